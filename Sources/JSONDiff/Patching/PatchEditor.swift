/// A document that operations are performed on; each gives the operations that take it back.
struct PatchEditor {
  private(set) var document: JSON
  /// How many more bytes may be copied: a patch that copies a value into itself doubles it each
  /// time.
  private var copyBudget = JSONPatch.mostCopiedBytes

  init(document: JSON) {
    self.document = document
  }

  mutating func perform(
    _ operation: JSONPatch.Operation
  ) throws(PatchFault) -> [JSONPatch.Operation] {
    switch operation {
    case .add(let path, let value):
      return [try add(value, at: path)]
    case .remove(let path):
      return [.add(path, try remove(at: path))]
    case .replace(let path, let value):
      return [.replace(path, try replace(at: path, by: value))]
    case .move(let from, let path):
      return try move(from: from, to: path)
    case .copy(let from, let path):
      return [try add(try copied(from), at: path)]
    case .test(let path, let value):
      guard try present(at: path) == value else {
        throw PatchFault(.test, at: path, "another value stands there")
      }
      return []
    }
  }

  private func present(at path: JSONPointer) throws(PatchFault) -> JSON {
    if let value = document.value(at: path) { return value }
    // There is none; the way there on a copy says at which step it ends.
    var copy = document
    return try copy.edit(path) { (value: inout JSON) throws(PatchFault) in value }
  }

  private mutating func copied(_ from: JSONPointer) throws(PatchFault) -> JSON {
    let value = try present(at: from)
    copyBudget -= value.size(upTo: copyBudget)
    guard copyBudget >= 0 else {
      throw PatchFault(
        .size, at: from, "more than \(JSONPatch.mostCopiedBytes) bytes would be copied")
    }
    return value
  }

  private mutating func replace(
    at path: JSONPointer, by value: JSON
  ) throws(PatchFault) -> JSON {
    try document.edit(path) { (place: inout JSON) throws(PatchFault) in
      let old = place
      place = value
      return old
    }
  }

  private mutating func add(
    _ value: JSON, at path: JSONPointer
  ) throws(PatchFault) -> JSONPatch.Operation {
    guard let last = path.tokens.last else {
      return .replace(path, try replace(at: path, by: value))
    }
    let parent = JSONPointer(tokens: path.tokens.dropLast())
    return try document.edit(parent) { (place: inout JSON) throws(PatchFault) in
      try place.insert(value, as: last, below: parent)
    }
  }

  private mutating func remove(at path: JSONPointer) throws(PatchFault) -> JSON {
    guard let last = path.tokens.last else {
      throw PatchFault(.path, at: path, "the whole document can't be removed")
    }
    let parent = JSONPointer(tokens: path.tokens.dropLast())
    return try document.edit(parent) { (place: inout JSON) throws(PatchFault) in
      try place.takeAway(last, below: parent)
    }
  }

  private mutating func move(
    from: JSONPointer, to path: JSONPointer
  ) throws(PatchFault) -> [JSONPatch.Operation] {
    if from == path {
      _ = try present(at: from)
      return []
    }
    guard !from.contains(path) else {
      throw PatchFault(.path, at: path, "a value can't be moved into itself")
    }
    let value = try remove(at: from)
    switch try add(value, at: path) {
    case .remove(let place):
      return [.move(from: place, to: from)]
    case let restoring:
      // What stood at the goal comes back first: its place is counted while `from` is empty.
      return [restoring, .add(from, value)]
    }
  }
}
