import CellGrid
import DomainModel
import JSONDiff
import UseCases

/// The answers of commands as people read them, on the command line and on a page of the
/// workstation; the words for what `--json` prints.
public enum AnswerText {
  /// The width that answers are laid out for when nothing else is said.
  public static let usualColumns = 80

  /// The text of an answer.
  /// - Parameters:
  ///   - outcome: what the command gave.
  ///   - command: the command that gave it.
  ///   - language: the language of all words but those of records.
  ///   - columns: how wide its lines may be; narrower than 40 is laid out as 40.
  ///   - dots: how fine its bars may be drawn; `#` where the terminal isn't known.
  /// - Returns: lines without a last line end, cleaned of control characters; nil when there is
  ///   nothing to read beside the outcome's message, or when the command changed or refused records.
  public static func text(
    of outcome: CommandOutcome, command: Command, language: Language,
    columns: Int = usualColumns, dots: DotStyle = .number
  ) -> String? {
    if let text = outcome.text?(language) { return text.isEmpty ? nil : text }
    // What was refused is told in lines of its own (`refusals`).
    guard let output = outcome.output, outcome.changed.isEmpty, outcome.refused.isEmpty else {
      return nil
    }
    let sheet = AnswerSheet(
      language: language, columns: max(40, columns), background: outcome.background, dots: dots)
    return lines(of: output, command, sheet).joined(separator: "\n")
  }

  private static func lines(
    of output: JSON, _ command: Command, _ sheet: AnswerSheet
  ) -> [String] {
    switch command.id {
    case "record.show": RecordAnswer(sheet: sheet, record: output).lines
    case "record.history": HistoryAnswer(sheet: sheet).lines(output)
    case "grievance.clock": ClockAnswer(sheet: sheet).lines(output)
    case "grievance.stats": StatisticsAnswer(sheet: sheet, figures: output).lines
    case "grievance.risks": RisksAnswer(sheet: sheet).lines(output)
    case "grievance.checklist": ChecklistAnswer(sheet: sheet).lines(output)
    case "grievance.patrol": PatrolAnswer(sheet: sheet).lines(output)
    case "grievance.templates": TemplatesAnswer(sheet: sheet).lines(output)
    case "grievance.reminders": RemindersAnswer(sheet: sheet).lines(output)
    case "macro.list": MacrosAnswer(sheet: sheet).lines(output)
    case "grievance.sources": SourcesAnswer(sheet: sheet).lines(output)
    case "store.status": StatusAnswer(sheet: sheet, status: output).lines
    case "store.doctor": FindingsAnswer(sheet: sheet).lines(output)
    case "operator.list": OperatorsAnswer(sheet: sheet).lines(output)
    case "check.uscc", "check.citizen-id", "check.region", "check.licence-id":
      ChecksAnswer(sheet: sheet).lines(output)
    default:
      output["items"] == nil
        ? RecordAnswer(sheet: sheet, record: output).lines : ListAnswer(sheet: sheet).lines(output)
    }
  }
}
