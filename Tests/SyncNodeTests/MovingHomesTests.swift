import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Testing
import Trust

@testable import SyncNode

@Suite("Moving a county's home from the city's node to its own", .everyEngine)
struct MovingHomesTests {
  /// A city's node that has been the home of a county's orders, and the county's new node.
  private final class Move {
    let clock = WorldClock()
    let city: NodeWorld
    let county: NodeWorld
    let cityDesk: TestDesk
    let order: Record
    let other: Record
    var bearer = ""

    init() async throws {
      city = try await NodeWorld(clock: clock)
      county = try await NodeWorld(clock: clock)
      cityDesk = try await city.desk("市", scope: "3701")
      (order, other) = (Record.order(clock), Record.order(clock, scope: "370103"))
      cityDesk.make(order)
      cityDesk.make(other)
      try await cityDesk.sync()
    }

    func join(movesHome: Bool = true) async throws {
      let token = try await city.administration.invite(
        Invitation(
          name: "县", scope: "370102", roles: [],
          expiresAt: clock.now.adding(milliseconds: 3_600_000), isNode: true,
          movesHome: movesHome))
      bearer = try await county.node.join(
        token: token, scope: "370102", name: "县", over: city.port)
    }

    var link: UpstreamLink { link(over: city.port) }

    func link(over port: UpstreamPort) -> UpstreamLink {
      UpstreamLink(county.node, port: port, bearer: bearer)
    }

    /// What the desk at the city has pushed is asked again, once its home has decided.
    func answer(to change: Change) async throws -> OutcomeLine? {
      try await link.exchange()
      cityDesk.outbox = [change]
      return try await cityDesk.push().first
    }

    func expectSound() async throws {
      for node in [city.node, county.node] {
        #expect(try await Verification(node).run().findings == [])
      }
      #expect(county.node.upstream.reading.isEqual == true)
    }
  }

  @Test("The county's node has all that the city's held of it, and orders it from then on")
  func moves() async throws {
    let move = try await Move()
    try await move.join()
    try await move.link.exchange()
    let desk = try await move.county.desk("县")
    try await desk.pull()
    #expect(desk.revs[move.order.id] == move.cityDesk.revs[move.order.id])
    #expect(desk.revs[move.other.id] == nil)

    try desk.edit(move.order.id) { $0["title"] = "县里改的标题" }
    try await desk.sync()
    try await move.link.exchange()
    try await move.cityDesk.pull()

    #expect(desk.last.map(\.outcome) == [.accepted])
    #expect(move.cityDesk.records[move.order.id]?.title == "县里改的标题")
    #expect(try await move.county.node.membership().homeEpoch == 2)
    try await move.expectSound()
  }

  @Test("A desk at the city goes on: what it made on the state that moved is accepted")
  func goesOn() async throws {
    let move = try await Move()
    let before = try move.cityDesk.edit(move.order.id) { $0["title"] = "移交前改的" }
    try await move.join()

    #expect(try await move.cityDesk.push().map(\.outcome) == [.forwarded])
    #expect(try await move.answer(to: before)?.effective == .accepted)
    try await move.cityDesk.pull()
    #expect(move.cityDesk.records[move.order.id]?.title == "移交前改的")
    try await move.expectSound()
  }

  @Test("What it made on an older state is asked about, never taken in silence")
  func olderState() async throws {
    let move = try await Move()
    let second = try await move.city.desk("市二", scope: "3701")
    try await second.pull()
    let late = try second.edit(move.order.id) { $0["title"] = "没看到新标题时改的" }
    try move.cityDesk.edit(move.order.id) { $0["title"] = "移交前的标题" }
    try await move.cityDesk.sync()
    try await move.join()

    #expect(try await second.push().map(\.outcome) == [.forwarded])
    try await move.link.exchange()
    second.outbox = [late]
    let answer = try await second.push()
    try await move.cityDesk.pull()

    #expect(answer.map(\.effective) == [.proposed])
    #expect(move.cityDesk.records[move.order.id]?.title == "移交前的标题")
    #expect(move.cityDesk.records.values.contains { $0.type == .conflict && $0.status == "open" })
    try await move.expectSound()
  }

  @Test("Cut at every call, all is there, and once")
  func cuts() async throws {
    let move = try await Move()
    try await move.join()
    var cut = 0
    while true {
      let line = CutLine(to: move.city.node, cutting: cut)
      cut += 1
      do {
        try await move.link(over: line.port).exchange()
        break
      } catch {
        #expect(error.code == .nodeUnreachable)
      }
      try #require(cut < 40)
    }

    #expect(try await move.county.log(of: move.order.id).count == 1)
    #expect(try await move.county.document(move.order.id) == move.city.document(move.order.id))
    try await move.expectSound()
  }

  @Test("Without being told so, a scope that isn't empty is not given away")
  func refused() async throws {
    let move = try await Move()

    await #expect(throws: Failure.self) { try await move.join(movesHome: false) }
  }
}
