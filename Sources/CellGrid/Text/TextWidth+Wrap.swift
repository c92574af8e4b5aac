extension TextWidth {
  /// Breaks a text, cleaned, into lines of at most `columns` cells.
  ///
  /// Line breaks of the text stay. Chinese breaks between any two characters, but no line begins
  /// with a closing sign or ends with an opening one; Latin words and numbers stay whole unless
  /// one is longer than a line. Spaces at a break are dropped. An empty text is one empty line.
  public static func wrap(
    _ text: String, columns: Int, ambiguous: Int = 1, rightToLeft: RightToLeft = .standIn
  ) -> [String] {
    guard columns > 0 else { return [] }
    // Line feeds are found as bytes: looking for graphemes would cost more than the wrapping.
    return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).flatMap { bytes in
      let glyphs = Array(
        GlyphScanner(String(Substring(bytes)), ambiguous: ambiguous, rightToLeft: rightToLeft))
      return lines(of: glyphs, columns: columns)
    }
  }

  private static func lines(of glyphs: [MeasuredGlyph], columns: Int) -> [String] {
    var result: [String] = []
    var start = 0
    repeat {
      let end = lineEnd(glyphs, from: start, columns: columns)
      result.append(shownLine(glyphs[start..<end], columns: columns))
      start = end
      while start < glyphs.count, glyphs[start].glyph == .space { start += 1 }
    } while start < glyphs.count
    return result
  }

  /// The index behind the last glyph of the line that begins at `start`; always makes progress.
  private static func lineEnd(
    _ glyphs: [MeasuredGlyph], from start: Int, columns: Int
  ) -> Int {
    var used = 0
    var end = start
    while end < glyphs.count, used + glyphs[end].columns <= columns {
      used += glyphs[end].columns
      end += 1
    }
    guard end < glyphs.count else { return end }
    var candidate = end
    while candidate > start, !LineBreaking.isAllowed(between: glyphs, at: candidate) {
      candidate -= 1
    }
    if candidate > start { return candidate }
    return max(end, start + 1)
  }

  private static func shownLine(_ line: ArraySlice<MeasuredGlyph>, columns: Int) -> String {
    // A wide sign in a column of one cell: the cut sign says that something is there.
    if line.count == 1, let only = line.first, only.columns > columns {
      return SignSet.narrow.cutSign.string
    }
    let end = line.lastIndex { $0.glyph != .space }.map { $0 + 1 } ?? line.startIndex
    return string(of: line[..<end])
  }
}

/// Where a line may end, after GB/T 15834 for signs that stay with what they belong to.
enum LineBreaking {
  private static let closing = Set(
    "，。、；：！？）】》〉」』〕〗〞’”…—·％‰℃°々ー,.;:!?)]}%".unicodeScalars)
  private static let opening = Set("（【《〈「『〔〖〝‘“￥([{".unicodeScalars)

  /// True when a line may end before the glyph at `index`.
  static func isAllowed(between glyphs: [MeasuredGlyph], at index: Int) -> Bool {
    guard index > 0, index < glyphs.count else { return true }
    let before = glyphs[index - 1]
    let after = glyphs[index]
    if after.glyph == .space { return true }
    if closing.contains(after.glyph.base) || opening.contains(before.glyph.base) { return false }
    if before.glyph == .space { return true }
    return isIdeographic(before) || isIdeographic(after)
  }

  private static func isIdeographic(_ glyph: MeasuredGlyph) -> Bool {
    glyph.columns == 2 || closing.contains(glyph.glyph.base) && glyph.glyph.base.value > 0x7F
  }
}
