/// Finds a small patch between two documents.
///
/// Objects are always compared member by member, so that a patch says which fields changed and a
/// merge can go by field. Elements of arrays are matched by their `id` when all have one, and then
/// keep their identity when they move; other arrays by their longest common subsequence, unless
/// replacing the array whole is shorter.
public enum JSONDiffer {
  /// The patch that makes `new` of `old`: only `add`, `remove`, `replace` and `move`, empty when
  /// both are equal. Members come in canonical order; equal inputs give equal patches.
  /// Complexity: O(n log n), but for arrays without ids, where it is bounded by `sequenceBudget`.
  public static func patch(from old: JSON, to new: JSON) -> JSONPatch {
    var comparison = Comparison()
    comparison.compare(old, new)
    return JSONPatch(comparison.operations)
  }

  /// The most pairs of elements that two arrays without ids are compared by; beyond that elements
  /// are compared place by place. A square of 700 elements takes milliseconds.
  static let sequenceBudget = 500_000
}

/// A comparison under way: where it stands, and the operations so far.
struct Comparison {
  var operations: [JSONPatch.Operation] = []
  private var tokens: [String] = []

  var path: JSONPointer { JSONPointer(tokens: tokens) }

  mutating func compare(_ old: JSON, _ new: JSON) {
    switch (old, new) {
    case (.object(let old), .object(let new)):
      compareObjects(old, new)
    case (.array(let old), .array(let new)):
      if old == new { return }
      compareArrays(old, new)
    default:
      if old != new { operations.append(.replace(path, new)) }
    }
  }

  /// Compares what stands at a step below.
  mutating func compare(_ old: JSON, _ new: JSON, at token: String) {
    tokens.append(token)
    compare(old, new)
    tokens.removeLast()
  }

  /// Walks both in their common order.
  private mutating func compareObjects(_ old: JSONObject, _ new: JSONObject) {
    var (left, right) = (old.members[...], new.members[...])
    while let one = left.first, let other = right.first {
      let order = CodeUnits.compare(one.name, other.name)
      if order < 0 {
        operations.append(.remove(path.appending(one.name)))
      } else if order > 0 {
        operations.append(.add(path.appending(other.name), other.value))
      } else {
        compare(one.value, other.value, at: one.name)
      }
      if order <= 0 { left.removeFirst() }
      if order >= 0 { right.removeFirst() }
    }
    operations += left.map { .remove(path.appending($0.name)) }
    operations += right.map { .add(path.appending($0.name), $0.value) }
  }

  private mutating func compareArrays(_ old: [JSON], _ new: [JSON]) {
    if let left = ElementIdentities(old), let right = ElementIdentities(new),
      !old.isEmpty, !new.isEmpty
    {
      compareIdentified(left, right)
    } else {
      compareOrReplace(old, new)
    }
  }

  private mutating func compareOrReplace(_ old: [JSON], _ new: [JSON]) {
    let start = operations.count
    compareSequences(old, new)
    let whole = JSONPatch.Operation.replace(path, .array(new))
    if size(operations[start...]) > size([whole]) {
      operations.replaceSubrange(start..., with: [whole])
    }
  }

  private func size(_ operations: ArraySlice<JSONPatch.Operation>) -> Int {
    var bytes: [UInt8] = []
    for operation in operations { operation.appendCanonical(to: &bytes) }
    return bytes.count
  }
}
