/// The signs that a screen is drawn with. Each is exactly one cell wide where its set is used.
///
/// Box drawing, blocks and `…` are of the East Asian ambiguous class, so every screen starts
/// narrow and goes full only after the terminal was found to draw them in one cell.
public struct SignSet: Hashable, Sendable {
  /// Corners: top left, top right, bottom left, bottom right.
  public let topLeft, topRight, bottomLeft, bottomRight: Glyph
  /// Straight lines.
  public let horizontal, vertical: Glyph
  /// Ends a text that was cut.
  public let cutSign: Glyph
  /// Marks before rows; ASCII in both sets because screen readers read blocks aloud.
  public let selected: Glyph = ">"
  /// Before a marked row.
  public let marked: Glyph = "*"
  /// Before the title of a record with the operator's own flag; one cell wide everywhere.
  public let flagged: Glyph = "▴"

  /// ASCII and signs that every terminal draws in one cell.
  public static let narrow = SignSet(
    topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
    horizontal: "-", vertical: "|",
    cutSign: "~")

  /// Box drawing, blocks and the ellipsis.
  public static let full = SignSet(
    topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
    horizontal: "─", vertical: "│",
    cutSign: "…")
}
