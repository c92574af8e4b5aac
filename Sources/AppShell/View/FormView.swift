import CellGrid
import CommandCatalog
import DomainModel

/// Draws a form: one column, label left, value right, problem under the field, and the values
/// that fit what is typed under the present field.
struct FormView {
  private let form: CommandForm
  private let language: Language
  private static let mostChoices = 6

  init(_ form: CommandForm, language: Language) {
    self.form = form
    self.language = language
  }

  func render(into canvas: inout Canvas) {
    let choices = min(form.choices.count, Self.mostChoices)
    let problems = form.fields.filter { $0.problem != nil }.count
    let lines = form.fields.count + choices + problems + 2
    OverlayView.box(title: form.command.title(language), lines: lines, in: &canvas) {
      $0.write(form.command.help(language), column: 1, row: 0, role: .muted)
      renderFields(into: &$0)
    }
  }

  private func renderFields(into canvas: inout Canvas) {
    let labels = form.fields.map { canvas.columns(of: label($0)) }
    let labelWidth = min(labels.max() ?? 0, canvas.size.columns / 3)
    var row = 1
    for (index, field) in form.fields.enumerated() {
      render(field, isCurrent: index == form.index, labelWidth, row: row, into: &canvas)
      row += 1
      if let problem = field.problem {
        canvas.write("! " + problem, column: labelWidth + 3, row: row, role: .error)
        row += 1
      }
      if index == form.index { row = renderChoices(labelWidth, row: row, into: &canvas) }
    }
  }

  private func label(_ field: CommandForm.Field) -> String {
    field.argument.title(language) + (field.argument.isRequired ? " *" : "")
  }

  private func render(
    _ field: CommandForm.Field, isCurrent: Bool, _ labelWidth: Int, row: Int,
    into canvas: inout Canvas
  ) {
    if isCurrent { canvas.put(canvas.signs.selected, column: 0, row: row, role: .selection) }
    canvas.write(
      label(field), column: 1, row: row, role: isCurrent ? .accent : .muted,
      maxColumns: labelWidth + 1)
    let column = labelWidth + 3
    canvas.write(
      field.field, column: column, row: row, columns: canvas.size.columns - column - 1,
      hasFocus: isCurrent)
  }

  private func renderChoices(_ labelWidth: Int, row: Int, into canvas: inout Canvas) -> Int {
    let first = max(0, form.choiceIndex - Self.mostChoices + 1)
    var row = row
    for (offset, choice) in form.choices.dropFirst(first).prefix(Self.mostChoices).enumerated() {
      let isChosen = first + offset == form.choiceIndex
      let column = labelWidth + 3
      let used = canvas.write(
        (isChosen ? "> " : "  ") + choice.title, column: column, row: row,
        role: isChosen ? .selection : .text)
      canvas.write(choice.note, column: column + used + 2, row: row, role: .muted)
      row += 1
    }
    return row
  }
}
