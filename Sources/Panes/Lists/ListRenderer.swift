import CellGrid
import DomainModel
import LocalStore

/// Draws a list's rows into a canvas and parks the cursor on the selected one.
public struct ListRenderer {
  private let columns: [ListColumn]
  private let emptyLines: [Phrase]
  private let context: RowContext
  private let scroll: Int
  private let marksSelection: Bool

  /// How many cells of the selected row are coloured: a whole-row background costs three times
  /// the bytes a move.
  private static let selectionCells = 10

  /// A renderer of rows by columns; `emptyLines` stand where there are no rows, `scroll` of them are hidden at the left. Of several lists on
  /// screen only one marks its selected row, so that there is one `>` to look for.
  public init(
    columns: [ListColumn], emptyLines: [Phrase], context: RowContext, scroll: Int = 0,
    marksSelection: Bool = true
  ) {
    self.columns = columns
    self.emptyLines = emptyLines
    self.context = context
    self.scroll = scroll
    self.marksSelection = marksSelection
  }

  /// Draws headings (when there is room) and rows; returns the lines the rows may take.
  public func render(_ list: ListState, isFocused: Bool, into canvas: inout Canvas) {
    guard canvas.size.columns > 4, canvas.size.rows > 0 else { return }
    let shown = Array(columns.dropFirst(min(scroll, columns.count - 1)))
    let layout = ColumnLayout(
      shown, width: canvas.size.columns - 1, language: context.language)
    let heading = Self.headingLines(canvas.size.rows)
    if heading > 0 { renderHeading(layout, into: &canvas) }
    guard !list.rows.isEmpty else { return renderEmpty(heading, isFocused, into: &canvas) }
    let lines = canvas.size.rows - heading
    for (line, row) in list.rows.dropFirst(list.top).prefix(lines).enumerated() {
      render(row, layout, line: line + heading, list, into: &canvas)
    }
    let selectedLine = list.selection - list.top + heading
    if isFocused, selectedLine < canvas.size.rows {
      canvas.restyle(
        Rectangle(
          column: 0, row: selectedLine, columns: min(Self.selectionCells, canvas.size.columns),
          rows: 1), role: .selection, emphasis: .bold)
      canvas.placeCursor(column: 0, row: selectedLine)
    }
  }

  /// Lines that the headings take in a list of this height.
  public static func headingLines(_ rows: Int) -> Int { rows >= 6 ? 1 : 0 }

  private func renderHeading(_ layout: ColumnLayout, into canvas: inout Canvas) {
    var column = 1
    for (listColumn, width) in layout.columns {
      canvas.write(
        listColumn.title(context), column: column, row: 0, role: .muted, maxColumns: width)
      column += width + ColumnLayout.gap
    }
  }

  private func renderEmpty(_ line: Int, _ isFocused: Bool, into canvas: inout Canvas) {
    for (offset, words) in emptyLines.enumerated() where line + offset < canvas.size.rows {
      canvas.write(words(context.language), column: 1, row: line + offset, role: .muted)
    }
    if isFocused { canvas.placeCursor(column: 0, row: line) }
  }

  private func render(
    _ row: ListRow, _ layout: ColumnLayout, line: Int, _ list: ListState,
    into canvas: inout Canvas
  ) {
    let isSelected = list.selection - list.top + Self.headingLines(canvas.size.rows) == line
    if isSelected && marksSelection {
      canvas.put(canvas.signs.selected, column: 0, row: line, role: .selection)
    } else if list.marked.contains(row.id) {
      canvas.put(canvas.signs.marked, column: 0, row: line, role: .mark)
    }
    let flagColumn = context.flagged.contains(row.id) ? layout.flagColumn : nil
    var column = 1
    for (index, (listColumn, width)) in layout.columns.enumerated() {
      let cell = listColumn.text(row, context)
      let indent = index == flagColumn ? 2 : 0
      if indent > 0 { canvas.put(canvas.signs.flagged, column: column, row: line, role: .accent) }
      canvas.write(
        cell.text, column: column + indent, row: line, role: cell.role,
        maxColumns: max(0, width - indent))
      column += width + ColumnLayout.gap
    }
  }
}

extension ColumnLayout {
  /// Where the sign of a flag stands: before the title, else before the first column.
  fileprivate var flagColumn: Int {
    columns.firstIndex { $0.column.identifier == "title" } ?? 0
  }
}

extension ListColumn {
  func title(_ context: RowContext) -> String { title(context.language) }
}
