#if PostgreSQL
import Dispatch
import DomainModel
import JSONDiff
import PostgreSQLStore
import Synchronization
import SyncNode
import SyncProtocol
import Testing

/// Harm at a certain moment of a batch: the node draws a salt for each change that it orders.
private final class Harm: Sendable {
  private let plan = Mutex<(left: Int, harm: @Sendable () -> Void)>((0, {}))

  /// Does it when so many more changes have been ordered.
  func after(_ changes: Int, _ harm: @escaping @Sendable () -> Void) {
    plan.withLock { $0 = (changes, harm) }
  }

  func tick() {
    let harm = plan.withLock { plan -> (@Sendable () -> Void)? in
      plan.left -= 1
      return plan.left == 0 ? plan.harm : nil
    }
    harm?()
  }
}

/// A node on a database that tests do harm to.
private struct HarmedWorld {
  let server: PostgreSQLServer
  let name: String
  let harm = Harm()
  let world: NodeWorld

  init(_ server: PostgreSQLServer, _ name: String, settings: String = "") async throws {
    (self.server, self.name) = (server, name)
    let uri = try await server.database(name) + settings
    let store = try await PostgreSQLDocumentStore(uri: uri, role: .serving)
    world = try await NodeWorld(store: store, onRandom: { [harm] in harm.tick() })
  }

  /// Ends all sessions of the node, as a firewall that forgets them does.
  func cut() async throws {
    try await server.execute(
      """
      SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
      WHERE datname = '\(name)' AND pid <> pg_backend_pid()
      """, in: name)
  }

  func sequence() async throws -> Int {
    try await world.administration.status()["sequence"]?.int ?? 0
  }
}

extension OutcomeLine {
  /// Taken by this very push, and not by one before it.
  fileprivate var isTakenNow: Bool { [.accepted, .merged].contains(outcome) }
}

@Suite("A node outlives what happens to its database", .serialized)
struct SurvivingServerFaultsTests {
  private static let server = Task { try await PostgreSQLServer() }

  private func harmed(_ name: String, settings: String = "") async throws -> HarmedWorld {
    try await HarmedWorld(try await Self.server.value, name, settings: settings)
  }

  private func push(_ desk: TestDesk) async throws -> NodeResponse {
    let body = desk.pushBody(desk.outbox)
    return await desk.call(.push, headers: try desk.signed(body), body: body)
  }

  @Test(
    "Killed in the middle of a batch: nothing of it holds, all before it does, and it is taken later",
    arguments: [1, 150, 299])
  func killedInBatch(moment: Int) async throws {
    let harmed = try await harmed("killed\(moment)")
    let desk = try await harmed.world.desk("one")
    for _ in 0..<3 { desk.make(Record.order(harmed.world.clock)) }
    try await desk.sync()
    let before = try await harmed.sequence()
    for _ in 0..<300 { desk.make(Record.order(harmed.world.clock)) }

    harmed.harm.after(moment) { [server = harmed.server] in server.kill() }
    let refused = try await push(desk)
    let whileAway = await desk.call(.pull)
    try await harmed.server.start()
    let kept = try await harmed.sequence()
    let outcomes = try await desk.push()

    #expect(refused.status == 503)
    #expect(refused.headers["retry-after"] == "5")
    #expect(whileAway.status == 503)
    #expect(kept == before)
    #expect(outcomes.filter(\.isTakenNow).count == 300)
    #expect(try await Verification(harmed.world.node).run().findings == [])
  }

  @Test(
    "Killed between the commit and its answer: sent again, each change is answered as the first time"
  )
  func killedAfterCommit() async throws {
    let harmed = try await harmed("committed")
    let desk = try await harmed.world.desk("one")
    for _ in 0..<20 { desk.make(Record.order(harmed.world.clock)) }
    // A standby that never confirms: the commit is on the disk, its answer waits.
    let settings = harmed.server
    try await settings.execute(
      "ALTER SYSTEM SET synchronous_standby_names = 'nobody'", in: "postgres")
    try await settings.execute("SELECT pg_reload_conf()", in: "postgres")

    let request = try #require(try desk.pushRequests(of: 20).first)
    async let pushed = harmed.world.node.respond(to: request)
    let waiting = """
      SELECT count(*) FROM pg_stat_activity WHERE datname = 'committed' AND wait_event = 'SyncRep'
      """
    while try await settings.execute(waiting, in: "postgres") == "0" {}
    harmed.server.kill()
    let refused = await pushed
    try await settings.start(with: ["synchronous_standby_names="])
    let outcomes = try await desk.push()

    #expect(refused.status == 503)
    #expect(outcomes.count == 20)
    #expect(outcomes.allSatisfy { $0.outcome == .again && $0.effective != .refused })
    #expect(try await Verification(harmed.world.node).run().findings == [])
    try await settings.execute("ALTER SYSTEM RESET synchronous_standby_names", in: "postgres")
    try await settings.execute("SELECT pg_reload_conf()", in: "postgres")
  }

  @Test("A connection that is cut between batches is nobody's concern")
  func cutBetween() async throws {
    let harmed = try await harmed("cut")
    let desk = try await harmed.world.desk("one")
    desk.make(Record.order(harmed.world.clock))
    try await desk.sync()

    try await harmed.cut()
    desk.make(Record.order(harmed.world.clock))
    try await desk.sync()

    #expect(desk.homes.values.filter { $0.typeName == "grievance" }.count == 2)
  }

  @Test(
    "Without room on the server's disk the answer says so, nothing is half there, and room helps")
  func full() async throws {
    let harmed = try await harmed("nospace")
    let desk = try await harmed.world.desk("one")
    try await harmed.server.execute(
      """
      CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER no_room BEFORE INSERT ON duty_change
        FOR EACH ROW WHEN (new.number = 7) EXECUTE FUNCTION no_room();
      """, in: harmed.name)
    let before = try await harmed.sequence()
    for _ in 0..<10 { desk.make(Record.order(harmed.world.clock)) }

    let refused = try await push(desk)
    let kept = try await harmed.sequence()
    try await harmed.server.execute("DROP TRIGGER no_room ON duty_change", in: harmed.name)
    let outcomes = try await desk.push()

    #expect(refused.status == 507)
    #expect(kept == before)
    #expect(outcomes.filter(\.isTakenNow).count == 10)
  }

  @Test(
    "Who holds the head's row too long makes others wait so long as the URI says, then come again")
  func lockTimeout() async throws {
    let harmed = try await harmed("slow", settings: "&options=-clock_timeout%3D50")
    let desk = try await harmed.world.desk("one")
    desk.make(Record.order(harmed.world.clock))
    let uri = try await harmed.server.database("slow")
    let other = try await PostgreSQLDocumentStore(uri: uri, role: .visiting)
    let gate = Gate()

    async let held: Void = other.write { _ throws(Failure) in gate.hold() }
    await gate.untilHeld()
    let refused = try await push(desk)
    gate.open()
    try await held
    let outcomes = try await desk.push()

    #expect(refused.status == 503)
    #expect(outcomes.map(\.isTakenNow) == [true])
  }
}

/// Holds a thread until somebody opens.
private final class Gate: Sendable {
  private let opened = DispatchSemaphore(value: 0)
  private let held: AsyncStream<Void>
  private let isHeld: AsyncStream<Void>.Continuation

  init() { (held, isHeld) = AsyncStream.makeStream(of: Void.self) }

  func hold() {
    isHeld.yield()
    opened.wait()
  }

  func untilHeld() async { for await _ in held { return } }

  func open() { opened.signal() }
}
#endif
