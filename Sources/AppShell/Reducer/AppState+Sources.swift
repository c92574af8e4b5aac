import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

extension AppState {
  /// Looks for clauses in the background; the form stays open.
  mutating func askSources(_ form: CommandForm) -> [Effect] {
    overlays.append(.form(form))
    return perform(CommandRequest("grievance.sources", records: form.subjects))
  }

  /// Offers the clauses that were found: for the form on top that waits for them, else for the reply
  /// that a chosen one begins; false where the order can't be replied to now, so that they are read.
  mutating func offerSources(_ outcome: CommandOutcome, for request: CommandRequest) -> Bool {
    guard request.command == "grievance.sources" else { return false }
    let found = (outcome.output?["items"]?.array ?? []).compactMap(SourceProposal.init)
    if case .form(let form)? = overlays.last {
      guard form.takesCitations, form.subjects == request.records else { return false }
    } else {
      guard replyCommand != nil, panes[focused]?.subjects == request.records else { return false }
    }
    guard !found.isEmpty else {
      say(SourcePhrases.none, .info)
      return true
    }
    overlays.append(.menu(Menu(.sources(found))))
    return true
  }

  /// The command by which the selected order is replied to in its state.
  private var replyCommand: Command? {
    ["grievance.answer", "grievance.resolve"].compactMap(CommandCatalog.command)
      .first { refusal(of: $0) == nil }
  }

  /// Cites a chosen clause in the form under the menu, or begins the reply with it.
  mutating func cite(_ source: SourceProposal) -> [Effect] {
    if overlays.isEmpty, let command = replyCommand { _ = begin(command, opener: nil) }
    guard case .form(var form)? = overlays.popLast() else { return [] }
    form.cite(source, appearance.language)
    overlays.append(.form(form))
    drafts[form.draftKey] = form.draft
    return [.keepDraft(of: form.draftKey, values: form.draft)]
  }
}
