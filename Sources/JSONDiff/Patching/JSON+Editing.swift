extension JSON {
  /// Lends the value at a place to be changed where it stands, without copying what is around.
  mutating func edit<Result>(
    _ pointer: JSONPointer, _ body: (inout JSON) throws(PatchFault) -> Result
  ) throws(PatchFault) -> Result {
    try edit(pointer, from: 0, body)
  }

  private mutating func edit<Result>(
    _ pointer: JSONPointer, from depth: Int, _ body: (inout JSON) throws(PatchFault) -> Result
  ) throws(PatchFault) -> Result {
    guard depth < pointer.tokens.count else { return try body(&self) }
    let token = pointer.tokens[depth]
    func here() -> JSONPointer { JSONPointer(tokens: Array(pointer.tokens[...depth])) }
    switch self {
    case .object(var object):
      // Taken out of self while it is changed, so that there is one owner and no copy.
      self = .null
      defer { self = .object(object) }
      guard case .found(let index) = object.search(token) else {
        throw PatchFault(.path, at: here(), "there is no such member")
      }
      return try object.members[index].value.edit(pointer, from: depth + 1, body)
    case .array(var elements):
      self = .null
      defer { self = .array(elements) }
      let index = try Self.index(token, in: elements, at: here())
      return try elements[index].edit(pointer, from: depth + 1, body)
    default:
      throw PatchFault(.path, at: here(), "its parent has no members or elements")
    }
  }

  /// Adds a value to this object or array and says how to take it back.
  mutating func insert(
    _ value: JSON, as token: String, below parent: JSONPointer
  ) throws(PatchFault) -> JSONPatch.Operation {
    let here = parent.appending(token)
    switch self {
    case .object(var object):
      self = .null
      let old = object[token]
      object[token] = value
      self = .object(object)
      return old.map { .replace(here, $0) } ?? .remove(here)
    case .array(var elements):
      let index = try Self.gap(token, in: elements, at: here)
      self = .null
      elements.insert(value, at: index)
      self = .array(elements)
      return .remove(parent.appending(index))
    default:
      throw PatchFault(.path, at: here, "its parent has no members or elements")
    }
  }

  /// Takes a value away from this object or array.
  mutating func takeAway(
    _ token: String, below parent: JSONPointer
  ) throws(PatchFault) -> JSON {
    let here = parent.appending(token)
    switch self {
    case .object(var object):
      self = .null
      defer { self = .object(object) }
      guard let value = object.removeValue(forName: token) else {
        throw PatchFault(.path, at: here, "there is no such member")
      }
      return value
    case .array(var elements):
      let index = try Self.index(token, in: elements, at: here)
      self = .null
      defer { self = .array(elements) }
      return elements.remove(at: index)
    default:
      throw PatchFault(.path, at: here, "its parent has no members or elements")
    }
  }

  private static func index(
    _ token: String, in elements: [JSON], at here: @autoclosure () -> JSONPointer
  ) throws(PatchFault) -> Int {
    let index = try gap(token, in: elements, at: here())
    guard index < elements.count else {
      throw PatchFault(.range, at: here(), "the array has \(elements.count) elements")
    }
    return index
  }

  /// An index where a value may be inserted: one more than where a value stands.
  private static func gap(
    _ token: String, in elements: [JSON], at here: @autoclosure () -> JSONPointer
  ) throws(PatchFault) -> Int {
    switch ArrayIndex(token) {
    case .end:
      return elements.count
    case .element(let index) where index <= elements.count:
      return index
    case .element:
      throw PatchFault(.range, at: here(), "the array has \(elements.count) elements")
    case nil:
      throw PatchFault(.path, at: here(), "an array index is a number without zeros in front, or -")
    }
  }
}
