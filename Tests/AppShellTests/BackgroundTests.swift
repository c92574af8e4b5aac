import CellGrid
import DomainModel
import Glibc
import Panes
import Synchronization
import Testing
import UseCases

@testable import AppShell

@Suite("Working behind the screen")
struct BackgroundTests {
  @Test("A store that another process holds is on the status line until it is free, which is said")
  func heldStore() throws {
    var session = try DeskSession(keepsAlerts: false)
    session.state.isStoreHeld = true
    #expect(session.screen.contains("数据库被占用"))
    _ = session.state.handle(.sync(.failed(Failure(.storeBusy))))
    #expect(session.state.messages.shown == nil, "that stands there already")

    _ = session.state.handle(.sync(.writable))
    #expect(!session.screen.contains("数据库被占用"))
    #expect(session.state.messages.shown?.text.contains("可以改动") == true)
  }

  @Test("Trouble with indexing is said once, with what it was")
  func indexing() throws {
    let screen = FakeScreen()
    let session = try DeskSession(keepsAlerts: false)
    screen.wait(2)
    screen.run(
      session.state, fixture: session.fixture,
      change: { world in
        world.beginIndexing = { tell in
          tell(Failure(.storeFull))
          tell(Failure(.storeFull))
        }
      })

    let said = screen.shown.last?.messages.all.map(\.text) ?? []
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("建立搜索索引：") == true)
  }

  @Test("Views are kept off the terminal's thread, and what goes wrong is said")
  func views() throws {
    let screen = FakeScreen()
    let session = try DeskSession(keepsAlerts: false)
    let loop = pthread_self()
    let isElsewhere = Mutex(false)
    let place = try #require(session.placeOfKeeping("x"))
    screen.press("2", "/", "x", "Enter", "w")
    for _ in 0..<place { screen.press("Down") }
    screen.press("Enter")
    screen.wait { $0.messages.all.last?.text.hasPrefix("保存视图：") == true }
    screen.run(
      session.state, fixture: session.fixture,
      change: { world in
        world.keepViews = { (_) throws(Failure) in
          isElsewhere.withLock { $0 = pthread_equal(pthread_self(), loop) == 0 }
          throw Failure(.storeFull)
        }
      })

    #expect(isElsewhere.withLock { $0 })
    #expect(screen.shown.last?.messages.all.last?.text.hasPrefix("保存视图：") == true)
  }

  @Test("Similar orders come when the selection rests, once, after the record was painted")
  func similar() throws {
    let screen = FakeScreen()
    var session = try DeskSession(keepsAlerts: false)
    session.press("2")
    let order = try #require(session.state.panes[.grievances]?.currentRecord)
    let asked = Mutex<[String]>([])
    let found = SimilarOrders(
      nearest: [
        .init(number: "G3701022611230B0012", title: "水管又爆裂", reasons: ["place", "title"])
      ],
      total: 3, samePlace: 2)
    screen.wait { $0.similar != nil && $0.panes[.grievances]?.isDetailStale == false }
    screen.run(
      session.state, fixture: session.fixture,
      change: { world in
        world.similar = { order, _ in
          asked.withLock { $0.append(order) }
          return found
        }
      })

    #expect(asked.withLock { $0 } == [order])
    let last = try #require(screen.shown.last)
    let blocks = last.panes[.grievances]?.detail?.lines.map(\.text) ?? []
    #expect(blocks.contains("相似 3：同址 2（7 天内） 隐患候选"))
    #expect(blocks.contains("~0012 水管又爆裂  同址  标题相近"))
    let first = screen.shown.first?.panes[.grievances]?.detail?.lines.map(\.text) ?? []
    #expect(!first.contains { $0.hasPrefix("相似") })
  }

  @Test("Passing by looks for nothing")
  func passing() throws {
    var session = try DeskSession(keepsAlerts: false)
    session.press("2")
    session.press("j", "j", "j", every: 40)

    #expect(session.state.takeSimilarDue(at: session.time) == nil)
    session.time += 400
    session.frame()
    session.time += 300
    #expect(session.state.takeSimilarDue(at: session.time) == session.selected)
  }
}

extension DeskSession {
  /// The place in the menu of views of the entry that keeps a filter.
  fileprivate func placeOfKeeping(_ filter: String) -> Int? {
    var session = self
    session.press("2", "/")
    session.type(filter)
    session.press("Enter", "w")
    return session.menu?.entries.firstIndex { $0.title.contains("存为视图") }
  }
}
