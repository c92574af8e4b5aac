import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// Clauses that a reply may rest on, each with document, text, and the words that it shares with the
/// order.
struct SourcesAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let found = (output["items"]?.array ?? []).compactMap(SourceProposal.init)
    guard !found.isEmpty else { return sheet.wrapped(SourcePhrases.none(sheet.language)) }
    return Array(found.map(lines).joined(separator: [""]))
  }

  private func lines(_ source: SourceProposal) -> [String] {
    let head = [
      source.clause, source.heading, SourcePhrases.document(source.title, source.documentNumber),
    ]
    .filter { !$0.isEmpty }.joined(separator: "  ")
    let shared = source.terms.joined(separator: sheet.word("、", ", "))
    return sheet.wrapped(head) + sheet.wrapped(source.text, indent: 2)
      + sheet.wrapped("\(sheet.word("相同的词：", "Shared words: "))\(shared)", indent: 2)
      + sheet.wrapped("--cite \(source.reference)", indent: 2)
  }
}
