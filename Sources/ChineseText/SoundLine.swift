/// A line of sounds with several choices at some places, and the lines that spell them out.
///
/// All combinations of a whole title would double with every polyphone. What is looked for is
/// short, so only polyphones near each other are combined, each combination in a window.
struct SoundLine {
  /// What each character may sound like, commonest first.
  let choices: [[ArraySlice<UInt8>]]
  /// How many characters stand to either side of a combination.
  let margin: Int

  private static let widestGap = 4
  private static let mostCombinations = 8

  /// Appends the commonest line and the others, a separator after each.
  func append(to bytes: inout [UInt8]) {
    append(choices.indices, to: &bytes) { _ in 0 }
    for group in groups() {
      guard let first = group.first, let last = group.last else { continue }
      let window = max(0, first - margin)..<min(choices.count, last + margin + 1)
      for combination in 1..<combinations(of: group) {
        let picked = pick(combination, from: group)
        append(window, to: &bytes) { picked[$0] ?? 0 }
      }
    }
  }

  private func append(_ window: Range<Int>, to bytes: inout [UInt8], choice: (Int) -> Int) {
    for place in window { bytes.append(contentsOf: choices[place][choice(place)]) }
    bytes.append(SearchKeys.fieldSeparator)
  }

  /// Places with choices, those near each other together, as long as their combinations are few.
  private func groups() -> [[Int]] {
    var groups: [[Int]] = []
    for place in choices.indices where choices[place].count > 1 {
      if let group = groups.last, let last = group.last, place - last <= SoundLine.widestGap,
        combinations(of: group) * choices[place].count <= SoundLine.mostCombinations
      {
        groups[groups.count - 1].append(place)
      } else {
        groups.append([place])
      }
    }
    return groups
  }

  private func combinations(of group: [Int]) -> Int {
    group.reduce(1) { $0 * choices[$1].count }
  }

  private func pick(_ combination: Int, from group: [Int]) -> [Int: Int] {
    var rest = combination
    var picked: [Int: Int] = [:]
    for place in group {
      picked[place] = rest % choices[place].count
      rest /= choices[place].count
    }
    return picked
  }
}
