import CellGrid
import Panes

/// Where everything stands on a screen of this size; views and mouse read the same rectangles.
public struct Layout: Sendable {
  /// A pane's part of the body: a rule with its title, and the list under it.
  struct Frame: Sendable {
    let title: Rectangle
    let list: Rectangle
  }

  let header: Rectangle
  let tabs: Rectangle
  let alertLine: Rectangle?
  let body: Rectangle
  let guide: Rectangle?
  /// The earliest reminder that is due, at the foot of the board.
  let reminder: Rectangle?
  /// How the node is, at the foot of a board that has room.
  let node: Rectangle?
  let status: Rectangle
  let hints: Rectangle
  let frames: [PaneIdentifier: Frame]
  let detailTitle: Rectangle?
  let detail: Rectangle?
  let divider: Rectangle?
  /// Whether the screen is too small for anything but a sentence.
  let isTooSmall: Bool
  private let filterIsOpen: Bool

  /// Below this many columns a record covers its list.
  static let splitColumns = 100
  /// From this size the board stands in two columns.
  static let wideBoard = Size(columns: 110, rows: 30)
  /// From this many rows on the board has one for the node.
  static let nodeLineRows = 30
  /// Below this size nothing useful fits.
  static let smallest = Size(columns: 40, rows: 12)

  /// The layout of a state's screen.
  public init(_ state: AppState) {
    isTooSmall =
      state.size.columns < Self.smallest.columns || state.size.rows < Self.smallest.rows
    let screen = Rectangle(state.size)
    let (headerPart, belowHeader) = screen.splitTop(1)
    let (tabsPart, belowTabs) = belowHeader.splitTop(1)
    let (aboveHints, hintsPart) = belowTabs.splitBottom(1)
    let (aboveStatus, statusPart) = aboveHints.splitBottom(1)
    (header, tabs, hints, status) = (headerPart, tabsPart, hintsPart, statusPart)
    let alertRows = state.alerts.isEmpty ? 0 : 1
    let (alertPart, belowAlert) = aboveStatus.splitTop(alertRows)
    alertLine = alertRows > 0 ? alertPart : nil
    let (rest, guidePart) = belowAlert.splitBottom(state.guide == nil ? 0 : 1)
    guide = state.guide == nil ? nil : guidePart
    let hasNodeLine =
      state.isBoard && state.sync.node != nil && state.size.rows >= Self.nodeLineRows
    let (boardPart, nodePart) = rest.splitBottom(hasNodeLine ? 1 : 0)
    node = hasNodeLine ? nodePart : nil
    let hasReminder = state.isBoard && !state.reminders.isEmpty
    let (panesPart, reminderPart) = boardPart.splitBottom(hasReminder ? 1 : 0)
    reminder = hasReminder ? reminderPart : nil
    body = rest
    filterIsOpen = state.panes[state.focused]?.filterField != nil
    let isRecordFocused = state.panes[state.focused]?.isRecordFocused ?? false
    if state.isBoard {
      frames = Self.board(panesPart, state.size)
      (detailTitle, detail, divider) = (nil, nil, nil)
    } else if state.size.columns >= Self.splitColumns && !state.isZoomed {
      let listColumns = rest.columns * state.listShare / 100
      let (left, right) = rest.splitLeft(listColumns)
      let (rule, content) = right.splitLeft(1)
      frames = [state.focused: Self.frame(left)]
      divider = rule
      (detailTitle, detail) = content.splitTop(1)
    } else if isRecordFocused {
      frames = [:]
      divider = nil
      (detailTitle, detail) = rest.splitTop(1)
    } else {
      frames = [state.focused: Self.frame(rest)]
      (detailTitle, detail, divider) = (nil, nil, nil)
    }
    focused = state.focused
  }

  private let focused: PaneIdentifier

  private static func frame(_ part: Rectangle) -> Frame {
    let (title, list) = part.splitTop(1)
    return Frame(title: title, list: list)
  }

  /// Two columns where there is room, else all five under each other.
  private static func board(_ body: Rectangle, _ size: Size) -> [PaneIdentifier: Frame] {
    let isWide = size.columns >= wideBoard.columns && size.rows >= wideBoard.rows
    let parts: [Rectangle]
    if isWide {
      let columns = body.columnsByWeight([1, 1], gap: 1)
      parts = columns[0].rowsByWeight([3, 2]) + columns[1].rowsByWeight([1, 1, 1])
    } else {
      parts = body.rowsByWeight([1, 1, 1, 1, 1])
    }
    return Dictionary(
      uniqueKeysWithValues: zip(PaneIdentifier.lists, parts).map { ($0, frame($1)) })
  }

  /// Whether list and detail stand side by side.
  var isSplit: Bool { divider != nil }

  /// Whether a record's detail is on screen.
  var showsDetail: Bool { detail != nil }

  /// The panes whose rows are on screen, and the focused one, whose selection the detail follows.
  var shownLists: [PaneIdentifier] {
    let shown = PaneIdentifier.lists.filter { frames[$0] != nil }
    return shown.isEmpty ? [focused] : shown
  }

  /// The part of a list's rectangle that rows and headings take, without its input line.
  func rowsPart(of identifier: PaneIdentifier) -> Rectangle? {
    frames[identifier].map { frame in
      identifier == focused && filterIsOpen ? frame.list.splitTop(1).rest : frame.list
    }
  }

  /// Lines for the rows of a list.
  func listLines(of identifier: PaneIdentifier) -> Int {
    let rows = rowsPart(of: identifier)?.rows ?? body.rows
    return max(1, rows - ListRenderer.headingLines(rows))
  }

  /// Lines for an opened record.
  var recordLines: Int { detail?.rows ?? body.rows }

  /// Columns for the lines of an opened record.
  var recordColumns: Int { (detail?.columns ?? body.columns) - 1 }
}

// MARK: The mouse

extension Layout {
  /// The tab under a cell.
  func tab(at position: Position, _ state: AppState) -> PaneIdentifier? {
    guard tabs.contains(position) else { return nil }
    return TabBar(state, columns: tabs.columns).tab(at: position.column)
  }

  /// The list and its line under a cell.
  func listLine(at position: Position) -> (pane: PaneIdentifier, line: Int)? {
    for identifier in PaneIdentifier.lists {
      guard let rows = rowsPart(of: identifier), rows.contains(position) else { continue }
      return (identifier, position.row - rows.row - ListRenderer.headingLines(rows.rows))
    }
    return nil
  }

  /// The list's share of the width when the divider is dragged to a cell.
  func listShare(at position: Position) -> Int? {
    guard isSplit, body.contains(position) else { return nil }
    return position.column * 100 / max(1, body.columns)
  }
}
