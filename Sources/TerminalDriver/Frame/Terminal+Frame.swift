import CellGrid
import Glibc
internal import CNcurses

/// What a frame cost on the wire.
public struct FrameCost: Hashable, Sendable {
  /// Bytes sent.
  public let bytes: Int
  /// Calls of `write`: 1, or 0 when nothing changed; more only when the terminal was slow.
  public let writes: Int
}

extension Terminal {
  /// Shows a grid: only what changed is sent, in one write, and the terminal's cursor ends at
  /// `grid.cursor`.
  ///
  /// - Parameters:
  ///   - grid: a screen of `size`; cells outside of the terminal are left out.
  ///   - theme: resolved for `colorDepth`.
  /// - Returns: what was sent for it.
  /// - Throws: `.system` when the terminal is gone.
  @discardableResult
  public func present(
    _ grid: CellGrid, theme: ResolvedTheme
  ) throws(TerminalProblem) -> FrameCost {
    if theme != pairs.theme {
      if pairs.use(theme) { mustRepaint = true }
      shown = nil
    }
    draw(grid)
    shown = grid
    let cursor = grid.cursor ?? Position(column: 0, row: -1)
    dutydesk_screen_finish_frame(Int32(cursor.row), Int32(cursor.column), mustRepaint ? 1 : 0)
    mustRepaint = false
    return try send(frame: takeFrame())
  }

  /// Sends what was asked for outside of frames (bell, questions, modes) at once.
  @discardableResult
  public func flush() throws(TerminalProblem) -> FrameCost {
    try send(frame: [])
  }

  private func draw(_ grid: CellGrid) {
    let rows = min(grid.size.rows, size.rows)
    guard let shown, shown.size == grid.size else {
      dutydesk_screen_erase()
      for row in 0..<rows { put(grid, row: row, columns: 0..<grid.size.columns) }
      return
    }
    for row in 0..<rows where shown.row(row) != grid.row(row) {
      for run in ChangedRuns.inRow(row, from: shown, to: grid) {
        put(grid, row: row, columns: run)
      }
    }
  }

  private func put(_ grid: CellGrid, row: Int, columns: Range<Int>) {
    let line = grid.row(row)
    let columns = columns.clamped(to: 0..<min(line.count, size.columns))
    let insides = blanksInside(line)
    cells.removeAll(keepingCapacity: true)
    for column in columns {
      let cell = line[line.startIndex + column]
      if cell.isContinuation { continue }
      // A wide cell that the window cuts in two can't be shown.
      let isCut = cell.isWide && column + 1 >= size.columns
      if row == size.rows - 1, isUnsafeCorner(column, in: line) {
        appendCorner(columns: cell.isWide ? 2 : 1)
      } else if cell.glyph == .space || isCut {
        appendBlank(cell, isInside: insides[column])
      } else {
        append(cell)
      }
    }
    dutydesk_screen_put(Int32(row), Int32(columns.lowerBound), cells, Int32(cells.count))
  }

  /// tmux, screen and rxvt have no description of how to keep the last cell of the last row from
  /// scrolling. ncurses then writes its character one to the left and pushes it over, which cuts a
  /// wide one there in two. So there the end of the last row stays blank if it would be wide.
  private func isUnsafeCorner(_ column: Int, in line: ArraySlice<Cell>) -> Bool {
    guard !hasSafeCorner, line.count == size.columns else { return false }
    let cell = line[line.startIndex + column]
    if column == size.columns - 1 {
      return column > 0 && line[line.startIndex + column - 1].isContinuation
    }
    return cell.isWide && column == size.columns - 2
  }

  private func appendCorner(columns: Int) {
    var blank = dutydesk_cell()
    blank.scalars.0 = 0x20
    blank.scalar_count = 1
    blank.pair = pairs[.text].blankPair
    for _ in 0..<columns { cells.append(blank) }
  }

  /// Blanks differ only in what can be seen of them. Inside of a piece of text they have its look,
  /// else the plainest with their background: either way fewest changes of colour are sent.
  private func appendBlank(_ cell: Cell, isInside: Bool) {
    let look = pairs[cell.role]
    var result = dutydesk_cell()
    result.scalars.0 = 0x20
    result.scalar_count = 1
    result.attributes = look.attributes | UInt16(cell.emphasis.rawValue)
    result.pair = look.pair
    let visible = UInt16(Emphasis.underline.union(.reverse).rawValue)
    if result.attributes & visible == 0, !isInside {
      result.attributes = 0
      result.pair = look.blankPair
    }
    cells.append(result)
  }

  /// For each column, whether text of the same look follows without another look between.
  private func blanksInside(_ line: ArraySlice<Cell>) -> [Bool] {
    var result = Array(repeating: false, count: line.count)
    for column in line.indices.dropLast().reversed() {
      let next = line[column + 1]
      let isSame = next.role == line[column].role && next.emphasis == line[column].emphasis
      let place = column - line.startIndex
      result[place] = isSame && (next.glyph != .space || result[place + 1])
    }
    return result
  }

  private func append(_ cell: Cell) {
    let look = pairs[cell.role]
    var result = dutydesk_cell()
    result.scalar_count = 1
    result.attributes = look.attributes | UInt16(cell.emphasis.rawValue)
    result.pair = look.pair
    let base = cell.glyph.base
    result.scalars.0 = base.value
    if cell.glyph != Glyph(base) { addMarks(of: cell.glyph, to: &result) }
    appendMeasured(result, columns: cell.isWide ? 2 : 1)
  }

  private func addMarks(of glyph: Glyph, to cell: inout dutydesk_cell) {
    let scalars = glyph.scalars
    cell.scalar_count = UInt16(min(3, scalars.count))
    if scalars.count > 1 { cell.scalars.1 = scalars[1].value }
    if scalars.count > 2 { cell.scalars.2 = scalars[2].value }
  }

  /// A glyph drawn in other cells than ncurses counts would shift the rest of its row: so it is
  /// replaced. It happens to grids drawn before the width of the terminal was known.
  private func appendMeasured(_ cell: dutydesk_cell, columns: Int) {
    if Int(dutydesk_width_now(cell.scalars.0)) == columns {
      cells.append(cell)
      return
    }
    var substitute = cell
    substitute.scalar_count = 1
    substitute.scalars.0 = UInt32(UInt8(ascii: "?"))
    for _ in 0..<columns { cells.append(substitute) }
  }

  /// What ncurses wrote since the last call, shortened.
  func takeFrame() -> [UInt8] {
    var length = 0
    guard let bytes = dutydesk_screen_take_bytes(&length), length > 0 else { return [] }
    let frame = UnsafeBufferPointer(start: bytes, count: length)
    return shortener.shortened(frame, colours: pairs.direct)
  }

  /// Writes a frame and what is queued behind it, in one call.
  func send(frame: [UInt8]) throws(TerminalProblem) -> FrameCost {
    guard isEntered else { return FrameCost(bytes: 0, writes: 0) }
    var bytes = frame
    // Begin and end of a synchronised update in the same write; not worth it for small frames.
    if synchronises, frame.count > 1_024 {
      bytes = Array("\u{1B}[?2026h".utf8) + frame + Array("\u{1B}[?2026l".utf8)
    }
    bytes += queued
    queued = []
    guard !bytes.isEmpty else { return FrameCost(bytes: 0, writes: 0) }
    let writes = dutydesk_write_fully(output, bytes, bytes.count)
    guard writes >= 0 else { throw .system(call: "write", error: errno) }
    return FrameCost(bytes: bytes.count, writes: Int(writes))
  }
}
