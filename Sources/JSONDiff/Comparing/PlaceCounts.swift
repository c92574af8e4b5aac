/// Counts which places of a row are taken, and how many before a place: a Fenwick tree (P. Fenwick,
/// 1994), so that an array of n elements is put in order in O(n log n).
struct PlaceCounts {
  private var sums: [Int]

  init(_ count: Int) {
    sums = Array(repeating: 0, count: count + 1)
  }

  /// How many places before this one are taken.
  func before(_ place: Int) -> Int {
    var (sum, index) = (0, place)
    while index > 0 {
      sum += sums[index]
      index &= index - 1
    }
    return sum
  }

  mutating func take(_ place: Int) { add(1, at: place) }

  mutating func free(_ place: Int) { add(-1, at: place) }

  private mutating func add(_ change: Int, at place: Int) {
    var index = place + 1
    while index < sums.count {
      sums[index] += change
      index += index & -index
    }
  }
}
