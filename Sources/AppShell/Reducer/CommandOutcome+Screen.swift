import DomainModel
import JSONDiff
import UseCases

extension CommandOutcome {
  /// A text to read when the command only asked something: its answer, member by member.
  func page(_ language: Language) -> TextPage? {
    guard let output, changed.isEmpty else { return nil }
    return TextPage(title: message(language), text: output.prettyText)
  }

  /// The record to select afterwards: the one that was made or claimed.
  var openedRecord: String? {
    changed.count == 1 ? changed.first : nil
  }
}
