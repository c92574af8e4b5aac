extension JSON {
  /// The text, or nil when this is another kind of value.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The whole number, or nil when this is no number, has a fraction, or doesn't fit.
  public var int: Int? {
    guard case .number(let number) = self else { return nil }
    return number.int
  }

  /// The number as the nearest double, or nil when this is no number.
  public var double: Double? {
    guard case .number(let number) = self else { return nil }
    return number.double
  }

  /// The truth value, or nil when this is another kind of value.
  public var bool: Bool? {
    guard case .bool(let flag) = self else { return nil }
    return flag
  }

  /// The elements, or nil when this is no array.
  public var array: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members, or nil when this is no object.
  public var object: JSONObject? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// Whether this is the literal `null`.
  public var isNull: Bool {
    guard case .null = self else { return false }
    return true
  }

  /// The value of a member, or nil when this is no object or has no such member.
  public subscript(_ member: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[member]
  }

  /// The element at an index, or nil when this is no array or is shorter.
  public subscript(_ index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}
