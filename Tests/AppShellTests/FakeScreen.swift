import CellGrid
import CommandCatalog
import DomainModel
import Glibc
import Synchronization
import TerminalDriver
import UseCases

@testable import AppShell

/// A screen without a terminal: plays events and notes what was asked of it. Its clock goes on by
/// what the loop waits for.
final class FakeScreen: WorkstationScreen {
  /// What comes next.
  struct Step {
    var events: [TerminalEvent] = []
    /// Whether what is shown is as wanted, so that the next step may begin.
    var isReached: ((AppState) -> Bool)?
  }

  /// Looks before a step is given up.
  private static let patience = 1_000_000
  private var looks = 0

  var size = Size(columns: 120, rows: 36)
  var steps: [Step] = []
  var remark: Phrase?
  var copyWay = CopyWay.nowhere
  private(set) var shown: [AppState] = []
  private(set) var notices: [String] = []
  private(set) var ringTimes: [UInt64] = []
  private(set) var usesMouse = false
  private let time: Mutex<UInt64>

  init(startsAt time: UInt64 = 10_000) {
    self.time = Mutex(time)
  }

  var now: UInt64 { time.withLock { $0 } }

  func events(timeoutMilliseconds: UInt64) -> [TerminalEvent] {
    let now = time.withLock { time in
      time += timeoutMilliseconds
      return time
    }
    guard let step = steps.first else { return [.endOfInput] }
    if let isReached = step.isReached, shown.last.map(isReached) != true, looks < Self.patience {
      looks += 1
      sched_yield()
      return [.posted]
    }
    steps.removeFirst()
    return step.events.isEmpty
      ? [.tick]
      : step.events.map { event in
        if case .key(let key, _) = event { .key(key, at: now) } else { event }
      }
  }

  func show(_ state: AppState) { shown.append(state) }
  func takeFinding() -> ScreenFinding? { nil }
  func hasNewColours(for state: AppState) -> Bool { false }
  func takeProblems() -> [Phrase] { [] }
  func repaint() {}
  func suspend(saying farewell: String) { size = Size(columns: 90, rows: 30) }
  func lend(to body: () -> Void) {
    body()
    size = Size(columns: 70, rows: 20)
  }
  func ring() { ringTimes.append(now) }
  func ring(title: String, notice: String) {
    notices.append(notice)
    ring()
  }
  func copy(_ text: String) -> CopyWay { copyWay }
  func useMouse(_ isOn: Bool) { usesMouse = isOn }
  func close() {}

  func press(_ names: String...) {
    steps += names.compactMap { KeyEvent(parsing: $0) }.map {
      Step(events: [.key($0, at: 0)])
    }
  }

  /// Waits for work in the background to be seen.
  func wait(until isReached: @escaping (AppState) -> Bool) {
    steps.append(Step(isReached: isReached))
  }

  /// So many looks without an event.
  func wait(_ count: Int) { steps += Array(repeating: Step(), count: count) }
}

extension FakeScreen {
  /// Runs a workstation over the fixture on this screen, to the end of its steps.
  func run(
    _ state: AppState, fixture: DeskFixture,
    perform:
      @escaping @Sendable (CommandRequest, @Sendable () -> Bool) throws(Failure) ->
      CommandOutcome = {
        (_, _) throws(Failure) in throw Failure(.notAvailable)
      },
    otherScreen: FakeScreen? = nil, change: (inout WorkstationWorld) -> Void = { _ in }
  ) {
    let clock = TimeOf(self)
    var world = WorkstationWorld(
      now: { DeskFixture.now }, monotonic: { clock.now }, reads: fixture.reads,
      capabilities: Capabilities(perform: { (request, isStopped) throws(Failure) in
        try perform(request, isStopped)
      }),
      changedTypes: { [] }, rememberPlace: { _ in }, keepViews: { _ in }, keepDraft: { _, _ in },
      copyToFile: { _ in nil }, edit: { $0 })
    change(&world)
    let workstation = Workstation(
      state: state, screen: self, world: world, mailbox: Mailbox(),
      makeScreen: { _ in otherScreen })
    _ = workstation.run()
  }
}

/// The screen's clock for closures that must be sendable; the loop asks on its own thread only.
private struct TimeOf: @unchecked Sendable {
  private let screen: FakeScreen

  init(_ screen: FakeScreen) {
    self.screen = screen
  }

  var now: UInt64 { screen.now }
}
