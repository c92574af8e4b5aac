import DomainModel
import JSONDiff
import Testing

@testable import AppShell

@Suite("Saying how the desk stands to its node")
struct SyncWordsTests {
  private let now = DeskFixture.now

  private func words(
    _ change: (inout SyncLine) -> Void, exchange: (done: Int, total: Int)? = nil
  ) -> String {
    var line = SyncLine(hasNode: true)
    line.lastVerified = now.adding(milliseconds: -60_000)
    change(&line)
    return SyncWords(line, exchange, now: now).phrase.chinese
  }

  @Test("In step, exchanging, away, blind and stopped each have their words")
  func states() {
    #expect(words { _ in } == "已同步 21:03")
    #expect(words { $0.pending = 37 } == "已同步 21:03 待发 37")
    #expect(words({ _ in }, exchange: (1_204, 3_000)) == "同步中 1204/3000")
    #expect(
      words { $0.blindSince = now.adding(milliseconds: -600_000) } == "断联自 20:54")
    #expect(
      words {
        $0.blindSince = now.adding(milliseconds: -2 * 86_400_000)
        $0.pending = 37
      } == "离线 2 天 待发 37")
    #expect(words { $0.isStopped = true } == "同步已停")
    #expect(words { $0.hasNode = false } == "单机")
  }

  @Test("Losing the node rings once and is said; staying away isn't news")
  func alarm() throws {
    var session = try DeskSession(keepsAlerts: false)
    session.state.sync.blindSince = now.adding(milliseconds: -300_000)
    session.state.noteBlindness(since: nil)

    #expect(session.state.takeAlarm() == .blind)
    #expect(session.screen.contains("断联自"))

    session.state.noteBlindness(since: now)
    #expect(session.state.takeAlarm() == nil)
  }

  @Test("Conflicts that an exchange brought are said with their key; a lost line is not")
  func messages() throws {
    var session = try DeskSession(keepsAlerts: false)

    _ = session.state.handle(.sync(.failed(Failure(.nodeUnreachable))))
    #expect(session.state.messages.shown == nil)
    _ = session.state.handle(.sync(.rests(["conflicts": 2, "rejected": 1])))
    #expect(session.state.messages.shown?.text.contains("F6") == true)
    _ = session.state.handle(.sync(.failed(Failure(.nodeChanged, ["ledger": "forked"]))))
    #expect(session.state.takeAlarm() == .exchange)
    #expect(session.state.messages.shown?.text.contains("改写") == true)
  }
}
