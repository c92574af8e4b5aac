/// What spreadsheets do to texts, and what keeps them from it.
enum CSVCell {
  /// The text of a cell for people who open the table in a spreadsheet.
  ///
  /// A text that would be taken for a formula gets an apostrophe before it, which spreadsheets
  /// hide and `read` takes off. Digits that would lose their first zeros, or their last digits
  /// to floating point (12 and more), are written as the formula that keeps them: `="0123"`.
  static func written(_ text: String) -> String {
    if looksLikeFormula(text) { return "'" + text }
    let digits = text.utf8
    guard digits.count > 1, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      digits.count >= 12 || digits.first == 0x30
    else { return text }
    return "=\"\(text)\""
  }

  /// The cell as it stands in a line.
  static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
      return field
    }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  /// The text that a cell stands for. The formula of nothing, `=""`, is a text like any other: it
  /// would come back as no text.
  static func read(_ cell: String) -> String {
    if cell.hasPrefix("=\""), cell.hasSuffix("\""), cell.utf8.count > 3 {
      let inner = cell.dropFirst(2).dropLast()
      if !inner.utf8.contains(0x22) { return String(inner) }
    }
    return cell.hasPrefix("'") && looksLikeFormula(cell) ? String(cell.dropFirst()) : cell
  }

  /// Whether a spreadsheet has turned digits into a number and lost some: `3.70102E+17`.
  static func isRoundedNumber(_ cell: String) -> Bool {
    cell.wholeMatch(of: /[0-9](\.[0-9]+)?[Ee]\+(1[1-9]|[2-9][0-9])/) != nil
  }

  /// Apostrophes before it don't count: they are what is put there.
  private static func looksLikeFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 != 0x27 }) else { return false }
    return [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first)
  }
}
