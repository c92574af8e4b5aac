import CellGrid
import CommandCatalog
import Dispatch
import DomainModel
import LocalStore
import Panes
import Phrasebook
import TerminalDriver
import UseCases

/// What a workstation takes from the world.
public struct WorkstationWorld: Sendable {
  /// The clock.
  public var now: @Sendable () -> Instant
  /// Monotonic milliseconds, the same that keys are stamped with.
  public var monotonic: @Sendable () -> UInt64
  /// Reads for the screen.
  public var reads: ShellReads
  /// Commands; they block and run in the background.
  public var capabilities: Capabilities
  /// The types whose records changed since the last call, by any process.
  public var changedTypes: @Sendable () -> Set<String>
  /// Keeps where the operator is for the next start.
  public var rememberPlace: @Sendable (RememberedPlace) -> Void
  /// Keeps the operator's own views.
  public var keepViews: @Sendable ([SavedView]) -> Void
  /// Keeps or clears a half-filled form.
  public var keepDraft: @Sendable (_ command: String, _ values: [String: String]) -> Void
  /// Puts a copied text into a file; the path, or nil when it can't be written.
  public var copyToFile: @Sendable (String) -> String?
  /// Opens a text in the operator's editor and gives the result; nil when nothing came back.
  public var edit: @Sendable (String) -> String?
  /// Begins to exchange with the node in the background, and tells how it goes.
  public var beginSync: @Sendable (_ tell: @escaping @Sendable (SyncActivity) -> Void) -> Void = {
    _ in
  }

  /// Bundles the closures.
  public init(
    now: @escaping @Sendable () -> Instant, monotonic: @escaping @Sendable () -> UInt64,
    reads: ShellReads, capabilities: Capabilities,
    changedTypes: @escaping @Sendable () -> Set<String>,
    rememberPlace: @escaping @Sendable (RememberedPlace) -> Void,
    keepViews: @escaping @Sendable ([SavedView]) -> Void,
    keepDraft: @escaping @Sendable (String, [String: String]) -> Void,
    copyToFile: @escaping @Sendable (String) -> String?,
    edit: @escaping @Sendable (String) -> String?
  ) {
    self.now = now
    self.monotonic = monotonic
    self.reads = reads
    self.capabilities = capabilities
    self.changedTypes = changedTypes
    self.rememberPlace = rememberPlace
    self.keepViews = keepViews
    self.keepDraft = keepDraft
    self.copyToFile = copyToFile
    self.edit = edit
  }
}

