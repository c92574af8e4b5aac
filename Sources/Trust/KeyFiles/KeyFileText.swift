/// The text of a key file, five lines:
/// ```
/// dutydesk-key 1
/// algorithm SM2
/// public BASE64URL
/// seal scrypt 15 8 3 SALT        (or: seal none)
/// key BASE64URL
/// ```
/// A sealed key is sealed with the four lines before it as context, so none can be exchanged.
struct KeyFileText {
  let header: KeyFileHeader
  private let seal: PassphraseSeal?
  private let content: [UInt8]

  private static let firstLine = "dutydesk-key 1"

  init(
    _ key: StoredKey, passphrase: SecretBytes?, cost: PassphraseCost, random: (Int) -> [UInt8]
  ) throws(TrustProblem) {
    header = KeyFileHeader(
      algorithm: key.algorithm, publicText: key.publicText, isSealed: passphrase != nil)
    var secret = key.secret.withBytes { Array($0) }
    defer { SecretBytes.clear(&secret) }
    guard let passphrase else {
      seal = nil
      content = secret
      return
    }
    let seal = PassphraseSeal(cost: cost, random: random)
    self.seal = seal
    content = try seal.key(passphrase).sealed(
      secret, context: Array(Self.head(header, seal).utf8), random: random)
  }

  init(parsing bytes: [UInt8]) throws(TrustProblem) {
    let problem = TrustProblem(.keyFileForm, "not a key file of version 1")
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 6, lines[5].isEmpty, lines[0] == Self.firstLine,
      let algorithm = Self.value(lines[1], "algorithm").flatMap(StoredKey.Algorithm.init),
      let publicText = Self.value(lines[2], "public"),
      let sealText = Self.value(lines[3], "seal"),
      let content = Self.value(lines[4], "key").flatMap({ Base64.bytes(url: $0) })
    else { throw problem }
    seal = sealText == "none" ? nil : PassphraseSeal(text: sealText)
    guard seal != nil || sealText == "none" else { throw problem }
    header = KeyFileHeader(algorithm: algorithm, publicText: publicText, isSealed: seal != nil)
    self.content = content
  }

  /// What stands before the key: what it is and how it is sealed.
  var headText: String { Self.head(header, seal) }

  /// The whole text.
  var text: String {
    Self.head(header, seal) + "key \(Base64.url(content))\n"
  }

  func key(passphrase: SecretBytes?) throws(TrustProblem) -> StoredKey {
    var secret = try openedContent(passphrase)
    let key = try StoredKey(header.algorithm, secret: SecretBytes(taking: &secret))
    guard key.publicText == header.publicText else {
      throw TrustProblem(.keyFileForm, "the public key in the file isn't that of the private one")
    }
    return key
  }

  private func openedContent(_ passphrase: SecretBytes?) throws(TrustProblem) -> [UInt8] {
    guard let seal else { return content }
    guard let passphrase else {
      throw TrustProblem(.passphraseMissing, "the key is sealed with a passphrase")
    }
    let key = try seal.key(passphrase)
    do {
      return try key.opened(content, context: Array(Self.head(header, seal).utf8))
    } catch {
      throw TrustProblem(.passphrase, "the passphrase is another, or the file was changed")
    }
  }

  private static func head(_ header: KeyFileHeader, _ seal: PassphraseSeal?) -> String {
    """
    \(firstLine)
    algorithm \(header.algorithm.rawValue)
    public \(header.publicText)
    seal \(seal?.text ?? "none")

    """
  }

  private static func value(_ line: Substring, _ name: String) -> String? {
    line.hasPrefix(name + " ") ? String(line.dropFirst(name.count + 1)) : nil
  }
}
