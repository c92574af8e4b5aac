import CellGrid
import CommandCatalog
import DomainModel
import Synchronization
import Testing
import UseCases

@testable import AppShell

@Suite("Running the loop")
struct RunningTheLoopTests {
  @Test("Ctrl-c stops the running command and those that wait behind it")
  func stops() throws {
    let screen = FakeScreen()
    let ended = Mutex<[String]>([])
    let session = try DeskSession(keepsAlerts: false)
    let hasBegun = Mutex(false)
    screen.press("2", "b", "b")
    screen.wait { _ in hasBegun.withLock { $0 } }
    screen.press("Ctrl-c")
    screen.run(session.state, fixture: session.fixture) { (request, isStopped) throws(Failure) in
      hasBegun.withLock { $0 = true }
      while !isStopped() {}
      ended.withLock { $0.append(request.command) }
      throw Failure(.interrupted)
    }

    #expect(ended.withLock { $0 } == ["record.flag"], "the second one never began")
    #expect(screen.shown.last?.messages.all.contains { $0.text.contains("正在停止 2 项") } == true)
  }

  @Test("Ctrl-c closes a dialog and leaves the work behind it alone; a signal means the same")
  func closes() throws {
    var session = try DeskSession(keepsAlerts: false)
    session.state.running = 1
    session.press("2", "?", "Ctrl-c")
    #expect(session.state.overlays.isEmpty)
    #expect(!session.hasStopped)

    session.effects += session.state.handle(.terminal(.signal(.interrupt)))
    #expect(session.hasStopped)
  }

  @Test("Red rings thrice and thrice again with one notice; a key ends it")
  func rings() throws {
    let (screen, fixture) = (FakeScreen(), try DeskFixture())
    var session = try DeskSession(fixture)
    session.state.alarm = .alert(rank: 4)
    screen.wait(20)
    screen.run(session.state, fixture: fixture)
    #expect(screen.ringTimes == [0, 250, 500, 1_000, 1_250, 1_500].map { 10_000 + $0 })
    #expect(screen.notices == ["红色预警待签收"])

    let quiet = FakeScreen()
    quiet.wait(1)
    quiet.press("j")
    quiet.wait(20)
    quiet.run(session.state, fixture: fixture)
    #expect(quiet.ringTimes.count == 2)
  }

  @Test("After the editor and after a stop the layout is the terminal's new one")
  func newSize() throws {
    let screen = FakeScreen()
    let session = try DeskSession(keepsAlerts: false)
    screen.press("2", "i", "Ctrl-e")
    screen.wait(1)
    screen.run(session.state, fixture: session.fixture)
    #expect(screen.shown.last?.size == Size(columns: 70, rows: 20))

    let stopped = FakeScreen()
    stopped.press("Ctrl-z")
    stopped.wait(1)
    stopped.run(session.state, fixture: session.fixture)
    #expect(stopped.shown.last?.size == Size(columns: 90, rows: 30))
  }

  @Test("Linear mode and back keeps the mouse as it was")
  func keepsMouse() throws {
    let (screen, other) = (FakeScreen(), FakeScreen())
    var session = try DeskSession(keepsAlerts: false)
    session.state.appearance.usesMouse = true
    screen.press("F4")
    screen.run(session.state, fixture: session.fixture, otherScreen: other)

    #expect(other.usesMouse)
  }

  @Test(
    "A copy says by which way it went",
    arguments: [
      (CopyWay.tmux, "tmux 缓冲区"), (.clipboard, "OSC 52"), (.tooLong, "6 000"),
      (.nowhere, "没有剪贴板"),
    ])
  func copies(_ way: CopyWay, _ words: String) throws {
    let screen = FakeScreen()
    let session = try DeskSession(keepsAlerts: false)
    screen.copyWay = way
    screen.press("2", "y", "1")
    screen.wait(1)
    screen.run(
      session.state, fixture: session.fixture,
      change: { $0.copyToFile = { _ in "/run/copied" } })

    let said = screen.shown.last?.messages.all.last
    #expect(said?.text.contains(words) == true)
    #expect(said?.text.contains("/run/copied") == true)
    #expect(screen.shown.last?.messages.all.count == 1)
  }

  @Test("A copy that reached nothing is an error")
  func copiesNothing() throws {
    var session = try DeskSession(keepsAlerts: false)
    session.state.noteCopy(by: .nowhere, path: nil)

    #expect(session.state.messages.shown?.role == .error)
  }
}

extension DeskSession {
  fileprivate var hasStopped: Bool {
    effects.contains { if case .stopWork = $0 { true } else { false } }
  }
}
