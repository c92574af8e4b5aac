import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Phrasebook
import UseCases

extension AppState {
  /// Reads what the screen lacks after the events so far; one call a frame.
  public mutating func settle(_ reads: ShellReads, at time: UInt64) {
    if isBoardStale { settleBoard(reads, at: time) }
    let layout = Layout(self)
    for identifier in layout.shownLists { settleList(identifier, layout, reads) }
    if isBoard { dropStaleDetail() } else { settleDetail(reads, at: time) }
    if layout.showsDetail {
      awaitSimilar(at: time)
      panes[focused]?.detail?.layOut(
        columns: layout.recordColumns, ambiguous: appearance.ambiguousWidth)
    }
    settleOverlay(reads, at: time)
    settleLock(reads)
    readRecord(reads)
  }

  /// The board shows no record: what was read of one that has changed since says nothing of what
  /// may be done with it now.
  private mutating func dropStaleDetail() {
    detailDueAt = nil
    if panes[focused]?.isDetailStale == true { panes[focused]?.detail = nil }
  }

  /// Reads what the next key may want, while nobody waits.
  mutating func readAhead(_ reads: ShellReads) {
    let height = Layout(self).listLines(of: focused)
    panes[focused]?.list.readAhead(reads.list, height: height)
  }

  /// People, units, tasks and the like have no pane: they are read as a text.
  private mutating func readRecord(_ reads: ShellReads) {
    guard let id = recordToRead else { return }
    recordToRead = nil
    guard let opened = reads.detail(id, appearance.language, now) else { return }
    let lines = DetailLayout(columns: 76, ambiguous: appearance.ambiguousWidth)
      .lines(PaneCatalog.plainDetail(opened.subject))
    let title = opened.subject.record.type?.title(appearance.language) ?? ""
    overlays.append(
      .page(TextPage(title: title, text: lines.map(\.text).joined(separator: "\n"))))
  }

  private mutating func settleBoard(_ reads: ShellReads, at time: UInt64) {
    let reading = reads.board(now)
    counts = reading.counts
    let formerAlerts = Set(alerts.map(\.id))
    inForce = reading.inForce
    noteAlarm(formerly: formerAlerts, at: time)
    let context = viewContext
    for identifier in panes.keys { panes[identifier]?.setContext(context) }
    if alertOnLine?.id != alerts.first?.id { alertOnLine = alerts.first.map { ($0.id, time) } }
    let formerly = sync.blindSince
    flagged = reading.flagged
    note(reading.reminders)
    if let claims = reading.claims { note(claims) }
    sync = reading.sync
    noteBlindness(since: formerly)
    isBoardStale = false
  }

  private mutating func settleList(
    _ identifier: PaneIdentifier, _ layout: Layout, _ reads: ShellReads
  ) {
    panes[identifier]?.list.settle(
      reads.list, height: layout.listLines(of: identifier), besidePane: layout.isSplit)
    if let stroke = panes[identifier]?.list.takeStroke() {
      say(ShellPhrases.stroke(stroke, total: panes[identifier]?.list.total), .info)
    }
    guard panes[identifier]?.list.takeMissing() != nil else { return }
    panes[identifier]?.isRecordFocused = false
    say(ShellPhrases.notInList, .warning)
  }

  /// The detail follows the selection at once, or when a fast movement has come to rest. It is
  /// read where it isn't shown too: hints, refusals and revisions come from it.
  private mutating func settleDetail(_ reads: ShellReads, at time: UInt64) {
    guard let pane = panes[focused] else { return }
    guard let wanted = pane.list.selectedRow?.id else {
      panes[focused]?.detail = nil
      panes[focused]?.isRecordFocused = false
      detailDueAt = nil
      return
    }
    let isSame = pane.detail?.id == wanted
    // A movement that came back to the record shown waits for nothing.
    if isSame { detailDueAt = nil }
    guard !isSame || pane.isDetailStale else { return }
    if !isSame, let due = detailDueAt, time < due { return }
    detailDueAt = nil
    panes[focused]?.isDetailStale = false
    let offset = isSame ? pane.detail?.offset ?? 0 : 0
    let appearance = appearance
    let similar = similar.flatMap { $0.order == wanted ? $0.found : nil }
    panes[focused]?.detail = reads.detail(wanted, appearance.language, now).map { opened in
      var subject = opened.subject
      subject.similar = similar
      var detail = DetailState(
        id: wanted, type: subject.record.type ?? .grievance, rev: opened.rev,
        record: subject.record, blocks: appearance.spelled(pane.pane.detail(subject)),
        steps: opened.steps
      )
      detail.context = OrderContext(subject)
      return detail
    }
    panes[focused]?.detail?.offset = offset
  }

