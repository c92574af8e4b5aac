import JSONDiff

/// What is equal for a whole batch stands once, in its head line.
enum SharedMembers {
  /// What may be shared. Identity of record, patch and clock never are.
  static let names = [
    "device", "epoch", "actor", "schema", "type", "scope", "command", "group", "reason",
  ]

  /// The shared members of changes, with `first` when their numbers follow one another, and the
  /// changes without them.
  static func factored(_ changes: [JSONObject]) -> (shared: JSONObject, lines: [JSONObject]) {
    var shared: JSONObject = [:]
    guard let first = changes.first else { return (shared, changes) }
    var lines = changes
    for name in names {
      guard let value = first[name], changes.allSatisfy({ $0[name] == value }) else { continue }
      shared[name] = value
      for index in lines.indices { _ = lines[index].removeValue(forName: name) }
    }
    if let number = first["number"]?.int,
      changes.enumerated().allSatisfy({ $0.element["number"]?.int == number + $0.offset })
    {
      shared["first"] = JSON(number)
      for index in lines.indices { _ = lines[index].removeValue(forName: "number") }
    }
    return (shared, lines)
  }

  /// A change with what its head says; what the line says itself holds.
  static func expanded(_ line: JSONObject, head: JSONObject, index: Int) -> JSONObject {
    var change = line
    for name in names where change[name] == nil { change[name] = head[name] }
    if change["number"] == nil, let first = head["first"]?.int, first < 1 << 53 - 1 - index {
      change["number"] = JSON(first + index)
    }
    return change
  }
}
