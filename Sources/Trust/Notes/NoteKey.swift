import CLibcrypto

/// A key that signs notes under a name, C2SP signed-note. Type bytes: 0x01 Ed25519, 0x04 Ed25519
/// cosignature/v1, and 0xff with a name of our own for SM2, as the specification asks of types it
/// doesn't list.
public struct NoteKey: Hashable, Sendable {
  /// The key itself.
  public enum Point: Hashable, Sendable {
    /// An Ed25519 key.
    case ed25519(Ed25519PublicKey)
    /// An SM2 key.
    case sm2(SM2PublicKey)

    fileprivate var bytes: [UInt8] {
      switch self {
      case .ed25519(let key): key.bytes
      case .sm2(let key): key.bytes
      }
    }
  }

  /// What a line says.
  public enum Purpose: Hashable, Sendable {
    /// The log itself: this is my state.
    case log
    /// A witness: at this time this state was consistent with all I had seen before.
    case cosignature
  }

  /// The name on the line; a log's is its origin.
  public let name: String
  /// The key itself.
  public let point: Point
  /// What its lines say.
  public let purpose: Purpose

  /// A key under a name.
  /// - Throws: `trust.key` when the name is empty or has white space, control characters or a plus.
  public init(name: String, point: Point, purpose: Purpose = .log) throws(TrustProblem) {
    guard Self.isName(name) else {
      throw TrustProblem(.key, "a note's signer has a name without spaces and plus")
    }
    self.name = name
    self.point = point
    self.purpose = purpose
  }

  /// A key from its text `name+hash+base64`, as C2SP tools exchange it.
  /// - Throws: `trust.key`, also when the hash isn't that of name and key.
  public init(text: String) throws(TrustProblem) {
    let problem = TrustProblem(.key, "a note key is written name+8 hex digits+base64")
    // The base64 itself may have a plus, the name may not.
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let typed = Base64.bytes(standard: parts[2]) else { throw problem }
    for type in Self.types where typed.starts(with: type.bytes) {
      let bytes = Array(typed.dropFirst(type.bytes.count))
      let point: Point =
        type.isSM2
        ? .sm2(try SM2PublicKey(bytes: bytes)) : .ed25519(try Ed25519PublicKey(bytes: bytes))
      try self.init(name: String(parts[0]), point: point, purpose: type.purpose)
      guard Self.hexadecimal(keyHash) == String(parts[1]) else { throw problem }
      return
    }
    throw problem
  }

  /// The text `name+hash+base64`.
  public var text: String {
    "\(name)+\(Self.hexadecimal(keyHash))+\(Base64.standard(typedBytes))"
  }

  /// The four bytes that name the key on a line: SHA-256(name ‖ \n ‖ type ‖ key), its beginning.
  /// A hint only; the signature decides. SHA-256 is the specification's choice.
  public var keyHash: [UInt8] {
    let named = Array(name.utf8) + [0x0A] + typedBytes
    var digest = [UInt8](repeating: 0, count: 32)
    // A libcrypto without SHA-256 leaves zeros: no line matches, nothing is trusted.
    _ = clibcrypto_sha256(named, named.count, &digest)
    return Array(digest.prefix(4))
  }

  private var typedBytes: [UInt8] {
    let type = Self.types.first { $0.purpose == purpose && $0.isSM2 == isSM2 }
    return (type?.bytes ?? []) + point.bytes
  }

  private var isSM2: Bool {
    if case .sm2 = point { return true }
    return false
  }

  private static let types: [(bytes: [UInt8], isSM2: Bool, purpose: Purpose)] = [
    ([0x01], false, .log),
    ([0x04], false, .cosignature),
    ([0xFF] + Array("dutydesk/sm2-sm3/1\n".utf8), true, .log),
    ([0xFF] + Array("dutydesk/sm2-sm3-cosignature/1\n".utf8), true, .cosignature),
  ]

  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0.value > 0x20 && $0.value != 0x7F && $0 != "+"
      }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
