import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// Templates as they read for an order, each with the fields that nothing is known of.
struct TemplatesAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let found = (output["items"]?.array ?? []).compactMap(FilledTemplate.init)
    guard !found.isEmpty else { return [TemplatePhrases.none(sheet.language)] }
    return Array(found.map(lines).joined(separator: [""]))
  }

  private func lines(_ template: FilledTemplate) -> [String] {
    let kind = Terms.value(type: "template", member: "kind", value: template.argument)
    let head = "\(template.title) (\(kind?(sheet.language) ?? template.argument))"
    let missing = template.fields.map { "{{\($0)}}" }.joined(separator: " ")
    return sheet.wrapped(head) + sheet.wrapped(template.text, indent: 2)
      + (missing.isEmpty
        ? [] : sheet.wrapped("\(TemplatePhrases.missing(sheet.language))\(missing)", indent: 2))
      + sheet.wrapped("--template \(template.id)", indent: 2)
  }
}