/// Where the operator was and how the screen looked, for the next start.
public struct RememberedPlace: Sendable, Hashable {
  /// The place.
  public var place: Place
  /// Language, theme, signs.
  public var appearance: Appearance
  /// The list's share of the width.
  public var listShare: Int
}

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
  private var hasQuit = false
  private var lookedAt: UInt64 = 0
  /// When the operator did something last.
  private var eventAt: UInt64 = 0
  /// Forms typed into since the last second; kept then, not at every key.
  private var draftsToKeep: [String: [String: String]] = [:]

  /// The state's change is looked for once a second; nothing is painted when there is none.
  private static let tickMilliseconds: UInt64 = 1_000
  /// While nobody presses a key, every other second is enough and costs half.
  private static let restingTickMilliseconds: UInt64 = 2_000
  private static let restAfterMilliseconds: UInt64 = 10_000

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
  public func run() {
    defer {
      screen.close()
      keepDrafts()
      commands.sync {}
    }
    screen.useMouse(state.appearance.usesMouse)
    let mailbox = mailbox
    world.beginSync { mailbox.post(.sync($0)) }
    var isDirty = true
    while !hasQuit {
      if isDirty {
        guard paint() else { return }
        state.readAhead(world.reads)
      }
      let events = screen.events(timeoutMilliseconds: timeout)
      isDirty = take(events)
    }
  }

  /// Until the next tick, or until the detail may follow a movement that has come to rest.
  private var timeout: UInt64 {
    let now = world.monotonic()
    guard let due = state.detailDueAt else {
      let isResting = now >= eventAt + Self.restAfterMilliseconds
      return isResting ? Self.restingTickMilliseconds : Self.tickMilliseconds
    }
    return due > now ? due - now : 0
  }

  private func paint() -> Bool {
    state.settle(world.reads, at: world.monotonic())
    do {
      try screen.show(state)
      if state.wantsRing {
        state.wantsRing = false
        screen.ring()
      }
      let problems = screen.takeProblems()
      for problem in problems { state.say(problem, .error) }
      if !problems.isEmpty { try screen.show(state) }
      return true
    } catch {
      return false
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
      effects += state.handle(.terminal(event))
      isDirty = true
    }
    if isDirty { eventAt = world.monotonic() }
    for mail in mailbox.takeAll() {
      effects += state.handle(mail)
      isDirty = true
    }
    isDirty = lookAround(events) || isDirty
    for effect in effects { carryOut(effect) }
    return isDirty
  }

  /// The clock, other writers, the terminal's answers.
  private func lookAround(_ events: [TerminalEvent]) -> Bool {
    var isDirty = state.detailDueAt.map { world.monotonic() >= $0 } ?? false
    if let finding = screen.takeFinding() {
      state.appearance.signs = finding.signs
      state.appearance.ambiguousWidth = finding.ambiguousWidth
      if !finding.showsChinese { state.say(ShellPhrases.wrongCharset, .error) }
      isDirty = true
    }
    // Keys that come without a pause leave no tick; the world is looked at all the same.
    let time = world.monotonic()
    guard events.contains(.posted) || time >= lookedAt + Self.tickMilliseconds else {
      return isDirty
    }
    lookedAt = time
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
    case .ring: screen.ring()
    case .copy(let text): copy(text)
    case .useMouse(let isOn): screen.useMouse(isOn)
    case .edit(let text, let field): edit(text, field: field)
    case .rememberPlace:
      let place = RememberedPlace(
        place: state.place, appearance: state.appearance, listShare: state.listShare)
      let remember = world.rememberPlace
      commands.async { remember(place) }
    case .keepViews(let views): world.keepViews(views)
    case .keepDraft(let command, let values): draftsToKeep[command] = values
    }
  }

  private func keepDrafts() {
    guard !draftsToKeep.isEmpty, !state.desk.isReadOnly else { return }
    let (drafts, keep) = (draftsToKeep, world.keepDraft)
    draftsToKeep = [:]
    commands.async { for (command, values) in drafts { keep(command, values) } }
  }

  private func perform(_ request: CommandRequest) {
    let (mailbox, perform) = (mailbox, world.capabilities.perform)
    commands.async {
      let result = Result { () throws(Failure) in try perform(request) }
      mailbox.post(.performed(request, result))
    }
  }

  private func suspend() {
    let farewell = ShellPhrases.suspended(state.appearance.language)
    guard (try? screen.suspend(saying: farewell)) != nil else { return hasQuit = true }
    screen.repaint()
  }

  /// Linear and full screen are two screens over one state.
  private func switchScreenIfAsked() {
    let isLinear = screen is LinearScreen
    if isLinear != state.appearance.isLinear {
      screen.close()
      if let other = makeScreen(state.appearance.isLinear) { screen = other }
      state.size = screen.size
    }
    screen.repaint()
  }

  private func copy(_ text: String) {
    let path = world.copyToFile(text)
    let way = screen.copy(text)
    state.say(ShellPhrases.copied(toTmux: way == .tmux, path: path), .ok)
  }

  private func edit(_ text: String, field: Int) {
    var result: String?
    let edit = world.edit
    guard (try? screen.lend { result = edit(text) }) != nil else { return hasQuit = true }
    screen.repaint()
    if let result { state.setFormText(result, field: field) }
  }
}
