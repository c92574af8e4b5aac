import CellGrid
import DomainModel
import JSONDiff
import Testing
import UseCases

@testable import AppShell

@Suite("Saying how the node is")
struct NodeWordsTests {
  private let now = DeskFixture.now

  private func node(
    upstream: JSON? = nil, below: [JSON] = [], freeBytes: Int = 67_000_000_000
  ) throws -> NodeStanding {
    var object: JSONObject = [
      "below": .array(below),
      "capacity": [
        "storeBytes": 1, "freeBytes": .number(JSONNumber(freeBytes)), "loadPercent": 12,
      ],
    ]
    object["upstream"] = upstream
    return try #require(NodeStanding(.object(object)))
  }

  private func time(minutesAgo minutes: Int64) -> JSON {
    .string(now.adding(milliseconds: -minutes * 60_000).rfc3339)
  }

  @Test("In step with the node above, with what its machine has left")
  func synced() throws {
    let above: JSON = [
      "state": "synced", "queue": 0, "lag": 0, "lastSuccessAt": time(minutesAgo: 1),
    ]
    let words = NodeWords(try node(upstream: above), now: now)

    #expect(words.phrase.chinese == "节点  上级 已同步 21:03 待送 0 待收 0  余 67 GB  负载 12%")
    #expect(
      words.phrase.english
        == "Node  above synced 21:03, 0 to send, 0 to take  67 GB free  load 12%")
    #expect(words.role == .muted)
  }

  @Test("A node above that can't be reached, one below that is away, a full disk: look")
  func trouble() throws {
    let above: JSON = [
      "state": "unreachable", "queue": 1_204, "lag": 0, "lastSuccessAt": time(minutesAgo: 40),
    ]
    let quiet: JSON = [
      "name": "历下区", "scope": "370102", "queue": 0, "seenAt": time(minutesAgo: 1),
    ]
    let away: JSON = [
      "name": "市中区", "scope": "370103", "queue": 7, "seenAt": time(minutesAgo: 30),
    ]

    let cut = NodeWords(try node(upstream: above), now: now)
    let below = NodeWords(try node(below: [quiet, away]), now: now)
    let full = NodeWords(try node(freeBytes: 900_000_000), now: now)

    #expect(cut.phrase.chinese.hasPrefix("节点  上级 连不上，上次 20:24 待送 1204 待收 0"))
    #expect(below.phrase.chinese.hasPrefix("节点  下级 市中区 失联 20:34 待送 7  下级 历下区 21:03"))
    #expect([cut, below, full].map(\.role) == [.warning, .warning, .warning])
  }

  @Test("The board has a line for it where there is room, and linear mode says it")
  func onTheBoard() throws {
    for (size, isShown) in [
      (Size(columns: 120, rows: 36), true), (Size(columns: 80, rows: 24), false),
    ] {
      var session = try DeskSession(size: size)
      session.state.sync.node = try node()
      session.frame()
      let shown = session.screen.contains("余 67 GB")
      #expect(shown == isShown, "\(size)")
    }
  }
}
