import JSONDiff

/// Many changes in one line, member by member: what repeats compresses to almost nothing.
public enum ColumnBatch {
  /// The most changes a line may hold.
  public static let maximumCount = 4096

  /// The line of these changes. Patches stand as shapes (operations and paths, each once), the
  /// shape of every change, and per shape the values of each place.
  public static func encoded(_ changes: [JSONObject]) -> JSONObject {
    var names: Set<String> = []
    for change in changes { names.formUnion(change.names) }
    names.remove("patch")
    var members: JSONObject = [:]
    for name in names { members[name] = Column.encoded(changes.map { $0[name] }) }
    let columns: JSONObject = [
      "count": JSON(changes.count), "members": .object(members),
      "patches": PatchColumns.encoded(changes.map { $0["patch"] }),
    ]
    return ["columns": .object(columns)]
  }

  /// The changes of a line.
  /// - Throws: `.malformed`; `.bodyTooLarge` when they would fill more than a body.
  public static func decoded(_ columns: JSON) throws(Problem) -> [JSONObject] {
    guard let count = columns["count"]?.int, (0...maximumCount).contains(count),
      let members = columns["members"]?.object
    else { throw Column.odd }
    var budget = ExpansionBudget()
    var changes = [JSONObject](repeating: [:], count: count)
    for (name, column) in members {
      try budget.spend(name.utf8.count, times: count)
      let values = try Column.decoded(column, count: count, &budget)
      for (index, value) in values.enumerated() {
        changes[index][name] = value
      }
    }
    let patches = try PatchColumns.decoded(columns["patches"], count: count, &budget)
    for (index, patch) in patches.enumerated() { changes[index]["patch"] = patch }
    return changes
  }
}

/// Patches, taken apart into shapes and values.
enum PatchColumns {
  static func encoded(_ patches: [JSON?]) -> JSON {
    var shapes: [JSON] = []
    var places: [JSON: Int] = [:]
    var values: [[[JSON?]]] = []
    var shapeOf: [JSON?] = []
    for patch in patches {
      let operations = patch?.array ?? []
      let shape = JSON.array(operations.map(shape))
      let place = places[shape] ?? shapes.count
      if place == shapes.count {
        places[shape] = place
        shapes.append(shape)
        values.append(operations.map { _ in [] })
      }
      shapeOf.append(JSON(place))
      for (slot, operation) in operations.enumerated() {
        values[place][slot].append(operation["value"])
      }
    }
    return [
      "shapes": .array(shapes), "shape": Column.encoded(shapeOf),
      "values": .array(values.map { .array($0.map(column)) }),
    ]
  }

  /// Operation, path and source: all but the value.
  private static func shape(_ operation: JSON) -> JSON {
    var parts: [JSON] = [operation["op"] ?? .null, operation["path"] ?? .null]
    if let from = operation["from"] { parts.append(from) }
    return .array(parts)
  }

  /// Operations without a value have no column.
  private static func column(_ values: [JSON?]) -> JSON {
    values.contains { $0 != nil } ? Column.encoded(values) : .null
  }

  static func decoded(
    _ columns: JSON?, count: Int, _ budget: inout ExpansionBudget
  ) throws(Problem) -> [JSON] {
    guard let shapes = columns?["shapes"]?.array, let values = columns?["values"]?.array,
      shapes.count == values.count, shapes.count <= max(count, 1)
    else { throw Column.odd }
    let shapeOf = try Column.decoded(columns?["shape"], count: count, &budget)
      .map { $0?.int ?? -1 }
    var uses = [Int](repeating: 0, count: shapes.count)
    for shape in shapeOf {
      guard uses.indices.contains(shape) else { throw Column.odd }
      uses[shape] += 1
    }
    var slots: [[[JSON?]]] = []
    for (index, shape) in shapes.enumerated() {
      try budget.spend(shape, times: uses[index])
      slots.append(try decodedSlots(shape, values[index], uses: uses[index], &budget))
    }
    var next = [Int](repeating: 0, count: shapes.count)
    return shapeOf.map { shape in
      defer { next[shape] += 1 }
      return patch(shapes[shape], slots[shape].map { $0[next[shape]] })
    }
  }

  private static func decodedSlots(
    _ shape: JSON, _ columns: JSON, uses: Int, _ budget: inout ExpansionBudget
  ) throws(Problem) -> [[JSON?]] {
    guard let operations = shape.array, let columns = columns.array,
      operations.count == columns.count
    else { throw Column.odd }
    var slots: [[JSON?]] = []
    for (operation, column) in zip(operations, columns) {
      guard let parts = operation.array, (2...3).contains(parts.count) else { throw Column.odd }
      slots.append(
        column.isNull
          ? Array(repeating: nil, count: uses)
          : try Column.decoded(column, count: uses, &budget))
    }
    return slots
  }

  private static func patch(_ shape: JSON, _ values: [JSON?]) -> JSON {
    let operations = shape.array ?? []
    return .array(
      zip(operations, values).map { parts, value in
        var operation: JSONObject = [:]
        operation["op"] = parts[0]
        operation["path"] = parts[1]
        operation["from"] = parts[2]
        operation["value"] = value
        return .object(operation)
      })
  }
}
