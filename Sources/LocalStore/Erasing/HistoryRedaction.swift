import JSONDiff

/// Takes what stood at a place out of patches, so that a record's history no longer tells it.
///
/// Elements of an array have had other numbers before, so a place inside an array stands for the
/// whole array.
struct HistoryRedaction {
  private let place: JSONPointer

  init(_ pointer: JSONPointer) {
    let isIndex = { (token: String) in
      token == "-" || (!token.isEmpty && token.utf8.allSatisfy { (48...57).contains($0) })
    }
    place = JSONPointer(tokens: Array(pointer.tokens.prefix { !isIndex($0) }))
  }

  /// The patch without what it said of the place.
  func redacted(_ patch: JSONPatch) -> JSONPatch {
    JSONPatch(patch.operations.compactMap(redacted))
  }

  /// What a patch says of the place.
  func told(by patch: JSONPatch) -> [JSON] {
    patch.operations.compactMap { operation in
      switch operation {
      case .add(let path, let value), .replace(let path, let value), .test(let path, let value):
        if place.contains(path) { value } else { value.value(at: rest(below: path)) }
      case .remove, .move, .copy: nil
      }
    }
  }

  private func redacted(_ operation: JSONPatch.Operation) -> JSONPatch.Operation? {
    guard !place.contains(operation.path) else { return nil }
    switch operation {
    case .add(let path, let value): return .add(path, without(value, at: path))
    case .replace(let path, let value): return .replace(path, without(value, at: path))
    case .test(let path, let value): return .test(path, without(value, at: path))
    case .move(let from, _), .copy(let from, _): return place.contains(from) ? nil : operation
    case .remove: return operation
    }
  }

  /// The value that a patch put above the place, without what stood there.
  private func without(_ value: JSON, at path: JSONPointer) -> JSON {
    (try? JSONPatch([.remove(rest(below: path))]).apply(to: value)) ?? value
  }

  /// The way to the place from one above it; a way to nowhere from elsewhere.
  private func rest(below path: JSONPointer) -> JSONPointer {
    path.contains(place)
      ? JSONPointer(tokens: Array(place.tokens.dropFirst(path.tokens.count))) : place
  }
}
