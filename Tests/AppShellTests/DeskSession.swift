import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Phrasebook
import UseCases

@testable import AppShell

/// A workstation without a terminal: keys go in, effects and cells come out.
///
/// Keys are a tenth of a second apart unless told otherwise, so that each is a movement of its
/// own; every key is followed by a frame, as in the loop.
struct DeskSession {
  let fixture: DeskFixture
  var reads: ShellReads
  var state: AppState
  var time: UInt64 = 10_000
  /// Everything that was asked of the world, in order.
  var effects: [AppShell.Effect] = []
  /// Lines that linear mode would have said since the start.
  private(set) var spoken: [String] = []
  private var told: AppState?

  init(
    _ fixture: DeskFixture? = nil, size: Size = Size(columns: 120, rows: 36),
    language: Language = .chinese, signs: SignSet = .narrow, isReadOnly: Bool = false,
    keepsAlerts: Bool = true, isLinear: Bool = false
  ) throws {
    self.fixture = try fixture ?? DeskFixture.shared.get()
    var reads = self.fixture.reads
    if !keepsAlerts {
      let board = reads.board
      reads.board = { now in
        let reading = board(now)
        var quiet = BoardReading(
          counts: reading.counts, inForce: AlertsInForce(), sync: reading.sync)
        quiet.reminders = reading.reminders
        quiet.claims = reading.claims
        return quiet
      }
    }
    self.reads = reads
    state = AppState(
      size: size, appearance: Appearance(language: language, signs: signs, isLinear: isLinear),
      desk: StationIdentity(
        operatorID: FixtureID.wang, operatorName: "王岚", unit: FixtureID.centre,
        unitName: "区综合指挥中心", placeName: "历下区", isReadOnly: isReadOnly),
      now: DeskFixture.now, keyMap: KeyMap())
    frame()
  }

  /// At the order that waits to be accepted: `A` then asks, and needs no form.
  mutating func goToRegistered() {
    press("2", "/")
    type("楼道灯")
    press("Enter")
  }

  /// Presses keys by their names (`j`, `Ctrl-f`, `Enter`), a frame after each.
  mutating func press(_ names: String..., every milliseconds: UInt64 = 400) {
    for name in names {
      guard let key = KeyEvent(parsing: name) else { continue }
      send(key, after: milliseconds)
    }
  }

  /// Types a text, a key a character.
  mutating func type(_ text: String) {
    for character in text { send(.character(character), after: 100) }
  }

  mutating func paste(_ text: String) { send(.paste(text), after: 100) }

  mutating func send(_ key: KeyEvent, after milliseconds: UInt64 = 400) {
    time += milliseconds
    effects += state.handle(.terminal(.key(key, at: time)))
    frame()
  }

  /// Keys that came in one read: answers are read between them where the loop does, no time
  /// passes.
  mutating func sendTogether(_ keys: [KeyEvent]) {
    time += 400
    for key in keys {
      let event = TerminalEvent.key(key, at: time)
      if state.needsAnswers(before: event) { state.settle(reads, at: time) }
      effects += state.handle(.terminal(event))
    }
    frame()
  }

  mutating func frame() {
    state.settle(reads, at: time)
    guard state.appearance.isLinear else { return }
    spoken += LinearNarrator(from: told, to: state).lines
    told = state
  }

  /// Runs what was asked of the world, as the loop does, and shows what came of it.
  mutating func carryOut() {
    let asked = performed
    effects = []
    for request in asked {
      let result = Result { () throws(Failure) in try fixture.perform(request) }
      effects += state.handle(.performed(request, result))
    }
    effects += state.handle(.storeChanged(types: Set(RecordType.allCases.map(\.rawValue))))
    frame()
  }

  /// Commands that were asked for.
  var performed: [CommandRequest] {
    effects.compactMap { if case .perform(let request) = $0 { request } else { nil } }
  }

  var hasQuit: Bool {
    effects.contains { if case .quit = $0 { true } else { false } }
  }

  var grid: CellGrid {
    var canvas = Canvas(
      size: state.size, signs: state.appearance.signs,
      ambiguousWidth: state.appearance.ambiguousWidth)
    AppView(state).render(into: &canvas)
    return canvas.grid
  }

  var screen: String { grid.text }

  var pane: PaneState? { state.panes[state.focused] }
  var selected: String? { pane?.list.selectedRow?.id }

  var menu: Menu? {
    if case .menu(let menu)? = state.overlays.last { menu } else { nil }
  }

  var form: CommandForm? {
    if case .form(let form)? = state.overlays.last { form } else { nil }
  }

  var confirmation: Confirmation? {
    if case .confirmation(let confirmation)? = state.overlays.last { confirmation } else { nil }
  }

  /// Drops what was said so far, to look at what a step says.
  mutating func forgetSpoken() { spoken = [] }
}
