/// A place in a document (RFC 6901): the way from the root, a member name or index a step.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
  /// The steps, unescaped; none for the whole document.
  public let tokens: [String]

  /// The whole document.
  public static let root = JSONPointer(tokens: [])

  /// A pointer by its unescaped steps.
  public init(tokens: [String]) {
    self.tokens = tokens
  }

  /// Reads a pointer: empty, or each step after a slash, `~0` for a tilde and `~1` for a slash.
  ///
  /// - Throws: `JSONError` with the code `pointer.syntax` and the byte that is wrong.
  public init(parsing text: String) throws(JSONError) {
    var tokens: [String] = []
    var token: [UInt8] = []
    var isAfterTilde = false
    for (offset, byte) in text.utf8.enumerated() {
      if offset == 0, byte != .slash {
        throw JSONError(.pointerSyntax, offset: 0, detail: "a pointer begins with a slash")
      }
      switch (isAfterTilde, byte) {
      case (true, .zero): token.append(.tilde)
      case (true, .zero + 1): token.append(.slash)
      case (true, _):
        throw JSONError(.pointerSyntax, offset: offset, detail: "only 0 or 1 may follow a tilde")
      case (false, .slash) where offset > 0:
        tokens.append(String(decoding: token, as: UTF8.self))
        token = []
      case (false, .slash), (false, .tilde): break
      case (false, _): token.append(byte)
      }
      isAfterTilde = !isAfterTilde && byte == .tilde
    }
    if isAfterTilde {
      throw JSONError(
        .pointerSyntax, offset: text.utf8.count, detail: "only 0 or 1 may follow a tilde")
    }
    self.tokens = text.isEmpty ? [] : tokens + [String(decoding: token, as: UTF8.self)]
  }

  /// The place of a member below this one.
  public func appending(_ member: String) -> JSONPointer {
    JSONPointer(tokens: tokens + [member])
  }

  /// The place of an element below this one.
  public func appending(_ index: Int) -> JSONPointer {
    appending(String(index))
  }

  /// Whether the other place is this one or lies below it.
  public func contains(_ other: JSONPointer) -> Bool {
    tokens.count <= other.tokens.count
      && zip(tokens, other.tokens).allSatisfy { CodeUnits.areEqual($0, $1) }
  }

  /// The text of the pointer, with escapes.
  public var description: String {
    var bytes: [UInt8] = []
    for token in tokens {
      bytes.append(.slash)
      for byte in token.utf8 {
        switch byte {
        case .tilde: bytes.append("~0")
        case .slash: bytes.append("~1")
        default: bytes.append(byte)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether both are the same place, by bytes.
  public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.tokens.count == right.tokens.count && left.contains(right)
  }
}

extension UInt8 {
  static let slash = UInt8(ascii: "/")
  static let tilde = UInt8(ascii: "~")
}
