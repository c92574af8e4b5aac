extension JSON {
  /// How deep arrays and objects nest; a lone number has depth 0.
  public var depth: Int {
    switch self {
    case .array(let elements): 1 + (elements.lazy.map(\.depth).max() ?? 0)
    case .object(let object): 1 + (object.members.lazy.map(\.value.depth).max() ?? 0)
    case .null, .bool, .number, .string: 0
    }
  }

  /// About as many bytes as the canonical text has, or more than `limit` as soon as that is sure:
  /// a small value may stand in itself so often that its text would fill the memory.
  public func size(upTo limit: Int) -> Int {
    var size = 0
    addSize(to: &size, limit)
    return size
  }

  private func addSize(to size: inout Int, _ limit: Int) {
    guard size <= limit else { return }
    switch self {
    case .null, .bool, .number: size += 4
    case .string(let text): size += text.utf8.count + 3
    case .array(let elements):
      size += 2
      for element in elements where size <= limit { element.addSize(to: &size, limit) }
    case .object(let object):
      size += 2
      for member in object.members where size <= limit {
        size += member.name.utf8.count + 4
        member.value.addSize(to: &size, limit)
      }
    }
  }
}
