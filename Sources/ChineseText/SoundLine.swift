/// A line of sounds with several choices at some places, and the lines that spell them out.
///
/// All combinations of a whole title would double with every polyphone. What is looked for is
/// short, so each polyphone takes its other readings alone and together with the next one, in a
/// window: any query of up to `margin` + 1 characters is found in which at most two polyphones,
/// neighbours among polyphones, have another reading than their commonest.
struct SoundLine {
  /// What each character may sound like, commonest first.
  let choices: [[ArraySlice<UInt8>]]
  /// How many characters stand to either side.
  let margin: Int

  /// Appends the commonest line and the others, a separator after each.
  func append(to bytes: inout [UInt8]) {
    append(choices.indices, to: &bytes)
    var before: Int?
    for place in choices.indices where choices[place].count > 1 {
      for choice in 1..<choices[place].count {
        append(window(place, place), to: &bytes, place, choice)
        guard let neighbour = before, place - neighbour <= margin else { continue }
        for other in 1..<choices[neighbour].count {
          append(window(neighbour, place), to: &bytes, place, choice, neighbour, other)
        }
      }
      before = place
    }
  }

  /// The stretch in which a query of `margin` + 1 characters may reach both places.
  private func window(_ first: Int, _ last: Int) -> Range<Int> {
    max(0, last - margin)..<min(choices.count, first + margin + 1)
  }

  private func append(
    _ window: Range<Int>, to bytes: inout [UInt8],
    _ place: Int = -1, _ choice: Int = 0, _ neighbour: Int = -1, _ other: Int = 0
  ) {
    for each in window {
      let picked = each == place ? choice : each == neighbour ? other : 0
      bytes.append(contentsOf: choices[each][picked])
    }
    bytes.append(SearchKeys.fieldSeparator)
  }
}
