import CellGrid
import CommandCatalog
import DomainModel
import UseCases

extension CommandOutcome {
  /// A text to read when the command only asked something, under the command's title, laid out to
  /// the page's columns, its bars as fine as the screen shows them.
  func page(
    of identifier: String, _ language: Language, columns: Int, dots: DotStyle
  ) -> TextPage? {
    guard changed.isEmpty, let command = CommandCatalog.command(id: identifier),
      let text = AnswerText.text(
        of: self, command: command, language: language, columns: columns, dots: dots)
    else { return nil }
    return TextPage(title: command.title(language), text: text)
  }

  /// The record to select afterwards: the one that was made or claimed.
  func openedRecord(by command: String) -> String? {
    guard command.hasSuffix(".new") || ["grievance.next", "grievance.join"].contains(command)
    else { return nil }
    return changed.count == 1 ? changed.first : nil
  }
}
