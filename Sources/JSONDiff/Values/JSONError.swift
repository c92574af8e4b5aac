/// Why a text is no JSON, no pointer or no patch.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong; the raw value is stable and reaches scripts.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The text breaks the grammar of RFC 8259.
    case syntax = "json.syntax"
    /// Arrays and objects nest deeper than allowed.
    case depth = "json.depth"
    /// An object has a name twice (RFC 7493 section 2.3).
    case duplicate = "json.duplicate"
    /// Bytes that are no UTF-8, or an escaped surrogate without its partner.
    case encoding = "json.utf8"
    /// More bytes or values than allowed.
    case size = "json.size"
    /// A number that a double can't hold, or a whole number that it can't hold exactly.
    case numberRange = "number.range"
    /// The text is no JSON pointer (RFC 6901 section 3).
    case pointerSyntax = "pointer.syntax"
    /// The document is no JSON patch (RFC 6902 section 3 and 4).
    case patchSyntax = "patch.syntax"
  }

  /// What is wrong.
  public let reason: Reason
  /// Where: bytes from the start of the text; for a patch the index of the operation.
  public let offset: Int
  /// The particulars, in English, without a full stop.
  public let detail: String

  /// An error at a place.
  public init(_ reason: Reason, offset: Int, detail: String) {
    self.reason = reason
    self.offset = offset
    self.detail = detail
  }

  /// The stable code, such as `json.syntax`.
  public var code: String { reason.rawValue }

  /// Code, place and particulars in a line.
  public var description: String { "\(code) at \(offset): \(detail)" }
}
