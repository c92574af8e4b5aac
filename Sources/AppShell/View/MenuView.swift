import CellGrid
import DomainModel

/// Draws a menu: input line, entries, footnote.
struct MenuView {
  private let menu: Menu
  private let language: Language
  private let dots: DotStyle

  init(_ menu: Menu, language: Language, dots: DotStyle) {
    self.dots = dots
    self.menu = menu
    self.language = language
  }

  func render(into canvas: inout Canvas) {
    if !menu.isNumbered { renderInput(into: &canvas) }
    let window = MenuWindow(menu, rows: canvas.size.rows)
    for (line, index) in window.entries.enumerated() {
      render(menu.entries[index], index: index, row: window.top + line, into: &canvas)
    }
    if !menu.footnote.isEmpty {
      canvas.write(menu.footnote, column: 1, row: canvas.size.rows - 1, role: .muted)
    }
  }

  private func renderInput(into canvas: inout Canvas) {
    let column = canvas.write(" : ", row: 0, role: .accent)
    canvas.write(
      menu.field, column: column, columns: canvas.size.columns - column, hasFocus: true)
  }

  private func render(_ entry: Menu.Entry, index: Int, row: Int, into canvas: inout Canvas) {
    let isChosen = index == menu.selection
    if isChosen { canvas.put(canvas.signs.selected, column: 0, row: row, role: .selection) }
    var column = 2
    if menu.isNumbered, index < Menu.signs.count, entry.action != .none {
      column += canvas.write("\(Menu.signs[index]) ", column: column, row: row, role: .accent)
    }
    let keyColumn = canvas.writeRight(
      entry.key, endColumn: canvas.size.columns - 1, row: row, role: .accent)
    let noteColumn = column + max(16, canvas.size.columns / 3)
    let hasNothingBeside = entry.note.isEmpty && entry.share == nil
    let titleRoom = (hasNothingBeside ? keyColumn : min(noteColumn, keyColumn)) - column - 1
    canvas.write(
      entry.title, column: column, row: row, role: isChosen ? .selection : entry.role,
      emphasis: isChosen ? .bold : [], maxColumns: max(0, titleRoom))
    if noteColumn < keyColumn - 4 {
      canvas.write(
        entry.note, column: noteColumn, row: row, role: .muted,
        maxColumns: keyColumn - noteColumn - 1)
    }
    if let share = entry.share, noteColumn < keyColumn - 4 {
      canvas.dotBar(
        share, style: dots, column: noteColumn, row: row, columns: keyColumn - noteColumn - 1)
    }
    if isChosen, menu.isNumbered { canvas.placeCursor(column: 0, row: row) }
  }
}

/// Which entries of a menu are on screen; view and mouse read the same.
struct MenuWindow {
  /// The line of the first entry.
  let top: Int
  /// The shown entries.
  let entries: Range<Int>

  /// A menu in so many rows.
  init(_ menu: Menu, rows: Int) {
    top = menu.isNumbered ? 0 : 1
    let lines = max(1, rows - top - (menu.footnote.isEmpty ? 0 : 1))
    let first = max(0, min(menu.selection - lines / 2, menu.entries.count - lines))
    entries = first..<min(menu.entries.count, first + lines)
  }

  /// The entry at a line.
  func entry(atLine line: Int) -> Int? {
    let index = entries.lowerBound + line - top
    return line >= top && entries.contains(index) ? index : nil
  }

  /// The lines that a menu wants.
  static func lines(of menu: Menu) -> Int {
    max(1, menu.entries.count) + (menu.isNumbered ? 0 : 1) + (menu.footnote.isEmpty ? 0 : 1)
  }
}
