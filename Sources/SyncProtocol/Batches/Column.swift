import JSONDiff

/// One member of many changes, in the shortest of three forms: the same everywhere, whole numbers
/// by their differences, or a list.
enum Column {
  static func encoded(_ values: [JSON?]) -> JSON {
    if let first = values.first, let same = first, values.allSatisfy({ $0 == same }) {
      return ["same": same]
    }
    let numbers = values.compactMap { $0?.int }
    if numbers.count == values.count, let first = numbers.first {
      let steps = zip(numbers.dropFirst(), numbers).map { $0 - $1 }
      if let step = steps.first, steps.allSatisfy({ $0 == step }) {
        return ["from": JSON(first), "step": JSON(step)]
      }
      return ["from": JSON(first), "by": .array(steps.map { JSON($0) })]
    }
    var column: JSONObject = ["list": .array(values.map { $0 ?? .null })]
    let absent = values.indices.filter { values[$0] == nil }
    if !absent.isEmpty { column["absent"] = .array(absent.map { JSON($0) }) }
    return .object(column)
  }

  /// - Throws: `.malformed` when the column isn't one of that many values; `.bodyTooLarge` when they
  ///   are more than the budget lets in.
  static func decoded(
    _ column: JSON?, count: Int, _ budget: inout ExpansionBudget
  ) throws(Problem) -> [JSON?] {
    if let same = column?["same"] {
      try budget.spend(same, times: count)
      return Array(repeating: same, count: count)
    }
    if let first = column?["from"]?.int { return try numbers(column, first, count) }
    guard let list = column?["list"]?.array, list.count == count else { throw odd }
    var values: [JSON?] = list
    for index in column?["absent"]?.array ?? [] {
      guard let index = index.int, values.indices.contains(index) else { throw odd }
      values[index] = nil
    }
    return values
  }

  private static func numbers(
    _ column: JSON?, _ first: Int, _ count: Int
  ) throws(Problem) -> [JSON?] {
    guard count > 0 else { return [] }
    let steps: [Int]
    if let step = column?["step"]?.int {
      steps = Array(repeating: step, count: count - 1)
    } else {
      steps = (column?["by"]?.array ?? []).compactMap(\.int)
    }
    guard steps.count == count - 1 else { throw odd }
    var (number, values): (Int, [JSON?]) = (first, [JSON(first)])
    for step in steps {
      let (next, overflows) = number.addingReportingOverflow(step)
      guard !overflows, next.magnitude < 1 << 53 else { throw odd }
      number = next
      values.append(JSON(next))
    }
    return values
  }

  static let odd = Problem(.malformed, ["code": "columns.form"])
}

/// How large the changes of a line may become: what stands once in it may be meant thousands of
/// times.
struct ExpansionBudget {
  private static let bytes = ProtocolLimits().bodyBytes
  private var left = Self.bytes

  /// - Throws: `.bodyTooLarge`.
  mutating func spend(_ value: JSON, times count: Int) throws(Problem) {
    try spend(value.size(upTo: left), times: count)
  }

  /// - Throws: `.bodyTooLarge`.
  mutating func spend(_ bytes: Int, times count: Int) throws(Problem) {
    let (all, overflows) = bytes.multipliedReportingOverflow(by: count)
    guard !overflows, all <= left else {
      throw Problem(.bodyTooLarge, ["limit": JSON(Self.bytes), "code": "columns.size"])
    }
    left -= all
  }
}
