import CellGrid
import CommandCatalog
import Dispatch
import DomainModel
import JSONDiff
import LocalStore
import Panes
import Phrasebook
import TerminalDriver
import UseCases

/// The loop: events in, state on, frame out. It owns the terminal's thread.
///
/// Reads are done here, within the frame; commands run on a background queue one after the other
/// and come back through the mailbox, so the screen never waits for a write.
public final class Workstation {
  private var state: AppState
  private var screen: any WorkstationScreen
  private let world: WorkstationWorld
  private let makeScreen: (Bool) -> (any WorkstationScreen)?
  private let mailbox: Mailbox<AppEvent>
  private let commands = DispatchQueue(label: "commands")
  private let searches = DispatchQueue(label: "searches", qos: .utility)
  private var searchSwitch = StopSwitch()
  private var hasQuit = false
  private var successor: String?
  private var lookedAt: UInt64 = 0
  /// When the operator did something last.
  private var eventAt: UInt64 = 0
  /// Stops the commands that were begun since it was pressed last.
  private var stopSwitch = StopSwitch()
  /// When the bell rings next, the earliest first.
  private var rings: [UInt64] = []
  /// Forms typed into since the last second; kept then, not at every key.
  private var draftsToKeep: [String: [String: String]] = [:]

  init(
    state: AppState, screen: any WorkstationScreen, world: WorkstationWorld,
    mailbox: Mailbox<AppEvent>, makeScreen: @escaping (Bool) -> (any WorkstationScreen)?
  ) {
    self.state = state
    self.screen = screen
    self.world = world
    self.mailbox = mailbox
    self.makeScreen = makeScreen
  }

  /// Runs until the operator leaves or the terminal is gone.
  /// - Returns: the operator for whom the workstation is to be opened anew, if it is.
  public func run() -> String? {
    defer {
      searchSwitch.press()
      screen.close()
      keepDrafts()
      commands.sync {}
    }
    screen.useMouse(state.appearance.usesMouse)
    guard paint() else { return nil }
    beginBackgroundWork()
    state.readAhead(world.reads)
    while !hasQuit {
      guard take(screen.events(timeoutMilliseconds: timeout)) else { continue }
      guard paint() else { return nil }
      state.readAhead(world.reads)
    }
    return successor
  }

  /// Once the first frame stands, which would otherwise share its processor and its store.
  private func beginBackgroundWork() {
    let mailbox = mailbox
    world.beginSync { mailbox.post(.sync($0)) }
    world.beginRisks { mailbox.post(.storeChanged(types: [RecordType.grievance.rawValue])) }
    world.beginIndexing { mailbox.post(.troubled(ShellPhrases.indexingWork, $0)) }
  }

  /// Until the next tick, until the bell rings again, or until the detail may follow a movement that
  /// has come to rest.
  private var timeout: UInt64 {
    let now = world.monotonic()
    let waits = [state.detailDueAt, state.similarDue?.at, state.relatedDue?.at, rings.first]
    guard let due = waits.compactMap({ $0 }).min() else {
      let isResting = now >= eventAt + Timers.restAfter
      return isResting ? Timers.restingTick : Timers.tick
    }
    return due > now ? due - now : 0
  }

  private func paint() -> Bool {
    state.settle(world.reads, at: world.monotonic())
    do {
      try screen.show(state)
      if let alarm = state.takeAlarm() { begin(alarm) }
      let problems = screen.takeProblems()
      for problem in problems { state.say(problem, .error) }
      if !problems.isEmpty { try screen.show(state) }
      return true
    } catch {
      return false
    }
  }

  /// The notice goes with the first ring; a key ends the others.
  private func begin(_ alarm: Alarm) {
    rings = Array(state.bell.rings(for: alarm, from: world.monotonic()).dropFirst())
    let language = state.appearance.language
    screen.ring(title: ShellPhrases.product(language), notice: alarm.notice(language))
  }

  private func ringIfDue() {
    while let due = rings.first, world.monotonic() >= due {
      rings.removeFirst()
      screen.ring()
    }
  }

  /// Takes events and mail in; true when there is something to paint.
  private func take(_ events: [TerminalEvent]) -> Bool {
    var isDirty = false
    var effects: [Effect] = []
    for event in events where event != .tick && event != .posted {
      if isDirty, state.needsAnswers(before: event) {
        state.settle(world.reads, at: world.monotonic())
      }
      if case .key = event { rings = [] }
      effects += state.handle(.terminal(event))
      isDirty = true
    }
    ringIfDue()
    if isDirty { eventAt = world.monotonic() }
    for mail in mailbox.takeAll() {
      effects += state.handle(mail)
      isDirty = true
    }
    isDirty = lookAround(events) || isDirty
    if let order = state.takeSimilarDue(at: world.monotonic()) { lookAround(order) }
    if let members = state.takeRelatedDue(at: world.monotonic()) { lookAround(members) }
    let locking = state.lockWhenIdle(world.reads, at: world.monotonic())
    isDirty = isDirty || !locking.isEmpty
    effects += locking
    for effect in effects { carryOut(effect) }
    return isDirty
  }

