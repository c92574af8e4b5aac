/// How a passphrase becomes the key of a sealed text: the words `scrypt 15 8 3 SALT` of its head.
struct PassphraseSeal: Hashable, Sendable {
  let cost: PassphraseCost
  private let salt: [UInt8]

  private static let saltByteCount = 16

  /// A seal with a salt of its own.
  init(cost: PassphraseCost, random: (Int) -> [UInt8]) {
    self.cost = cost
    salt = random(Self.saltByteCount)
  }

  /// Nil for text that is no seal.
  init?(text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 5, words[0] == "scrypt",
      let logarithm = String.wholeNumber(words[1]), let blocks = String.wholeNumber(words[2]),
      let lanes = String.wholeNumber(words[3]), let salt = Base64.bytes(url: words[4]),
      salt.count == Self.saltByteCount
    else { return nil }
    cost = PassphraseCost(logarithm: logarithm, blocks: blocks, lanes: lanes)
    self.salt = salt
  }

  var text: String { "scrypt \(cost.text) \(Base64.url(salt))" }

  /// - Throws: `trust.keyFile.form` for a cost out of bounds, `trust.unavailable`.
  func key(_ passphrase: SecretBytes) throws(TrustProblem) -> SealingKey {
    try cost.key(passphrase: passphrase, salt: salt)
  }
}
