import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Panes
import Testing
import UseCases

@testable import AppShell

@Suite("Locking the screen")
struct LockingScreenTests {
  /// A session of an operator with a passphrase.
  private func session(keepsAlerts: Bool = false, isLinear: Bool = false) throws -> DeskSession {
    let fixture = try DeskFixture(files: ["pin": "314159"])
    _ = try fixture.perform(
      CommandRequest("operator.passphrase", arguments: ["passphrase-file": "pin"]))
    return try DeskSession(fixture, keepsAlerts: keepsAlerts, isLinear: isLinear)
  }

  private func tried(_ session: DeskSession) -> [String] {
    session.effects.compactMap {
      if case .unlock(_, let passphrase) = $0 { passphrase } else { nil }
    }
  }

  @Test("F9 closes the key, the screen stays, and nothing of what is typed is shown")
  func locking() throws {
    var session = try session()
    session.press("2")
    let row = try #require(session.pane?.list.selectedRow?.title.prefix(6))

    session.press("F9")
    session.type("3141")

    #expect(session.effects.contains { if case .lockKey = $0 { true } else { false } })
    #expect(session.screen.contains("王岚 的口令"))
    #expect(session.screen.contains("已锁定"))
    #expect(!session.screen.contains("3141"))
    session.press("Esc")
    #expect(session.state.isLocked)
    #expect(session.screen.contains(row))
  }

  @Test("No key but the passphrase does anything, and half-typed work waits beneath")
  func onlyThePassphrase() throws {
    var session = try session()
    session.press("2", "/")
    session.type("楼道")
    session.press("F9", "Esc")
    let before = session.state.place
    session.effects = []

    session.press("q", "Esc", "4", "Esc", "!", "Esc", "Ctrl-z", "Esc")

    #expect(session.state.place == before)
    #expect(session.performed.isEmpty && !session.hasQuit)
    #expect(session.pane?.filterField?.text == "楼道")
  }

  @Test("A wrong passphrase is said, the right one opens the place that was left")
  func unlocking() throws {
    var session = try session()
    session.press("2", "F9")
    session.type("271828")
    session.press("Enter")
    session.effects += session.state.handle(
      .unlocked(operatorID: FixtureID.wang, Failure(.passphraseWrong)))

    #expect(session.screen.contains("口令不对"))
    session.type("314159")
    session.press("Enter")
    _ = session.state.handle(.unlocked(operatorID: FixtureID.wang, nil))

    #expect(tried(session) == ["271828", "314159"])
    #expect(!session.state.isLocked && session.state.lock == nil)
    #expect(session.state.tab == .grievances)
  }

  @Test("Who has no passphrase doesn't get past somebody's lock")
  func onlyPassphrases() throws {
    var session = try session()

    session.press("F9")

    #expect(session.state.lock?.people?.map(\.id) == [FixtureID.wang])
  }

  @Test("Another operator sits down at a workstation of his own")
  func changing() throws {
    var session = try DeskSession(keepsAlerts: false)
    session.press("F9", "Down")
    let other = try #require(session.state.lock?.person)
    session.press("Enter")

    session.effects += session.state.handle(.unlocked(operatorID: other.id, nil))

    #expect(other.id != FixtureID.wang)
    #expect(
      session.effects.contains { if case .sitDown(other.id) = $0 { true } else { false } })
  }

  @Test("Without a passphrase F9 only asks who acts, and Esc goes back")
  func withoutPassphrase() throws {
    var session = try DeskSession(keepsAlerts: false)
    session.press("2", "F9")

    #expect(session.screen.contains("谁来操作"))
    #expect(!session.state.isLocked)
    session.press("Esc")

    #expect(session.state.lock == nil)
  }

  @Test("Ten minutes without a key lock, a minute less does not")
  func idle() throws {
    var session = try session()
    session.press("2")

    #expect(session.state.lockWhenIdle(session.reads, at: session.time + 540_000).isEmpty)
    #expect(session.state.lock == nil)
    let effects = session.state.lockWhenIdle(session.reads, at: session.time + 600_000)

    #expect(effects.count == 1 && session.state.isLocked)
    #expect(session.screen.contains("十分钟没有按键"))
    session.press("j")
    #expect(session.screen.contains("王岚 的口令"))
  }

  @Test("It never locks by itself without a passphrase, nor while a red alert waits")
  func neverByItself() throws {
    var open = try DeskSession(keepsAlerts: false)
    open.press("2")
    var alarmed = try session(keepsAlerts: true)
    alarmed.press("2")
    #expect(alarmed.state.alerts.contains { $0.urgency == 4 })

    #expect(open.state.lockWhenIdle(open.reads, at: open.time + 700_000).isEmpty)
    #expect(alarmed.state.lockWhenIdle(alarmed.reads, at: alarmed.time + 700_000).isEmpty)

    #expect(open.state.lock == nil && alarmed.state.lock == nil)
  }

  @Test("Alerts still show on a locked screen, without the operator's name")
  func alerts() throws {
    var session = try session(keepsAlerts: true)
    let alert = try #require(session.state.alerts.first)

    session.press("F9", "Esc")

    #expect(session.screen.contains(alert.title.prefix(8)))
    #expect(!session.screen.split(separator: "\n")[0].contains("王岚"))
  }

  @Test("Linear mode says who is asked, and says neither the passphrase nor records meanwhile")
  func linear() throws {
    var session = try session(isLinear: true)
    session.press("2")
    session.forgetSpoken()

    session.press("F9")
    session.type("3141")
    session.press("Esc", "j")

    #expect(session.spoken.first?.contains("王岚 的口令") == true)
    #expect(session.spoken.contains { $0.contains("已锁定") })
    #expect(!session.spoken.contains { $0.contains("3141") || $0.contains("第 1 条") })
  }
}