  /// The clock, other writers, the terminal's answers.
  private func lookAround(_ events: [TerminalEvent]) -> Bool {
    var isDirty = state.detailDueAt.map { world.monotonic() >= $0 } ?? false
    if let finding = screen.takeFinding() {
      for effect in state.note(finding) { carryOut(effect) }
      isDirty = true
    }
    // Keys that come without a pause leave no tick; the world is looked at all the same.
    let time = world.monotonic()
    guard events.contains(.posted) || time >= lookedAt + Timers.tick else {
      return isDirty
    }
    lookedAt = time
    if let change = world.changedConfiguration() {
      for effect in state.handle(.configured(change)) { carryOut(effect) }
      isDirty = true
    }
    if screen.hasNewColours(for: state) {
      screen.repaint()
      isDirty = true
    }
    keepDrafts()
    let minute = state.now.milliseconds / 60_000
    _ = state.handle(.clock(world.now()))
    let types = world.changedTypes()
    if !types.isEmpty { _ = state.handle(.storeChanged(types: types)) }
    return isDirty || !types.isEmpty || state.now.milliseconds / 60_000 != minute
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .perform(let request): perform(request)
    case .quit: hasQuit = true
    case .suspend: suspend()
    case .repaint: switchScreenIfAsked()
    case .stopWork:
      stopSwitch.press()
      stopSwitch = StopSwitch()
    case .copy(let text): copy(text)
    case .useMouse(let isOn): screen.useMouse(isOn)
    case .edit(let text, let field): edit(text, field: field)
    case .rememberPlace:
      let place = state.remembered
      let remember = world.rememberPlace
      commands.async { remember(place) }
    case .keepTerminal(let finding):
      let keep = world.keepTerminal
      commands.async { keep(finding) }
    case .keepViews(let views):
      let (keep, mailbox) = (world.keepViews, mailbox)
      commands.async {
        do throws(Failure) { try keep(views) } catch {
          mailbox.post(.troubled(ShellPhrases.viewsWork, error))
        }
      }
    case .keepDraft(let key, let values): draftsToKeep[key] = values
    case .lockKey:
      let (lock, id) = (world.lock, state.desk.operatorID)
      commands.async { lock(id) }
    case .unlock(let id, let passphrase): unlock(id, passphrase)
    case .sitDown(let id):
      successor = id
      hasQuit = true
    }
  }

  private func keepDrafts() {
    guard !draftsToKeep.isEmpty, !state.desk.isReadOnly else { return }
    let (drafts, keep) = (draftsToKeep, world.keepDraft)
    draftsToKeep = [:]
    commands.async { for (command, values) in drafts { keep(command, values) } }
  }

  private func perform(_ request: CommandRequest) {
    let (mailbox, perform, stop) = (mailbox, world.capabilities.perform, stopSwitch)
    commands.async {
      let result = Result { () throws(Failure) in
        guard !stop.isPressed else { throw Failure(.interrupted) }
        return try perform(request) { stop.isPressed }
      }
      mailbox.post(.performed(request, result))
    }
  }

  /// Only one search at a time: the one for a record that was left is stopped.
  private func lookAround(_ order: String) {
    searchSwitch.press()
    let (stop, mailbox, similar) = (StopSwitch(), mailbox, world.similar)
    searchSwitch = stop
    searches.async {
      guard let found = similar(order, { stop.isPressed }) else { return }
      mailbox.post(.similar(order: order, found))
    }
  }

  /// The search for words that have been typed on is stopped too.
  private func lookAround(_ members: JSONObject) {
    searchSwitch.press()
    let (stop, mailbox, related) = (StopSwitch(), mailbox, world.related)
    searchSwitch = stop
    searches.async {
      guard let found = related(members, { stop.isPressed }) else { return }
      mailbox.post(.related(to: members, found))
    }
  }

  private func unlock(_ id: String, _ passphrase: String) {
    let (mailbox, unlock) = (mailbox, world.unlock)
    let isOther = id != state.desk.operatorID
    commands.async {
      do throws(Failure) {
        try unlock(id, Array(passphrase.utf8), isOther)
        mailbox.post(.unlocked(operatorID: id, nil))
      } catch {
        mailbox.post(.unlocked(operatorID: id, error))
      }
    }
  }

  private func suspend() {
    let farewell = ShellPhrases.suspended(state.appearance.language)
    guard (try? screen.suspend(saying: farewell)) != nil else { return hasQuit = true }
    comeBack()
  }

  /// Whoever had the terminal meanwhile may have left it in another size.
  private func comeBack() {
    state.size = screen.size
    screen.repaint()
  }

  /// Linear and full screen are two screens over one state.
  private func switchScreenIfAsked() {
    let isLinear = screen is LinearScreen
    if isLinear != state.appearance.isLinear {
      screen.close()
      if let other = makeScreen(state.appearance.isLinear) { screen = other }
      screen.useMouse(state.appearance.usesMouse)
    }
    comeBack()
  }

  private func copy(_ text: String) {
    let path = world.copyToFile(text)
    state.noteCopy(by: screen.copy(text), path: path)
  }

  private func edit(_ text: String, field: Int) {
    var result: String?
    let edit = world.edit
    guard (try? screen.lend { result = edit(text) }) != nil else { return hasQuit = true }
    comeBack()
    guard let result else { return state.say(ShellPhrases.editorFailed, .error) }
    state.setFormText(result, field: field)
  }
}
