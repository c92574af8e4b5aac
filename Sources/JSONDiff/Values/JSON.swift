/// One JSON value (RFC 8259).
///
/// Objects are always held in RFC 8785 order and numbers keep the text they came with, so that a
/// value can be written back as it was read. Texts are equal when their UTF-8 bytes are; Swift's
/// canonical equivalence would take two different member names for one.
public enum JSON: Sendable, Hashable {
  /// The literal `null`.
  case null
  /// The literals `true` and `false`.
  case bool(Bool)
  /// A number, with the text it was written as.
  case number(JSONNumber)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSON])
  /// Named values, sorted by name.
  case object(JSONObject)

  /// Whether both are the same value; numbers compare by what they are worth, texts by bytes.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.string(let one), .string(let other)): CodeUnits.areEqual(one, other)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    default: false
    }
  }

  /// Feeds what `==` looks at.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null:
      hasher.combine(0)
    case .bool(let flag):
      hasher.combine(1)
      hasher.combine(flag)
    case .number(let number):
      hasher.combine(2)
      hasher.combine(number)
    case .string(let text):
      hasher.combine(3)
      hasher.combine(text)
    case .array(let elements):
      hasher.combine(4)
      hasher.combine(elements)
    case .object(let object):
      hasher.combine(5)
      hasher.combine(object)
    }
  }
}
