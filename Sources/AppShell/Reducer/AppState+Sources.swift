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

  /// Offers the clauses that were found for the form on top; false where no form waits for them.
  mutating func offerSources(_ outcome: CommandOutcome, for request: CommandRequest) -> Bool {
    guard request.command == "grievance.sources", case .form(let form)? = overlays.last,
      form.takesCitations, form.subjects == request.records
    else { return false }
    let found = (outcome.output?["items"]?.array ?? []).compactMap(SourceProposal.init)
    guard !found.isEmpty else {
      say(SourcePhrases.none, .info)
      return true
    }
    overlays.append(.menu(Menu(.sources(found))))
    return true
  }

  /// Cites a chosen clause in the form under the menu.
  mutating func cite(_ source: SourceProposal) -> [Effect] {
    guard case .form(var form)? = overlays.popLast() else { return [] }
    form.cite(source, appearance.language)
    overlays.append(.form(form))
    drafts[form.draftKey] = form.draft
    return [.keepDraft(of: form.draftKey, values: form.draft)]
  }
}
