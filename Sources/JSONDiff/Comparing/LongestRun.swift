enum LongestRun {
  /// A longest increasing subsequence, by patience sorting: O(n log n).
  static func increasing(_ values: [Int]) -> [Int] {
    // ends[n] is the index of the smallest value that ends a run of n + 1 values.
    var ends: [Int] = []
    var previous = [Int?](repeating: nil, count: values.count)
    for (index, value) in values.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if values[ends[middle]] < value { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? ends[low - 1] : nil
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var run: [Int] = []
    var next = ends.last
    while let index = next {
      run.append(values[index])
      next = previous[index]
    }
    return run.reversed()
  }

  /// The pairs of indices of a longest common subsequence, ascending. Quadratic in time and
  /// space; whoever calls bounds the sizes.
  static func common(_ one: ArraySlice<Int>, _ other: ArraySlice<Int>) -> [(Int, Int)] {
    let width = other.count + 1
    // lengths[i * width + j]: the longest of what follows i in the one and j in the other.
    var lengths = [Int32](repeating: 0, count: (one.count + 1) * width)
    let (left, right) = (Array(one), Array(other))
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        let place = i * width + j
        lengths[place] =
          left[i] == right[j]
          ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        pairs.append((one.startIndex + i, other.startIndex + j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }
}
