/// One cell of a screen. Sixteen bytes of plain memory.
public struct Cell: Hashable, Sendable {
  /// What is shown; `.none` in the right half of a wide cell.
  public var glyph: Glyph
  /// What it means; the theme turns this into colours.
  public var role: StyleRole
  /// Attributes on top of the role.
  public var emphasis: Emphasis
  /// 1, 2 for the left half of a wide cell, 0 for its right half.
  public private(set) var width: UInt8

  /// A cell of one or two columns.
  @inline(__always)
  public init(
    _ glyph: Glyph, role: StyleRole = .text, emphasis: Emphasis = [], isWide: Bool = false
  ) {
    self.glyph = glyph
    self.role = role
    self.emphasis = emphasis
    width = isWide ? 2 : 1
  }

  /// An empty cell in the plain text role.
  public static let blank = Cell(.space)

  /// The right half that belongs to a wide cell.
  @inline(__always)
  public static func continuation(role: StyleRole, emphasis: Emphasis) -> Cell {
    var cell = Cell(.none, role: role, emphasis: emphasis)
    cell.width = 0
    return cell
  }

  /// True for the right half of a wide cell.
  public var isContinuation: Bool { width == 0 }
  /// True for the left half of a wide cell.
  public var isWide: Bool { width == 2 }
}
