internal import CWidthTable

/// Measures, cuts, pads and wraps text by cells. `ambiguous` is 1 or 2: the cells of the East
/// Asian ambiguous class (`“”…—·`) as the terminal was found to draw it.
public enum TextWidth {
  /// Cells of a text as the canvas draws it. Linear in the text.
  public static func columns(of text: String, ambiguous: Int = 1) -> Int {
    if isPlainASCII(text) { return text.utf8.count }
    var columns = 0
    var scanner = GlyphScanner(text, ambiguous: ambiguous)
    while let glyph = scanner.next() { columns += glyph.columns }
    return columns
  }

  /// The text as it is drawn: without controls and joiners, `〓` for what has no certain width.
  public static func cleaned(_ text: String, rightToLeft: RightToLeft = .standIn) -> String {
    if isPlainASCII(text) { return text }
    var result = ""
    var scanner = GlyphScanner(text, ambiguous: 1, rightToLeft: rightToLeft)
    while let glyph = scanner.next() {
      glyph.glyph.append(to: &result.unicodeScalars)
    }
    return result
  }

  /// The text, cleaned, in at most `columns` cells; what is cut ends in the sign.
  public static func cut(
    _ text: String, columns: Int, sign: Glyph = SignSet.narrow.cutSign, ambiguous: Int = 1
  ) -> String {
    var kept: [MeasuredGlyph] = []
    var used = 0
    var scanner = GlyphScanner(text, ambiguous: ambiguous)
    while let glyph = scanner.next() {
      guard used + glyph.columns <= columns else {
        while used > columns - 1, let last = kept.popLast() { used -= last.columns }
        if columns > 0 { kept.append(MeasuredGlyph(sign, columns: 1)) }
        break
      }
      kept.append(glyph)
      used += glyph.columns
    }
    return string(of: kept)
  }

  /// The text cut or filled with spaces to exactly `columns` cells.
  public static func padded(
    _ text: String, columns: Int, alignment: Alignment = .left,
    sign: Glyph = SignSet.narrow.cutSign, ambiguous: Int = 1
  ) -> String {
    let shown = cut(text, columns: columns, sign: sign, ambiguous: ambiguous)
    let free = max(0, columns - self.columns(of: shown, ambiguous: ambiguous))
    let before = alignment.offset(free: free)
    return String(repeating: " ", count: before) + shown
      + String(repeating: " ", count: free - before)
  }

  /// True when each byte is one visible cell.
  static func isPlainASCII(_ text: String) -> Bool {
    for byte in text.utf8 where byte < 0x20 || byte >= 0x7F { return false }
    return true
  }

  static func string(of glyphs: some Sequence<MeasuredGlyph>) -> String {
    var result = ""
    for glyph in glyphs { glyph.glyph.append(to: &result.unicodeScalars) }
    return result
  }
}

/// Where a text stands in a wider field.
public enum Alignment: Sendable, Hashable {
  /// At the left edge.
  case left
  /// In the middle; the odd cell goes to the right.
  case centre
  /// At the right edge: numbers.
  case right

  func offset(free: Int) -> Int {
    switch self {
    case .left: 0
    case .centre: free / 2
    case .right: free
    }
  }
}
