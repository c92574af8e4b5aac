import CellGrid

/// Text of records on its way to a terminal: what others wrote must not move the cursor, hide
/// words or turn the direction of the line.
enum CleanText {
  /// The text line by line, without control and direction characters.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line(String($0)) }.joined(separator: "\n")
  }

  /// The text as one line.
  static func line(_ text: String) -> String {
    TextWidth.cleaned(text, rightToLeft: .kept)
  }
}
