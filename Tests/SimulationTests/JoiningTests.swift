import DomainModel
import Foundation
import JSONDiff
import LocalStore
import SyncClient
import SyncNode
import SyncProtocol
import Synchronization
import Testing

/// The real client joins the real node.
@Suite("Joining a node")
struct JoiningTests {
  private static let person = "01930000-0000-7000-8000-0000000000aa"
  private static let unit = "01930000-0000-7000-8000-0000000000bb"

  let clock = HistoryClock()
  let node: SimulatedNode
  let store: LocalStore
  private let folder = FolderOfTest()

  init() throws {
    let chance = Chance(5)
    let clock = clock
    node = try SimulatedNode(clock: clock, chance: chance, mutant: nil)
    store = try LocalStore.create(
      folder.path,
      environment: StoreEnvironment(
        now: { clock.now }, random: { chance.bytes($0) }, processDescription: "joining"))
  }

  private func transport(losing route: Route? = nil) -> NodeTransport {
    let node = node
    let isLost = Mutex(false)
    return NodeTransport(
      send: { request throws(Failure) in
        guard let answer = node.answer(request) else { throw Failure(.nodeUnreachable) }
        let loses = isLost.withLock { lost in
          defer { lost = lost || request.route == route }
          return request.route == route && !lost
        }
        if loses { throw Failure(.nodeUnreachable) }
        return answer
      }, listen: { _, _, _ in })
  }

  private func join(
    _ token: String, _ transport: NodeTransport, _ store: LocalStore? = nil
  ) throws(Failure) -> JSON {
    try Enrolment(store: store ?? self.store, transport: transport)(
      .init(
        url: "https://node.example", token: token, keepsSamples: false, name: "desk",
        operatorID: Self.person, unitID: Self.unit, operatorSetting: "desk.operator"))
  }

  /// What a desk that works alone holds: its officer and his unit, which wait for no node.
  private func workAlone() throws {
    let context = WriteContext(actor: Self.person, now: clock.now, goesToOutbox: false)
    try store.write(by: context) { (transaction) throws(Failure) in
      try transaction.create(
        Record([
          "id": .string(Self.unit), "type": "unit", "scope": "370102", "name": "水务局",
          "kind": "department", "status": "active",
        ]))
      try transaction.create(
        Record([
          "id": .string(Self.person), "type": "operator", "scope": "370102", "name": "李强",
          "account": "liqiang", "unit": .string(Self.unit), "status": "active",
        ]))
    }
  }

  private func change(_ id: String, _ body: (inout Record) -> Void) throws {
    clock.pass(milliseconds: 1_000)
    let context = WriteContext(actor: Self.person, now: clock.now)
    try store.write(by: context) { (transaction) throws(Failure) in
      guard var record = try transaction.record(id)?.record else {
        throw Failure(.notFound, ["id": .string(id)])
      }
      body(&record)
      try transaction.update(id, to: record, command: "edit")
    }
  }

  @discardableResult
  private func sync(_ device: String, _ transport: NodeTransport) throws -> SyncReport {
    try SyncSession(
      store: store, transport: transport,
      credentials: DeviceCredentials.read(store.folder, device: device),
      world: ReplayWorld { [clock] (transaction, actor, _) throws(Failure) in
        (HistoryRules.actor(actor), HistoryRules.context(transaction, { clock.now }))
      })()
  }

  @Test("An answer that never came is asked for again, and the desk is one device")
  func lostAnswer() throws {
    try workAlone()
    let token = try node.invite("desk", scope: "370102")
    #expect(throws: Failure.self) { try join(token, transport(losing: .enrol)) }

    let answer = try join(token, transport())
    let device = try #require(answer["device"]?.string)
    try sync(device, transport())

    let devices = node.disk.contents.documents.values.map(\.record).filter { $0.type == .device }
    #expect(devices.map(\.id) == [device])
    #expect(devices.first?.text("desk") == answer["desk"]?.string)
    #expect(
      try store.read { (reader) throws(Failure) in try reader.setting("desk.operator") }
        == .string(Self.person))
  }

  @Test("What is asked again with another key, too late, or after the desk was heard is refused")
  func othersAreRefused() throws {
    try workAlone()
    let token = try node.invite("desk", scope: "370102")
    #expect(throws: Failure.self) { try join(token, transport(losing: .enrol)) }
    let other = FolderOfTest()
    let stranger = try LocalStore.create(other.path, environment: store.environment)
    defer { try? stranger.close() }
    #expect(throws: Failure.self) { try join(token, transport(), stranger) }

    let device = try #require(try join(token, transport())["device"]?.string)
    try sync(device, transport())
    try store.write(by: WriteContext(actor: "system", now: clock.now)) {
      (transaction) throws(Failure) in try transaction.set(nil, forSetting: SyncSetting.node)
    }
    #expect(throws: Failure.self) { try join(token, transport()) }
  }

  @Test("The invitation's end is the end of the answer too")
  func tooLate() throws {
    try workAlone()
    let token = try node.invite("desk", scope: "370102")
    #expect(throws: Failure.self) { try join(token, transport(losing: .enrol)) }

    clock.pass(milliseconds: 3_600_001)

    #expect(throws: Failure.self) { try join(token, transport()) }
  }

  @Test("A change of one's own operator record that waited goes out without a hole in the numbers")
  func ownRecordWaits() throws {
    try workAlone()
    try change(Self.person) { $0["phone"] = "13812342071" }
    try change(Self.unit) { $0["phone"] = "0531-12345678" }
    let token = try node.invite("desk", scope: "370102")

    let device = try #require(try join(token, transport())["device"]?.string)
    let report = try sync(device, transport())

    #expect(report.pushed == 2)
    #expect(try store.read { (reader) throws(Failure) in try reader.unsentCount() } == 0)
    let numbers = node.disk.contents.log.filter { $0.device == device }.map(\.number)
    #expect(numbers == [1, 2])
  }

  @Test("A change of an operator record that the node knows otherwise goes, and no number with it")
  func formerRecordGoes() throws {
    // The node's scope lies elsewhere, so it takes neither the operator nor the unit over.
    try workAlone()
    try change(Self.person) { $0["phone"] = "13812342071" }
    let order = Record([
      "id": "01930000-0000-7000-8000-0000000000cc", "type": "grievance", "scope": "370103",
      "kind": "request", "source": "hotline12345", "title": "路灯不亮", "content": "解放路",
      "urgency": "normal", "status": "registered", "round": 1,
    ])
    clock.pass(milliseconds: 1_000)
    try store.write(by: WriteContext(actor: Self.person, now: clock.now)) {
      (transaction) throws(Failure) in
      try transaction.create(order, command: "grievance.new")
    }
    let token = try node.invite("desk", scope: "370103")

    let answer = try join(token, transport())
    let device = try #require(answer["device"]?.string)
    try sync(device, transport())

    #expect(answer["operator"]?.string != Self.person)
    #expect(node.disk.contents.documents[order.id] != nil)
    let numbers = node.disk.contents.log.filter { $0.device == device }.map(\.number)
    #expect(numbers == [1])
  }
}

/// A folder that goes with its test.
final class FolderOfTest: Sendable {
  let path = NSTemporaryDirectory() + "dutydesk-joining-" + UUID().uuidString

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
