extension Comparison {
  /// Compares arrays by what they have in common in order; between two common elements the rest
  /// is changed in place as far as it goes, and the surplus removed or added.
  mutating func compareSequences(_ old: [JSON], _ new: [JSON]) {
    var (i, j) = (0, 0)
    for (left, right) in Self.commonPairs(old, new) + [(old.count, new.count)] {
      compareGap(old[i..<left], new[j..<right])
      (i, j) = (left + 1, right + 1)
    }
  }

  /// All before the gap is as in `new` already, so the gap begins at the index it has there.
  private mutating func compareGap(_ old: ArraySlice<JSON>, _ new: ArraySlice<JSON>) {
    let shared = min(old.count, new.count)
    for offset in 0..<shared {
      compare(
        old[old.startIndex + offset], new[new.startIndex + offset],
        at: String(new.startIndex + offset))
    }
    let surplus = path.appending(new.startIndex + shared)
    operations += repeatElement(.remove(surplus), count: old.count - shared)
    for index in new.indices.dropFirst(shared) {
      operations.append(.add(path.appending(index), new[index]))
    }
  }

  private static func commonPairs(_ old: [JSON], _ new: [JSON]) -> [(Int, Int)] {
    let shorter = min(old.count, new.count)
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let suffix = zip(old.reversed(), new.reversed()).prefix(shorter - prefix)
      .prefix { $0 == $1 }.count
    let (left, right) = (old[prefix..<old.count - suffix], new[prefix..<new.count - suffix])
    var pairs = (0..<prefix).map { ($0, $0) }
    if left.count * right.count <= JSONDiffer.sequenceBudget {
      pairs += commonPairs(left, right)
    }
    return pairs + (0..<suffix).map { (old.count - suffix + $0, new.count - suffix + $0) }
  }

  /// Equal elements get equal numbers first, so that the quadratic part compares numbers.
  private static func commonPairs(
    _ old: ArraySlice<JSON>, _ new: ArraySlice<JSON>
  ) -> [(Int, Int)] {
    var numbers: [JSON: Int] = [:]
    func number(of element: JSON) -> Int {
      let number = numbers[element, default: numbers.count]
      numbers[element] = number
      return number
    }
    let (left, right) = (old.map(number), new.map(number))
    return LongestRun.common(left[...], right[...]).map {
      (old.startIndex + $0, new.startIndex + $1)
    }
  }
}
