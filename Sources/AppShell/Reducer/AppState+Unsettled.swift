import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

extension Menu.Entry {
  /// Whether the menu waits under what the entry opens.
  var keepsMenu: Bool {
    switch action {
    case .conflict, .refused, .column, .usualColumns, .tick: true
    default: false
    }
  }
}

extension AppState {
  mutating func takeUnsettled(_ action: Menu.Action) -> [Effect] {
    switch action {
    case .conflict(let conflict): overlays.append(.conflict(ConflictSheet(conflict)))
    case .refused(let work): overlays.append(.menu(Menu(.refused(work))))
    case .sendAgain(let work): return perform(resend(work))
    case .amend(let work): amend(work)
    case .giveUp(let work):
      open("tray.drop", fixed: ["changes": [JSON(Int(work.id))]])
    default: break
    }
    return []
  }

  mutating func handle(_ sheet: ConflictSheet, _ key: KeyEvent) -> [Effect] {
    var sheet = sheet
    let outcome = sheet.handle(key)
    if case .leaves = outcome { return [] }
    if case .moves(let steps) = outcome, let next = conflict(steps, from: sheet.conflict) {
      sheet = ConflictSheet(next)
    }
    overlays.append(.conflict(sheet))
    switch outcome {
    case .refusesTyping: say(ShellPhrases.sideOnly, .info)
    case .settles: askToSettle(sheet, opener: key)
    default: break
    }
    return []
  }

  /// The sentence says what will stand in each field.
  private mutating func askToSettle(_ sheet: ConflictSheet, opener: KeyEvent) {
    guard !desk.isReadOnly else { return say(ShellPhrases.readOnly, .error) }
    let words = ConflictWords(sheet.conflict, appearance.language)
    let results = sheet.conflict.fields.map { field in
      "\(words.label(field)) → \(words.text(sheet.result(of: field), field))"
    }
    let sentence = ShellPhrases.settling(
      words.subject, results, alike: sheet.includesAlike ? sheet.conflict.alike : 0)
    overlays.append(
      .confirmation(
        Confirmation(
          .perform(sheet.request), sentence: sentence(appearance.language), opener: opener)))
  }

  /// The conflict some steps further in the list below.
  private func conflict(_ steps: Int, from present: OpenConflict) -> OpenConflict? {
    for overlay in overlays.reversed() {
      guard case .menu(let menu) = overlay, menu.source == .unsettled else { continue }
      let conflicts = menu.entries.compactMap { entry -> OpenConflict? in
        if case .conflict(let conflict) = entry.action { conflict } else { nil }
      }
      guard let place = conflicts.firstIndex(where: { $0.id == present.id }),
        conflicts.indices.contains(place + steps)
      else { return nil }
      return conflicts[place + steps]
    }
    return nil
  }

  private func resend(_ work: RefusedWork) -> CommandRequest {
    CommandRequest("tray.resend", arguments: ["changes": [JSON(Int(work.id))]])
  }

  /// The members as the refused work wanted them, in the form of their type.
  private mutating func amend(_ work: RefusedWork) {
    guard let wanted = work.wanted, let type = wanted.type,
      let command = CommandCatalog.command(id: "tray.resend")
    else { return }
    let form = RecordForm(type: type)
    var amendment = CommandForm(
      command, subjects: [], arguments: form.editable(in: wanted), purpose: .change(wanted),
      draft: form.texts(of: wanted))
    amendment.fixed = ["changes": [JSON(Int(work.id))]]
    overlays.append(.form(amendment))
  }

  private mutating func open(_ id: String, fixed: JSONObject) {
    guard let command = CommandCatalog.command(id: id) else { return }
    var form = CommandForm(command, subjects: [])
    form.fixed = fixed
    overlays.append(.form(form))
  }

  /// What was settled leaves the screen, and the list under it is read anew.
  mutating func noteSettled(by command: String) {
    guard ["conflicts.resolve", "tray.resend", "tray.drop", "store.undo"].contains(command) else {
      return
    }
    isBoardStale = true
    overlays.removeAll { overlay in
      switch overlay {
      case .conflict: true
      case .menu(let menu): menu.source.isOfRefusedWork
      default: false
      }
    }
    for index in overlays.indices {
      guard case .menu(var menu) = overlays[index], menu.source == .unsettled else { continue }
      menu.isStale = true
      overlays[index] = .menu(menu)
    }
  }
}

extension Menu.Source {
  fileprivate var isOfRefusedWork: Bool {
    if case .refused = self { true } else { false }
  }
}
