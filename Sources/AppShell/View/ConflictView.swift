import CellGrid
import CommandCatalog
import DomainModel
import Phrasebook
import UseCases

/// Draws a conflict: a row a field, with what was seen, what is proposed and what stands side by
/// side; the chosen side carries the mark.
struct ConflictView {
  private let sheet: ConflictSheet
  private let words: ConflictWords
  private let language: Language

  init(_ sheet: ConflictSheet, language: Language) {
    self.sheet = sheet
    self.language = language
    words = ConflictWords(sheet.conflict, language)
  }

  /// One line on screen, with the field that it belongs to.
  private struct Line {
    var cells: [(text: String, role: StyleRole, column: Int)] = []
    var field: Int?
    var isInput = false
  }

  func render(into canvas: inout Canvas) {
    OverlayView.box(
      title: ShellPhrases.conflictTitle(language), lines: canvas.size.rows, in: &canvas
    ) { canvas in
      canvas.write(words.subject, column: 1, row: 0, role: .title, emphasis: .bold)
      canvas.write(words.cause, column: 1, row: 1, role: .muted)
      let columns = Columns(canvas.size.columns)
      heading(columns, into: &canvas)
      let area = Rectangle(
        column: 0, row: 3, columns: canvas.size.columns, rows: max(1, canvas.size.rows - 4))
      let lines = lines(columns, canvas.ambiguousWidth)
      canvas.region(area) { render(lines, into: &$0) }
      canvas.write(footer, column: 1, row: canvas.size.rows - 1, role: .accent)
    }
  }

  /// Where the label and the three sides stand.
  private struct Columns {
    let label = 2
    let labelWidth: Int
    let width: Int

    init(_ total: Int) {
      labelWidth = max(8, min(16, total / 6))
      width = max(6, (total - label - labelWidth - 1) / 3)
    }

    func side(_ number: Int) -> Int { label + labelWidth + 1 + number * width }
  }

  private func heading(_ columns: Columns, into canvas: inout Canvas) {
    let titles = [
      ShellPhrases.baseSide(language), "1 " + ShellPhrases.mineSide(language),
      "2 " + ShellPhrases.theirsSide(language),
    ]
    for (number, title) in titles.enumerated() {
      canvas.write(
        title, column: columns.side(number) + 2, row: 2, role: .accent,
        maxColumns: columns.width - 3)
    }
  }

  private var footer: String {
    let open =
      sheet.undecided > 0
      ? ShellPhrases.undecided(sheet.undecided) : ShellPhrases.decided
    guard sheet.conflict.alike > 0 else { return open(language) }
    let alike = ShellPhrases.alike(sheet.conflict.alike, isIncluded: sheet.includesAlike)
    return open(language) + "  " + alike(language)
  }

  private func lines(_ columns: Columns, _ ambiguous: Int) -> [Line] {
    sheet.conflict.fields.enumerated().flatMap { index, field -> [Line] in
      let wrap = { (text: String, width: Int) in
        TextWidth.wrap(text, columns: max(2, width), ambiguous: ambiguous)
      }
      let label = wrap(words.label(field), columns.labelWidth)
      let sides = [field.base, field.mine, field.theirs].map {
        wrap(words.text($0, field), columns.width - 3)
      }
      let height = max(label.count, sides.map(\.count).max() ?? 1)
      var lines = (0..<height).map { Line(cells: [], field: $0 == 0 ? index : nil) }
      for (row, text) in label.enumerated() {
        lines[row].cells.append((text, index == sheet.index ? .selection : .text, columns.label))
      }
      for (number, side) in sides.enumerated() {
        let isChosen = isChosen(number, field)
        let role: StyleRole = isChosen ? .ok : number == 0 ? .muted : .text
        for (row, text) in side.enumerated() {
          let mark = isChosen && row == 0 ? "* " : "  "
          lines[row].cells.append((mark + text, role, columns.side(number)))
        }
      }
      return lines + below(field, index, columns)
    }
  }

  private func isChosen(_ side: Int, _ field: OpenConflict.Field) -> Bool {
    switch sheet.choices[field.pointer] {
    case .mine: side == 1
    case .theirs: side == 2
    case .typed, nil: false
    }
  }

  /// What stands under a field: what taking the command means, and a value of one's own.
  private func below(
    _ field: OpenConflict.Field, _ index: Int, _ columns: Columns
  ) -> [Line] {
    var lines: [Line] = []
    if let note = words.note(field) {
      lines.append(Line(cells: [(note, .muted, columns.side(0) + 2)]))
    }
    if index == sheet.index, sheet.field != nil {
      lines.append(Line(cells: [(ShellPhrases.ownValue(language), .accent, 2)], isInput: true))
    } else if case .typed(let text)? = sheet.choices[field.pointer] {
      let shown = text.isEmpty ? "-" : text
      lines.append(Line(cells: [("* " + shown, .ok, columns.side(0))]))
    }
    return lines
  }

  private func render(_ lines: [Line], into canvas: inout Canvas) {
    let current = lines.firstIndex { $0.field == sheet.index } ?? 0
    let rows = canvas.size.rows
    let first = max(0, min(current - rows / 2, lines.count - rows))
    for (row, line) in lines.dropFirst(first).prefix(rows).enumerated() {
      if line.field == sheet.index {
        canvas.put(canvas.signs.selected, column: 0, row: row, role: .selection)
        canvas.placeCursor(column: 0, row: row)
      }
      for cell in line.cells {
        canvas.write(cell.text, column: cell.column, row: row, role: cell.role)
      }
      guard line.isInput, let field = sheet.field else { continue }
      let column = 3 + canvas.columns(of: line.cells.first?.text ?? "")
      canvas.write(
        field, column: column, row: row, columns: canvas.size.columns - column - 1,
        hasFocus: true)
    }
  }

  /// The same in sentences, for linear mode.
  func sentences(of index: Int) -> [String] {
    guard sheet.conflict.fields.indices.contains(index) else { return [] }
    let field = sheet.conflict.fields[index]
    let chosen: Phrase? =
      switch sheet.choices[field.pointer] {
      case .mine: ShellPhrases.mineSide
      case .theirs: ShellPhrases.theirsSide
      case .typed(let text): Phrase(text, text)
      case nil: nil
      }
    return [
      words.label(field),
      ShellPhrases.baseSide(language) + ": " + words.text(field.base, field),
      "1 " + ShellPhrases.mineSide(language) + ": " + words.text(field.mine, field),
      "2 " + ShellPhrases.theirsSide(language) + ": " + words.text(field.theirs, field),
    ] + [words.note(field)].compactMap { $0 }
      + [chosen.map { ShellPhrases.chosen($0)(language) }].compactMap { $0 }
  }

  /// What opens it in linear mode.
  var heading: [String] { [ShellPhrases.conflictTitle(language), words.subject, words.cause] }
}
