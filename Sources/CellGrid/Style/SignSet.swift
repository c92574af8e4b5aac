/// The signs that a screen is drawn with. Each is exactly one cell wide where its set is used.
///
/// Box drawing, blocks and `…` are of the East Asian ambiguous class, so every screen starts
/// narrow and goes full only after the terminal was found to draw them in one cell.
public struct SignSet: Hashable, Sendable {
  /// Corners: top left, top right, bottom left, bottom right.
  public let topLeft, topRight, bottomLeft, bottomRight: Glyph
  /// Straight lines.
  public let horizontal, vertical: Glyph
  /// Where lines meet: the arm that is missing stands in the name (`teeDown` has arms left, right
  /// and down).
  public let teeDown, teeUp, teeRight, teeLeft, cross: Glyph
  /// Ends a text that was cut.
  public let cutSign: Glyph
  /// Bars growing upwards by eighths (full) or halves (narrow), lowest first, never empty.
  public let verticalBars: [Glyph]
  /// Bars growing to the right, shortest first, the last fills the cell.
  public let horizontalBars: [Glyph]
  /// The part of a gauge that is not filled.
  public let track: Glyph
  /// Up, down, open and small-dot signs that stand beside numbers.
  public let up, down, point: Glyph
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
    teeDown: "+", teeUp: "+", teeRight: "+", teeLeft: "+", cross: "+",
    cutSign: "~", verticalBars: [".", ":", "#"], horizontalBars: ["#"], track: ".",
    up: "▴", down: "▾", point: "∙")

  /// Box drawing, blocks and the ellipsis.
  public static let full = SignSet(
    topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
    horizontal: "─", vertical: "│",
    teeDown: "┬", teeUp: "┴", teeRight: "├", teeLeft: "┤", cross: "┼",
    cutSign: "…", verticalBars: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    horizontalBars: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], track: "░",
    up: "▴", down: "▾", point: "∙")
}