  private mutating func settleOverlay(_ reads: ShellReads, at time: UInt64) {
    guard let overlay = overlays.popLast() else { return }
    switch overlay {
    case .menu(var menu):
      if menu.isStale { MenuEntries(self, reads).fill(&menu) }
      overlays.append(.menu(menu))
    case .form(var form):
      form.revisions = form.revisions ?? revisions(of: form.subjects, reads)
      form.script = form.script ?? script(of: form, reads)
      if form.needsChoices, let current = form.current {
        form.offer(
          reads.choices(
            current.argument.kind, current.field.text, form.subjects, appearance.language))
      }
      overlays.append(.form(form))
    case .confirmation(let confirmation): settle(confirmation, reads, at: time)
    case .map(let sheet): settle(sheet, reads)
    case .page, .conflict: overlays.append(overlay)
    }
  }

  /// What to say at a visit: how often was tried, then the notice for such an order.
  private func script(of form: CommandForm, _ reads: ShellReads) -> [String] {
    guard form.command.id == "grievance.visit", form.subjects.count == 1,
      let id = form.subjects.first, let order = reads.detail(id, appearance.language, now)
    else { return [] }
    let tried = PanePhrases.callBack(CallBack(of: order.subject.record), on: now.civilDate)
    return [tried(appearance.language)] + (reads.script(id).map { [$0] } ?? [])
  }

  /// The revision of the one record that a dialog is about, read in the frame that opens it; a
  /// bulk judges each record when it runs.
  private func revisions(of records: [String], _ reads: ShellReads) -> [String: String] {
    guard records.count == 1, let id = records.first,
      let opened = reads.detail(id, appearance.language, now)
    else { return [:] }
    return [id: opened.rev]
  }

  /// An undo says first what it will take back.
  private mutating func settle(
    _ confirmation: Confirmation, _ reads: ShellReads, at time: UInt64
  ) {
    var confirmation = confirmation
    if confirmation.shownAt == nil, let redo = confirmation.asksRedo {
      guard let preview = reads.undoPreview(redo) else {
        say(redo ? ShellPhrases.nothingToRedo : ShellPhrases.nothingToUndo, .info)
        return
      }
      confirmation.sentence = ShellPhrases.undo(
        redo: redo, CommandTitles.title(of: preview.command), preview.titles,
        count: preview.count)(appearance.language)
    }
    if confirmation.shownAt == nil, case .perform(var request) = confirmation.action,
      request.expectedRevisions.isEmpty
    {
      request.expectedRevisions = revisions(of: request.records, reads)
      confirmation.action = .perform(request)
    }
    confirmation.shownAt = confirmation.shownAt ?? time
    overlays.append(.confirmation(confirmation))
  }
}

extension Confirmation {
  /// Whether it asks for a redo, false for an undo; nil for anything else.
  fileprivate var asksRedo: Bool? {
    guard case .perform(let request) = action else { return nil }
    switch request.command {
    case "store.undo": return false
    case "store.redo": return true
    default: return nil
    }
  }
}

extension Appearance {
  /// Spelled before they are laid out, so that lines break where they end on the screen.
  fileprivate func spelled(_ blocks: [DetailBlock]) -> [DetailBlock] {
    showsChinese ? blocks : blocks.map { $0.mapped(spelled) }
  }
}
