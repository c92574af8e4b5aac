/// A JSON number: the text it was written as, compared by what it is worth.
///
/// `1`, `1.0` and `1e0` are equal and hash alike; so are `0` and `-0`. The comparison is exact in
/// decimal, so two long numbers that share a double are still two numbers.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
  /// The text, in the grammar of RFC 8259 section 6.
  public let text: String

  /// A whole number.
  public init(_ value: Int) {
    text = String(value)
  }

  /// A whole number.
  public init(_ value: Int64) {
    text = String(value)
  }

  /// The shortest text that reads back as this double; nil when it isn't finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = ECMAScriptNumber.text(of: value)
  }

  /// A number from its JSON text; nil when the grammar refuses it or it overflows a double.
  public init?(text: String) {
    guard let value = try? JSON.parse(text, limits: .anyDocument),
      case .number(let number) = value, number.text.utf8.count == text.utf8.count
    else { return nil }
    self = number
  }

  /// For the parser, which has checked the grammar.
  init(checked text: String) {
    self.text = text
  }

  /// The whole number this is worth; nil when it has a fraction or doesn't fit.
  public var int: Int? {
    if let whole = Int(text) { return whole }
    return ExactDecimal(text).wholeNumber
  }

  /// The nearest double.
  public var double: Double {
    Double(text) ?? 0
  }

  /// The text.
  public var description: String { text }

  /// Whether both are worth the same.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    if left.text == right.text { return true }
    if let one = Int(left.text), let other = Int(right.text) { return one == other }
    return ExactDecimal(left.text) == ExactDecimal(right.text)
  }

  /// Feeds what the number is worth.
  public func hash(into hasher: inout Hasher) {
    if let whole = int {
      hasher.combine(whole)
    } else {
      hasher.combine(ExactDecimal(text))
    }
  }
}
