import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Panes
import Phrasebook
import UseCases

extension AppState {
  /// Begins a command on the records under the cursor: asks for what it needs, then for leave
  /// when it goes outward, then runs it.
  mutating func begin(_ command: Command, opener: KeyEvent?) -> [Effect] {
    if command.changesOperator { return lockScreen() }
    guard !command.isForCommandLine else {
      say(ShellPhrases.onlyOnCommandLine(command.words ?? []), .error)
      return []
    }
    guard !(desk.isReadOnly && command.writes) else {
      say(ShellPhrases.readOnly, .error)
      return []
    }
    var subjects = command.actsOnRecords ? panes[focused]?.subjects ?? [] : []
    guard !command.actsOnRecords || !subjects.isEmpty else {
      say(ShellPhrases.nothingSelected, .error)
      return []
    }
    if command.id == "alert.ack" { subjects = withoutRed(subjects) }
    guard !command.actsOnRecords || !subjects.isEmpty else { return [] }
    if let refusal = refusal(of: command) {
      say(refusal, .error)
      return []
    }
    guard command.id != "record.edit" || panes[focused]?.detail?.id == subjects.first else {
      say(ShellPhrases.openFirst, .error)
      return []
    }
    if command.writes, let claims = foreignClaims(on: subjects) { say(claims, .warning) }
    var form = form(for: command, subjects)
    if let detail = panes[focused]?.detail, subjects == [detail.id] {
      form.revisions = [detail.id: detail.rev]
    }
    guard form.fields.isEmpty || answersAtOnce(command, to: opener) else {
      overlays.append(.form(form))
      awaitRelated(form)
      return []
    }
    guard !command.takesDocument else {
      say(ShellPhrases.onlyByFile, .error)
      return []
    }
    return ask(command, request(form), opener: opener)
  }

  /// The key of what only reads and needs nothing is a whole question; who wants to say more finds
  /// the form in the palette.
  private func answersAtOnce(_ command: Command, to opener: KeyEvent?) -> Bool {
    guard let opener, opener != .enter, !command.writes, !command.actsOnRecords else {
      return false
    }
    return !command.arguments.contains(where: \.isRequired)
  }

  /// A command that takes a document as a file asks for the members themselves on the screen.
  private func form(for command: Command, _ subjects: [String]) -> CommandForm {
    let draft = drafts[DraftKey.of(command.id, subjects)] ?? [:]
    if command.id == "record.edit", let detail = panes[focused]?.detail {
      let form = RecordForm(type: detail.type)
      return CommandForm(
        command, subjects: subjects, arguments: form.editable(in: detail.record),
        purpose: .change(detail.record), draft: form.texts(of: detail.record).merging(draft) { $1 })
    }
    if command.takesDocument, let type = command.recordTypes.first {
      var form = CommandForm(
        command, subjects: [], arguments: RecordForm(type: type).arguments(),
        purpose: .creation(type), draft: draft)
      guard type == .grievance else { return form }
      form.preset("source", "hotline12345", appearance.language)
      form.related = RelatedSheet()
      return form
    }
    var form = CommandForm(
      command, subjects: subjects, draft: parentReply(for: command, subjects).merging(draft) { $1 })
    form.takesProposal = ["grievance.assign", "grievance.dispatch"].contains(command.id)
    return form
  }

  /// The words of an answered parent stand in the reply of an order that came under it later.
  private func parentReply(for command: Command, _ subjects: [String]) -> [String: String] {
    guard command.arguments.contains(where: { $0.name == "reply" }), command.stateCommand != nil,
      let detail = panes[focused]?.detail, subjects == [detail.id],
      let reply = detail.context.parentReply
    else { return [:] }
    return ["reply": reply]
  }

  /// Points of the checklist that are open when the one order is resolved.
  private func openPoints(_ command: Command, _ records: [String]) -> String? {
    guard command.id == "grievance.resolve", let detail = panes[focused]?.detail,
      records == [detail.id], detail.context.openPoints > 0
    else { return nil }
    return ShellPhrases.openPoints(detail.context.openPoints)(appearance.language)
  }

  /// Why the selected record's state doesn't allow a command; nil when it does or several are
  /// marked, which are each judged when the command runs.
  func refusal(of command: Command) -> Phrase? {
    guard command.actsOnRecords, let pane = panes[focused],
      pane.list.marks.isEmpty || pane.isRecordFocused
    else { return nil }
    if let detail = pane.detail, detail.id == pane.currentRecord,
      let step = detail.steps.first(where: { $0.command.id == command.id })
    {
      return step.refusal
    }
    return pane.list.selectedRow.flatMap { StateCommands.refusal(of: command, on: $0) }
  }

  /// Runs a filled form, or shows what is missing.
  mutating func submit(_ form: CommandForm) -> [Effect] {
    var form = form
    guard form.check(appearance.language) else {
      overlays.append(.form(form))
      return []
    }
    drafts[form.draftKey] = form.draft
    return ask(form.command, request(form), opener: .enter)
      + [.keepDraft(of: form.draftKey, values: form.draft)]
  }

  /// Runs a request that the operator agreed to.
  mutating func perform(_ request: CommandRequest) -> [Effect] {
    running += 1
    return [.perform(request)]
  }

  private mutating func ask(
    _ command: Command, _ request: CommandRequest, opener: KeyEvent?
  ) -> [Effect] {
    guard command.isOutward || request.records.count > 1 else { return perform(request) }
    let sentence = sentence(for: command, request)
    overlays.append(
      .confirmation(Confirmation(.perform(request), sentence: sentence, opener: opener)))
    return []
  }

  /// A command binds to the record that stood under the cursor, with its revision.
  private func request(_ form: CommandForm) -> CommandRequest {
    CommandRequest(
      form.command.id, records: form.subjects, arguments: form.requestArguments,
      expectedRevisions: form.revisions ?? [:])
  }

  /// Says which command will act on what: the number, the first three, and how many of them the
  /// filter hides.
  private func sentence(for command: Command, _ request: CommandRequest) -> String {
    let list = panes[focused]?.list
    let named = request.records.prefix(3).map { id in
      let row = list?.row(id)
      return row.map { ($0.number.map { "~\($0.suffix(4)) " } ?? "") + brief($0.title) } ?? id
    }
    let hidden = request.records == list?.marks ? list?.hiddenMarks ?? 0 : 0
    let values = command.arguments.compactMap { argument in
      request.arguments[argument.name]?.string.map {
        ShellPhrases.labelled(argument.title, title(of: $0) ?? $0)(appearance.language)
      }
    }
    let claims = foreignClaims(on: request.records)?(appearance.language)
    return ShellPhrases.confirm(
      command.title, count: request.records.count, named: named, hidden: hidden,
      values: values + [openPoints(command, request.records), claims].compactMap { $0 }
    )(appearance.language)
  }

  /// One line of the sentence: what is asked must not scroll away behind a long title.
  private func brief(_ title: String) -> String {
    TextWidth.cut(title, columns: 56, sign: "~", ambiguous: appearance.ambiguousWidth)
  }

  /// The words of a value that was chosen from a list in the form just left.
  private func title(of value: String) -> String? {
    choiceTitles[value]
  }
}
