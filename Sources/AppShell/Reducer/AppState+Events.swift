import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Panes
import UseCases

/// What the world tells the screen.
public enum AppEvent: Sendable {
  /// From the terminal.
  case terminal(TerminalEvent)
  /// A background command ended.
  case performed(CommandRequest, Result<CommandOutcome, Failure>)
  /// Records changed in the store, by this process or another.
  case storeChanged(types: Set<String>)
  /// The exchange in the background began, went on or ended.
  case sync(SyncActivity)
  /// Work in the background failed: what it was, and why.
  case troubled(Phrase, Failure)
  /// The orders that stand close to one were found.
  case similar(order: String, SimilarOrders)
  /// What stands close to an order that is being typed was found.
  case related(to: JSONObject, RelatedOrders)
  /// The clock went on.
  case clock(Instant)
  /// `config.toml` was saved again.
  case configured(ConfigurationChange)
  /// A passphrase was tried; nil when it opened the key.
  case unlocked(operatorID: String, Failure?)
}

extension AppState {
  /// Takes one event in and says what to do in the world.
  public mutating func handle(_ event: AppEvent) -> [Effect] {
    defer { followGuide(event) }
    switch event {
    case .terminal(let event): return handle(event)
    case .performed(let request, let result): return noteResult(of: request, result)
    case .storeChanged(let types): return noteChange(of: types)
    case .sync(let activity): return note(activity)
    case .troubled(let work, let failure): return note(failure, of: work)
    case .similar(let order, let found): return note(found, closeTo: order)
    case .related(let members, let found): return note(found, for: members)
    case .clock(let now): return setClock(now)
    case .configured(let change): return configure(change)
    case .unlocked(let id, let failure): return noteUnlocking(id, failure)
    }
  }

  private mutating func followGuide(_ event: AppEvent) {
    guard var guide else { return }
    var performed: String?
    if case .performed(let request, .success) = event { performed = request.command }
    guide.follow(self, performed: performed)
    self.guide = guide
  }

  private mutating func handle(_ event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let key, let time):
      alarmRangAt = nil
      return handle(key, at: time)
    case .resize(let newSize):
      size = newSize
      return [.repaint]
    case .signal(.terminate), .signal(.hangup), .endOfInput: return [.rememberPlace, .quit]
    case .signal(.continued): return [.repaint]
    // Raw mode sends Ctrl-c as a key; from `kill -INT` it means the same.
    case .signal(.interrupt): return handle(.control("c"), at: lastKeyAt ?? 0)
    case .posted, .tick, .reply: return []
    }
  }

  /// Only a new minute changes what is shown, so that nothing moves in between.
  private mutating func setClock(_ newNow: Instant) -> [Effect] {
    let isNewMinute = newNow.milliseconds / 60_000 != now.milliseconds / 60_000
    guard isNewMinute else { return [] }
    now = newNow
    let context = viewContext
    for identifier in panes.keys {
      panes[identifier]?.setContext(context)
      panes[identifier]?.isDetailStale = true
    }
    isBoardStale = true
    return []
  }

  private mutating func noteChange(of types: Set<String>) -> [Effect] {
    isBoardStale = true
    for (identifier, pane) in panes {
      guard pane.pane.types.contains(where: { types.contains($0.rawValue) }) else { continue }
      panes[identifier]?.list.noteChange()
      panes[identifier]?.isDetailStale = true
    }
    return []
  }

  private mutating func noteResult(
    of request: CommandRequest, _ result: Result<CommandOutcome, Failure>
  ) -> [Effect] {
    running = max(0, running - 1)
    let commandLine = request.commandLine
    switch result {
    case .success(let outcome):
      if offerSources(outcome, for: request) || offerTemplates(outcome, for: request) {
        return []
      }
      noteTick(outcome, for: request)
      say(outcome.message(appearance.language), .ok, commandLine: commandLine)
      for refusal in outcome.refused.prefix(3) { say(failureText(refusal.failure), .error) }
      let draft = DraftKey.of(request.command, request.records)
      drafts[draft] = nil
      isBoardStale = true
      noteSettled(by: request.command)
      let columns = OverlayView.pageColumns(of: size)
      if !offerGroundwork(outcome, for: request),
        let page = outcome.page(
          of: request.command, appearance.language, columns: columns, dots: dotStyle)
      {
        overlays.append(.page(page))
      }
      if let id = outcome.openedRecord(by: request.command) { panes[focused]?.list.goTo(id) }
      let joined = request.command == "grievance.join" ? noteJoined() : []
      return joined + [.keepDraft(of: draft, values: [:])]
    case .failure(let failure):
      say(failureText(failure), .error, commandLine: commandLine)
      return []
    }
  }

  /// Each trouble is said once; work that tries again would say it for ever.
  private mutating func note(_ failure: Failure, of work: Phrase) -> [Effect] {
    guard toldTroubles.insert(work.english + failure.code.rawValue).inserted else { return [] }
    say(work(appearance.language) + failureText(failure), .error)
    return []
  }

  /// Says something on the status line and keeps it in the messages of the shift.
  mutating func say(_ text: String, _ role: StyleRole, commandLine: String? = nil) {
    messages.say(Message(time: now, text: text, role: role, commandLine: commandLine))
  }

  /// Says a phrase.
  mutating func say(_ phrase: Phrase, _ role: StyleRole) {
    say(phrase(appearance.language), role)
  }
}
