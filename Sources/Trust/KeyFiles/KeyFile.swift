/// A file with one private key, mode 0600: `keys/device.key`, `keys/operator-ID.key`,
/// `keys/node.key`.
///
/// A key exists only once its file is on the disk: `create` returns it after the file and its
/// folder were synced, so nothing is ever signed with a key that a power cut could take back.
public struct KeyFile: Hashable, Sendable {
  /// Where the file is.
  public let path: String

  /// The file at a path, which need not exist yet.
  public init(path: String) {
    self.path = path
  }

  /// Makes a key and keeps it.
  /// - Parameters:
  ///   - algorithm: what key.
  ///   - passphrase: seals the key; nil leaves it open to whoever can read the file, which
  ///     `header().isSealed` says and `status` shows.
  ///   - cost: what a guess costs.
  ///   - random: unpredictable bytes; `SystemRandom.bytes`.
  /// - Returns: the key, safe on the disk.
  /// - Throws: `trust.keyFile.exists` (the file is as it was), `trust.keyFile.write` (there is no
  ///   file), `trust.key`, `trust.unavailable`.
  public func create(
    _ algorithm: StoredKey.Algorithm, passphrase: SecretBytes?,
    cost: PassphraseCost = .standard, random: (Int) -> [UInt8]
  ) throws(TrustProblem) -> StoredKey {
    let key = try StoredKey.generated(algorithm, random: random)
    let text = try KeyFileText(key, passphrase: passphrase, cost: cost, random: random)
    try OwnFile.create(path, Array(text.text.utf8))
    return key
  }

  /// The key.
  /// - Throws: `trust.keyFile.missing`, `.exposed` (another mode than 0600, another owner, a link),
  ///   `.form`, `trust.passphrase.missing`, `trust.passphrase`, `trust.key`.
  public func read(passphrase: SecretBytes? = nil) throws(TrustProblem) -> StoredKey {
    try storedText().key(passphrase: passphrase)
  }

  /// What the file says without its passphrase. Not authenticated until `read`.
  /// - Throws: as `read`, without those of the passphrase.
  public func header() throws(TrustProblem) -> KeyFileHeader {
    try storedText().header
  }

  /// Seals the same key under another passphrase, or opens it for good; the old file is replaced
  /// by rename. Copies of the old file in backups still open with the old passphrase.
  /// - Throws: as `read` and `create`; the file is then as it was.
  public func changePassphrase(
    from old: SecretBytes?, to new: SecretBytes?, cost: PassphraseCost = .standard,
    random: (Int) -> [UInt8]
  ) throws(TrustProblem) {
    let key = try read(passphrase: old)
    let text = try KeyFileText(key, passphrase: new, cost: cost, random: random)
    try OwnFile.replace(path, Array(text.text.utf8))
  }

  func storedText() throws(TrustProblem) -> KeyFileText {
    var bytes = try OwnFile.read(path, limit: 4096)
    defer { SecretBytes.clear(&bytes) }
    return try KeyFileText(parsing: bytes)
  }
}

/// The public part of a key file.
public struct KeyFileHeader: Hashable, Sendable {
  /// What key it is.
  public let algorithm: StoredKey.Algorithm
  /// The public key in unpadded base64url.
  public let publicText: String
  /// Whether a passphrase is needed.
  public let isSealed: Bool
}
