import CellGrid
import CommandCatalog
import DomainModel

/// Draws a form: one column, label left, value right, problem under the field, and the values
/// that fit what is typed under the present field. What doesn't fit scrolls; the present field, its
/// problem and the chosen value never do.
struct FormView {
  /// A line of the form.
  enum Line: Hashable {
    case help
    case script(String)
    case field(Int)
    case problem(String)
    case choice(Int)
  }

  private let form: CommandForm
  private let language: Language
  private let ambiguous: Int
  /// From this width on what stands close to an order has room beside its form.
  private static let besideColumns = 120
  private static let mostChoices = 6
  private static let mostScript = 6
  /// A problem beside less room than this begins at the left.
  private static let narrowProblem = 24

  init(_ form: CommandForm, language: Language, ambiguous: Int) {
    self.form = form
    self.language = language
    self.ambiguous = ambiguous
  }

  /// Where the form stands in the body.
  func frame(in body: Size) -> Rectangle {
    outer(lines: allLines(in: body).count + 1, in: body)
  }

  private func outer(lines: Int, in body: Size) -> Rectangle {
    guard isBeside(in: body) else { return OverlayView.frame(lines: lines, in: body) }
    let whole = OverlayView.frame(lines: lines, in: body)
    return Rectangle(column: 0, row: 0, columns: body.columns * 11 / 20, rows: whole.rows)
  }

  private func isBeside(in body: Size) -> Bool {
    form.related != nil && body.columns >= Self.besideColumns
  }

  /// Where the orders alike stand: beside the form, or in front of it when they are asked for.
  private func relatedFrame(in body: Size) -> Rectangle? {
    guard let related = form.related else { return nil }
    let own = frame(in: body)
    if isBeside(in: body) {
      return Rectangle(
        column: own.columns, row: 0, columns: body.columns - own.columns,
        rows: max(own.rows, OverlayView.frame(lines: 24, in: body).rows))
    }
    return related.isInFront ? OverlayView.frame(lines: 24, in: body) : nil
  }

  /// The field at a line inside of the frame; a line of its problems and values is its own.
  func field(atLine line: Int, in body: Size) -> Int? {
    let shown = shownLines(in: body)
    guard shown.indices.contains(line) else { return nil }
    for line in shown[...line].reversed() {
      if case .field(let index) = line { return index }
    }
    return nil
  }

  func render(into canvas: inout Canvas) {
    let body = canvas.size
    let lines = shownLines(in: body)
    let problemColumn = problemPlace(in: body).column
    OverlayView.box(
      title: form.command.title(language), frame: frame(in: body), in: &canvas
    ) {
      for (row, line) in lines.enumerated() { render(line, row, problemColumn, into: &$0) }
    }
    if let related = form.related, let frame = relatedFrame(in: body) {
      RelatedView(related, language: language).render(in: frame, into: &canvas)
    }
  }

  private func render(_ line: Line, _ row: Int, _ problemColumn: Int, into canvas: inout Canvas) {
    switch line {
    case .help: canvas.write(form.command.help(language), column: 1, row: row, role: .muted)
    case .script(let text): canvas.write(text, column: 1, row: row, role: .info)
    case .field(let index): renderField(index, row: row, into: &canvas)
    case .problem(let text): canvas.write(text, column: problemColumn, row: row, role: .error)
    case .choice(let index): renderChoice(index, row: row, into: &canvas)
    }
  }

  private func renderField(_ index: Int, row: Int, into canvas: inout Canvas) {
    let (field, isCurrent) = (form.fields[index], index == form.index)
    let labelWidth = labelWidth(canvas.size.columns)
    if isCurrent { canvas.put(canvas.signs.selected, column: 0, row: row, role: .selection) }
    canvas.write(
      label(field), column: 1, row: row, role: isCurrent ? .accent : .muted,
      maxColumns: labelWidth + 1)
    let column = labelWidth + 3
    canvas.write(
      field.field, column: column, row: row, columns: canvas.size.columns - column - 1,
      hasFocus: isCurrent)
  }

  private func renderChoice(_ index: Int, row: Int, into canvas: inout Canvas) {
    let (choice, isChosen) = (form.choices[index], index == form.takenChoice)
    let column = labelWidth(canvas.size.columns) + 3
    let used = canvas.write(
      (isChosen ? "> " : "  ") + choice.title, column: column, row: row,
      role: isChosen ? .selection : .text)
    canvas.write(choice.note, column: column + used + 2, row: row, role: .muted)
  }
}

// MARK: Which lines

extension FormView {
  /// The lines that are on screen.
  private func shownLines(in body: Size) -> [Line] {
    let lines = allLines(in: body)
    let rows = frame(in: body).rows - 2
    guard lines.count > rows, let field = lines.firstIndex(of: .field(form.index)) else {
      return lines
    }
    let chosen = lines.firstIndex(of: .choice(form.choiceIndex))
    let end = chosen ?? field + problems(form.index, in: body).count
    let first = min(field, max(0, end - rows + 1))
    return Array(lines[first...].prefix(rows))
  }

  private func allLines(in body: Size) -> [Line] {
    form.fields.indices.reduce(into: [.help] + script(in: body)) { lines, index in
      let problems = problems(index, in: body)
      lines += [.field(index)] + problems
      guard index == form.index else { return }
      lines += choices(besides: problems.count, in: body)
    }
  }

  private func script(in body: Size) -> [Line] {
    let room = OverlayView.frame(lines: 1, in: body).columns - 4
    let lines = (form.script ?? []).flatMap {
      TextWidth.wrap($0, columns: room, ambiguous: ambiguous)
    }
    return lines.prefix(Self.mostScript).map { .script($0) }
  }

  /// The values around the chosen one, as many as stand under the field and its problem.
  private func choices(besides problems: Int, in body: Size) -> [Line] {
    let rows = outer(lines: .max / 4, in: body).rows - 2
    let count = min(Self.mostChoices, form.choices.count, max(1, rows - 1 - problems))
    let first = max(0, form.choiceIndex - count + 1)
    return form.choices.indices.dropFirst(first).prefix(count).map { .choice($0) }
  }

  private func problems(_ index: Int, in body: Size) -> [Line] {
    guard let problem = form.fields[index].problem else { return [] }
    let room = problemPlace(in: body).columns
    return TextWidth.wrap("! " + problem, columns: room, ambiguous: ambiguous).map { .problem($0) }
  }

  private func problemPlace(in body: Size) -> (column: Int, columns: Int) {
    let columns = outer(lines: 1, in: body).columns - 2
    let column = labelWidth(columns) + 3
    let room = columns - column - 1
    return room < Self.narrowProblem ? (3, max(8, columns - 4)) : (column, room)
  }

  private func labelWidth(_ columns: Int) -> Int {
    let labels = form.fields.map { TextWidth.columns(of: label($0), ambiguous: ambiguous) }
    return min(labels.max() ?? 0, columns / 3)
  }

  private func label(_ field: CommandForm.Field) -> String {
    field.argument.title(language) + (field.argument.isRequired ? " *" : "")
  }
}
