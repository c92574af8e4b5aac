import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

extension AppState {
  /// Looks for templates in the background; what is typed fills their field.
  mutating func askTemplates(_ form: CommandForm) -> [Effect] {
    overlays.append(.form(form))
    guard let name = form.templateField else { return [] }
    var arguments: JSONObject = ["kind": .string(name)]
    arguments[name] = form.values[name].map(JSON.string)
    return perform(
      CommandRequest("grievance.templates", records: form.subjects, arguments: arguments))
  }

  /// Offers the templates that were found for the form on top; false where no form waits for them.
  mutating func offerTemplates(_ outcome: CommandOutcome, for request: CommandRequest) -> Bool {
    guard request.command == "grievance.templates", case .form(let form)? = overlays.last,
      form.templateField != nil, form.subjects == request.records
    else { return false }
    let found = (outcome.output?["items"]?.array ?? []).compactMap(FilledTemplate.init)
    guard !found.isEmpty else {
      say(TemplatePhrases.none, .info)
      return true
    }
    overlays.append(.menu(Menu(.templates(found))))
    return true
  }

  /// Takes a chosen template into the form under the menu.
  mutating func take(_ template: FilledTemplate) -> [Effect] {
    guard case .form(var form)? = overlays.popLast() else { return [] }
    form.take(template)
    overlays.append(.form(form))
    drafts[form.draftKey] = form.draft
    return [.keepDraft(of: form.draftKey, values: form.draft)]
  }
}
