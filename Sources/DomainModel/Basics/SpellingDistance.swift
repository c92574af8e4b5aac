/// How many letters differ: to guess which entry or command was meant.
public enum SpellingDistance {
  /// The candidate with the fewest differing letters, at most two; ties go to the first by name.
  public static func nearest(to text: String, among candidates: [String]) -> String? {
    candidates.sorted().map { (name: $0, distance: distance(text, $0)) }
      .filter { $0.distance <= 2 }.min { $0.distance < $1.distance }?.name
  }

  /// Insertions, deletions and replacements that turn one text into the other (Levenshtein).
  ///
  /// Complexity: the product of both lengths.
  public static func distance(_ first: String, _ second: String) -> Int {
    let columns = Array(second)
    var previous = Array(0...columns.count)
    for (row, character) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in columns.enumerated() {
        let replaced = previous[column] + (character == other ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous.last ?? 0
  }
}
