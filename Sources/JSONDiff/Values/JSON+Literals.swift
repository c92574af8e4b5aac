// There is no nil literal: `value["name"] == nil` must go on meaning "no such member".

extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A text.
  public init(stringLiteral value: String) {
    self = .string(value)
  }
}

extension JSON: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) {
    self = .number(JSONNumber(value))
  }
}

extension JSON: ExpressibleByFloatLiteral {
  /// A number; a literal is always finite, so the zero is never taken.
  public init(floatLiteral value: Double) {
    self = .number(JSONNumber(value) ?? JSONNumber(0))
  }
}

extension JSON: ExpressibleByBooleanLiteral {
  /// A truth value.
  public init(booleanLiteral value: Bool) {
    self = .bool(value)
  }
}

extension JSON: ExpressibleByArrayLiteral {
  /// Elements in order.
  public init(arrayLiteral elements: JSON...) {
    self = .array(elements)
  }
}

extension JSON: ExpressibleByDictionaryLiteral {
  /// Members; of two with one name the later stays.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(JSONObject(members: elements))
  }
}

extension JSON {
  /// A whole number.
  public init(_ value: Int) {
    self = .number(JSONNumber(value))
  }

  /// A text.
  public init(_ value: String) {
    self = .string(value)
  }

  /// A truth value.
  public init(_ value: Bool) {
    self = .bool(value)
  }
}
