/// What a pointer's step means in an array (RFC 6901 section 4).
enum ArrayIndex {
  /// The element of this number.
  case element(Int)
  /// `-`: the place after the last element.
  case end

  /// Nil when the step is no index: signs, spaces and zeros in front aren't allowed.
  init?(_ token: String) {
    if token == "-" {
      self = .end
      return
    }
    let digits = token.utf8
    let isNumber = digits.allSatisfy { (UInt8.zero ... .nine).contains($0) }
    guard isNumber, digits.first != .zero || digits.count == 1, let index = Int(token) else {
      return nil
    }
    self = .element(index)
  }
}

extension JSON {
  /// The value at a place, nil when there is none. An index beyond the elements, `-`, and an index
  /// with a zero in front are no places.
  public func value(at pointer: JSONPointer) -> JSON? {
    var value = self
    for token in pointer.tokens {
      guard let next = value.child(token) else { return nil }
      value = next
    }
    return value
  }

  private func child(_ token: String) -> JSON? {
    switch self {
    case .object(let object): object[token]
    case .array: if case .element(let index) = ArrayIndex(token) { self[index] } else { nil }
    default: nil
    }
  }
}
