import CellGrid
import DomainModel
import Phrasebook
import UseCases

/// Draws a map as dots with the selected point marked, or as a table.
struct MapView {
  private let sheet: MapSheet
  private let style: DotStyle
  private let words: MapWords
  private let language: Language

  init(_ sheet: MapSheet, style: DotStyle, language: Language) {
    self.sheet = sheet
    self.style = style
    self.language = language
    words = MapWords(sheet: sheet, language: language)
  }

  /// The cells of the map in a body of this size, without frame and words.
  static func cells(in body: Size) -> Size {
    Size(columns: max(1, body.columns - 2), rows: max(1, body.rows - 4))
  }

  func render(into canvas: inout Canvas) {
    let title = ShellPhrases.mapTitle(language)
    canvas.fill(canvas.area)
    let inside = canvas.box(canvas.area, title: title, role: .accent)
    canvas.region(inside) { canvas in
      let (top, last) = canvas.area.splitBottom(2)
      canvas.region(top) { sheet.isTable ? renderTable(into: &$0) : renderMap(into: &$0) }
      canvas.region(last) { canvas in
        let scale = MapProjection(sheet, cells: top.size, style: style).width
        let selected = sheet.selected.map(words.line) ?? ShellPhrases.mapEmpty(language)
        canvas.write(selected, column: 1, row: 0, role: .text, emphasis: .bold)
        let width = MapWords.distance(scale)
        let across = sheet.isTable ? "" : "  " + ShellPhrases.mapWidth(width)(language)
        canvas.write(words.summary + across, column: 1, row: 1, role: .muted)
      }
    }
  }

  private func renderTable(into canvas: inout Canvas) {
    let rows = max(1, canvas.size.rows)
    let first = max(0, min(sheet.selection - rows / 2, sheet.points.count - rows))
    for (row, point) in sheet.points.dropFirst(first).prefix(rows).enumerated() {
      let isSelected = first + row == sheet.selection
      if isSelected {
        canvas.put(canvas.signs.selected, column: 0, row: row, role: .selection)
        canvas.placeCursor(column: 0, row: row)
      }
      canvas.write(
        words.line(point), column: 2, row: row, role: isSelected ? .selection : .text,
        emphasis: isSelected ? .bold : [])
    }
  }

  /// Dots first, then the names of streets where nothing is, then the selected one over all.
  private func renderMap(into canvas: inout Canvas) {
    let projection = MapProjection(sheet, cells: canvas.size, style: style)
    var raster = DotRaster(cells: canvas.size, style: style)
    for point in sheet.points {
      let dot = projection.dot(point.position)
      raster.set(column: dot.column, row: dot.row)
    }
    canvas.draw(raster, role: .chartA)
    for street in sheet.reading?.streets ?? [] {
      guard let cell = projection.cell(street.position) else { continue }
      let rows = [cell.row, cell.row - 1, cell.row + 1]
      let columns = canvas.columns(of: street.title)
      guard let row = rows.first(where: { isFree(cell.column, $0, columns, canvas) }) else {
        continue
      }
      canvas.write(street.title, column: cell.column, row: row, role: .muted)
    }
    guard let selected = sheet.selected, let cell = projection.cell(selected.position) else {
      return
    }
    canvas.put("X", column: cell.column, row: cell.row, role: .selection)
    canvas.placeCursor(column: cell.column, row: cell.row)
  }

  /// Whether a name fits with a blank cell on either side, so that it hides nothing.
  private func isFree(_ column: Int, _ row: Int, _ columns: Int, _ canvas: Canvas) -> Bool {
    guard row >= 0, row < canvas.size.rows, column + columns <= canvas.size.columns else {
      return false
    }
    return (column - 1...column + columns).allSatisfy {
      canvas.cell(column: $0, row: row).glyph == .space
    }
  }
}
