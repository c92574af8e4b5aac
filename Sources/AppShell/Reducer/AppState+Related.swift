import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Panes
import Phrasebook
import UseCases

extension AppState {
  /// Looks for what stands close to an order once the typing rests.
  mutating func awaitRelated(_ form: CommandForm) {
    guard let sheet = form.related else { return relatedDue = nil }
    let members = form.comparedMembers
    relatedDue = members == sheet.asked ? nil : (members, (lastKeyAt ?? 0) + Timers.similarAfter)
  }

  /// What to look for now, told once.
  mutating func takeRelatedDue(at time: UInt64) -> JSONObject? {
    guard let due = relatedDue, time >= due.at else { return nil }
    relatedDue = nil
    guard let index = relatedForm, case .form(var form) = overlays[index] else { return nil }
    form.related?.asked = due.members
    if due.members.isEmpty { form.related?.fill(RelatedOrders()) }
    overlays[index] = .form(form)
    return due.members.isEmpty ? nil : due.members
  }

  /// Shows what was found, unless other words have been typed since.
  mutating func note(_ found: RelatedOrders, for members: JSONObject) -> [Effect] {
    guard let index = relatedForm, case .form(var form) = overlays[index],
      form.related?.asked == members
    else { return [] }
    form.related?.fill(found)
    overlays[index] = .form(form)
    return []
  }

  private var relatedForm: Int? {
    overlays.lastIndex { if case .form(let form) = $0 { form.related != nil } else { false } }
  }

  /// The caller means a known case: one sentence asks, the form stays under it.
  mutating func join(
    _ form: CommandForm, to order: RelatedOrders.Order, opener: KeyEvent
  ) -> [Effect] {
    var form = form
    let isSound = form.checkTyped(appearance.language)
    overlays.append(.form(form))
    guard isSound else { return [] }
    guard order.isOpen else {
      say(ShellPhrases.cannotJoin(order.state), .error)
      return []
    }
    let request = CommandRequest(
      "grievance.join",
      arguments: ["file": form.requestArguments["file"] ?? [:], "into": .string(order.id)])
    let sentence = ShellPhrases.joining(
      order.number.map { "~\($0.suffix(4)) " } ?? "", order.title,
      phone: form.values["contact.phone"] ?? "-")
    overlays.append(
      .confirmation(
        Confirmation(
          .perform(request), sentence: sentence(appearance.language), opener: opener)))
    return []
  }

  /// The caller is joined: the form that told it is done with.
  mutating func noteJoined() -> [Effect] {
    overlays.removeAll { overlay in
      if case .form(let form) = overlay { form.related != nil } else { false }
    }
    drafts["grievance.new"] = nil
    return [.keepDraft(of: "grievance.new", values: [:])]
  }
}
