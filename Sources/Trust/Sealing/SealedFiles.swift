import JSONDiff

/// Small files under a passphrase, such as the keys of a store on their way into a backup. Three
/// lines:
/// ```
/// dutydesk-sealed-files 1
/// seal scrypt 15 8 3 SALT
/// files BASE64URL
/// ```
/// Sealed, with the two lines before as context, is a JSON object of names with contents in
/// base64url.
public enum SealedFiles {
  private static let firstLine = "dutydesk-sealed-files 1"

  /// Seals files.
  /// - Parameters:
  ///   - files: contents by name.
  ///   - passphrase: what opens them again.
  ///   - cost: what a guess costs.
  ///   - random: unpredictable bytes.
  /// - Returns: the text of the sealed files.
  /// - Throws: `trust.unavailable`.
  public static func sealed(
    _ files: [String: [UInt8]], passphrase: SecretBytes, cost: PassphraseCost = .standard,
    random: (Int) -> [UInt8]
  ) throws(TrustProblem) -> [UInt8] {
    let seal = PassphraseSeal(cost: cost, random: random)
    var members: JSONObject = [:]
    for (name, bytes) in files { members[name] = .string(Base64.url(bytes)) }
    var plain = members.canonicalBytes()
    defer { SecretBytes.clear(&plain) }
    let head = head(seal)
    let content = try seal.key(passphrase).sealed(
      plain, context: Array(head.utf8), random: random)
    return Array((head + "files \(Base64.url(content))\n").utf8)
  }

  /// The files, by name.
  /// - Throws: `trust.sealed.form` for other bytes, `trust.passphrase` when the passphrase is
  ///   another or the bytes were changed.
  public static func opened(
    _ bytes: [UInt8], passphrase: SecretBytes
  ) throws(TrustProblem) -> [String: [UInt8]] {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, lines[0] == firstLine,
      let seal = value(lines[1], "seal").flatMap(PassphraseSeal.init(text:)),
      let content = value(lines[2], "files").flatMap({ Base64.bytes(url: $0) })
    else { throw TrustProblem(.sealedForm, "not sealed files of version 1") }
    var plain: [UInt8]
    do {
      plain = try seal.key(passphrase).opened(content, context: Array(head(seal).utf8))
    } catch {
      throw TrustProblem(.passphrase, "the passphrase is another, or the bytes were changed")
    }
    defer { SecretBytes.clear(&plain) }
    return try files(plain)
  }

  private static func files(_ plain: [UInt8]) throws(TrustProblem) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for member in (try? JSON.parse(plain))?.object ?? [:] {
      guard let bytes = member.value.string.flatMap({ Base64.bytes(url: $0) }) else {
        throw TrustProblem(.sealedForm, "\(member.name) isn't base64url")
      }
      files[member.name] = bytes
    }
    return files
  }

  private static func head(_ seal: PassphraseSeal) -> String {
    "\(firstLine)\nseal \(seal.text)\n"
  }

  private static func value(_ line: Substring, _ name: String) -> String? {
    line.hasPrefix(name + " ") ? String(line.dropFirst(name.count + 1)) : nil
  }
}
