import DomainModel
import Foundation
import JSONDiff
import LocalStore
import SyncClient
import SyncNode
import SyncProtocol
import Testing
import Trust

/// The real client and the real node exchange by file.
@Suite("Exchanging with the node by file")
struct FilingTests {
  let clock = HistoryClock()
  let node: SimulatedNode
  let laptop: SimulatedDesk
  let other: SimulatedDesk
  private let folder = FolderOfTest()
  private let line: NodeTransport

  init() throws {
    let chance = Chance(9)
    let node = try SimulatedNode(clock: clock, chance: chance, blobs: folder.path + "/blobs")
    self.node = node
    let line = NodeTransport(
      send: { request throws(Failure) in
        guard let answer = node.answer(request) else { throw Failure(.nodeUnreachable) }
        return answer
      }, listen: { _, _, _ in })
    self.line = line
    laptop = try SimulatedDesk(
      0, in: folder.path, token: node.invite("laptop", scope: "370102"), clock: clock,
      chance: chance, transport: line)
    other = try SimulatedDesk(
      1, in: folder.path, token: node.invite("desk", scope: "370102"), clock: clock,
      chance: chance, transport: line)
  }

  private func order(_ number: Int, _ more: JSONObject = [:]) -> Record {
    var members: JSONObject = [
      "id": .string(IDs.uuidV7(milliseconds: Int64(number)) { Array(repeating: 1, count: $0) }),
      "type": "grievance", "scope": "370102", "kind": "request", "source": "hotline12345",
      "urgency": "normal", "status": "registered", "round": 1, "title": "路灯不亮",
      "content": "解放路", "contact": ["name": "王芳", "phone": "13812342071"],
    ]
    for (name, value) in more { members[name] = value }
    return Record(members)
  }

  private func make(_ record: Record, at desk: SimulatedDesk) throws {
    clock.pass(milliseconds: 1_000)
    try desk.work { (transaction) throws(Failure) in
      try transaction.create(record, command: "grievance.new")
    }
  }

  private func edit(_ id: String, _ title: String, at desk: SimulatedDesk) throws {
    clock.pass(milliseconds: 1_000)
    try desk.work { (transaction) throws(Failure) in
      guard var record = try transaction.record(id)?.record else {
        throw Failure(.notFound, ["id": .string(id)])
      }
      record["title"] = .string(title)
      try transaction.update(id, to: record, command: "edit")
    }
  }

  private func title(_ id: String, at desk: SimulatedDesk) throws -> String? {
    try desk.read { (reader) throws(Failure) in try reader.record(id)?.record.title }
  }

  private func digest(_ desk: SimulatedDesk) throws -> Digest32 {
    try desk.read { (reader) throws(Failure) in try reader.numbers().digest }
  }

  private func refusal(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Failure)?.detail("text")
    }
  }

  @Test(
    "A laptop that never had a line: its first file brings all, its work is decided by the node")
  func neverOnline() throws {
    try make(order(1), at: other)
    try other.sync()
    try make(order(2), at: laptop)

    let report = try #require(try laptop.take(node.answer(file: laptop.fileForNode())))
    try other.sync()

    #expect(report.pushed == 1)
    #expect(!report.isPartial)
    #expect(try title(order(1).id, at: laptop) == "路灯不亮")
    #expect(try title(order(2).id, at: other) == "路灯不亮")
    #expect(try digest(laptop) == digest(other))
    #expect(try laptop.read { (reader) throws(Failure) in try reader.unsentCount() } == 0)
  }

  @Test("Both edit one title: the conflict comes back with the file")
  func conflict() throws {
    try make(order(1), at: other)
    for desk in [other, laptop] { try desk.sync() }
    try edit(order(1).id, "路灯全灭", at: other)
    try other.sync()
    try edit(order(1).id, "路灯闪烁", at: laptop)

    let report = try #require(try laptop.take(node.answer(file: laptop.fileForNode())))
    try other.sync()

    #expect(report.conflicts == 1)
    #expect(try laptop.records(of: .conflict).map(\.status) == ["open"])
    #expect(try title(order(1).id, at: laptop) == "路灯全灭")
    #expect(try digest(laptop) == digest(other))
  }

  @Test("An old answer after an exchange over a line doesn't set back when the node was reached")
  func oldAnswer() throws {
    try make(order(1), at: laptop)
    let answer = try node.answer(file: laptop.fileForNode())
    clock.pass(milliseconds: 60_000)
    try laptop.sync()
    let settings = [SyncSetting.lastSuccess, SyncSetting.nodeState]
    func known() throws -> [JSON?] {
      try laptop.read { (reader) throws(Failure) in
        var known: [JSON?] = []
        for name in settings { known.append(try reader.setting(name)) }
        return known
      }
    }
    let before = try known()

    clock.pass(milliseconds: 60_000)
    _ = try #require(try laptop.take(answer))

    #expect(try known() == before)
  }

  @Test("A file or an answer that comes twice changes nothing")
  func replays() throws {
    try make(order(1), at: laptop)
    let file = try laptop.fileForNode()
    let answer = try node.answer(file: file)
    try laptop.take(answer)
    let (held, log) = (try digest(laptop), node.disk.contents.wholeLog.count)

    let again = try #require(try laptop.take(answer))
    let second = try #require(try laptop.take(node.answer(file: file)))

    #expect(again.isEmpty)
    #expect(second.pushed == 0)
    #expect(node.disk.contents.wholeLog.count == log)
    #expect(try digest(laptop) == held)
  }

  @Test("What is done between file and answer stays in the outbox and goes with the next file")
  func goesOnMeanwhile() throws {
    try make(order(1), at: laptop)
    let file = try laptop.fileForNode()
    try edit(order(1).id, "路灯全灭", at: laptop)
    try make(order(2), at: laptop)

    let report = try #require(try laptop.take(node.answer(file: file)))

    #expect(report.pushed == 1)
    #expect(try laptop.read { (reader) throws(Failure) in try reader.unsentCount() } == 2)
    #expect(try title(order(1).id, at: laptop) == "路灯全灭")
    let next = try #require(try laptop.take(node.answer(file: laptop.fileForNode())))
    #expect(next.pushed == 2)
    try other.sync()
    #expect(try digest(laptop) == digest(other))
  }

  @Test("An answer that died half way is taken again, and a line may come between")
  func resumes() throws {
    for number in 1...4 { try make(order(number), at: laptop) }
    let answer = try node.answer(file: laptop.fileForNode())
    #expect(throws: Failure.self) { try laptop.take(answer, diskFaults: { true }) }
    try laptop.restart()
    try laptop.take(answer)
    try other.sync()
    #expect(try digest(laptop) == digest(other))

    try make(order(5), at: laptop)
    let late = try node.answer(file: laptop.fileForNode())
    try edit(order(1).id, "路灯全灭", at: other)
    for desk in [other, laptop] { try desk.sync() }
    let report = try #require(try laptop.take(late))

    #expect(report.isEmpty)
    #expect(try digest(laptop) == digest(other))
  }

  @Test("Photos go along, both ways")
  func contents() throws {
    let (mine, theirs) = (Array("现场".utf8), [UInt8](repeating: 7, count: 1_500_000))
    for (number, content, desk) in [(1, mine, laptop), (2, theirs, other)] {
      let digest = try desk.store.folder.keepBlob(content)
      try make(order(number, ["future": ["digest": .string(digest.text)]]), at: desk)
    }
    try other.sync()

    try laptop.take(node.answer(file: laptop.fileForNode()))
    try laptop.take(node.answer(file: laptop.fileForNode()))
    try other.sync()
    clock.pass(milliseconds: 60_000)
    try other.sync()

    #expect(laptop.store.folder.hasBlob(SM3.digest(theirs)))
    #expect(other.store.folder.hasBlob(SM3.digest(mine)))
  }

  @Test("A file that was changed or cut anywhere, or is another's, is refused whole on both sides")
  func refused() throws {
    try make(order(1), at: laptop)
    let file = try laptop.fileForNode()
    let answer = try node.answer(file: file)
    let log = node.disk.contents.wholeLog.count
    for place in stride(from: 30, to: file.count, by: 97) {
      var changed = file
      changed[place] ^= 1
      #expect(throws: Failure.self) { _ = try node.answer(file: changed) }
      #expect(throws: Failure.self) { _ = try node.answer(file: Array(file.prefix(place))) }
    }
    for place in stride(from: 30, to: answer.count, by: 311) {
      var changed = answer
      changed[place] ^= 1
      #expect(throws: Failure.self) { try laptop.take(changed) }
    }
    #expect(refusal { try other.take(answer) } == "peer.recipient")
    #expect(refusal { _ = try node.answer(file: answer) } == "peer.recipient")
    #expect(node.disk.contents.wholeLog.count == log)
    try laptop.take(answer)
  }

  @Test("A revoked laptop's file is refused")
  func revoked() throws {
    try make(order(1), at: laptop)
    let file = try laptop.fileForNode()
    let device = laptop.device
    _ = node.run { node in try? await Administration(node).revoke(device) }

    #expect(refusal { _ = try node.answer(file: file) } == "peer.sender")
  }

  @Test("An answer to a state before a restored backup is refused, and nothing is lost")
  func restored() throws {
    try laptop.sync()
    try laptop.backUp()
    for number in 1...2 {
      try make(order(number), at: laptop)
      try laptop.sync()
    }
    let answer = try node.answer(file: laptop.fileForNode())
    try laptop.restore(reached: { _ in true })

    #expect(refusal { try laptop.take(answer) } == "peer.passed")
    try laptop.take(node.answer(file: laptop.fileForNode()))
    try other.sync()
    #expect(try digest(laptop) == digest(other))
  }

  @Test("A scope that is lost is forgotten by file, and the node hears of it with the next one")
  func forgets() throws {
    let city = try SimulatedDesk(
      2, in: folder.path, token: node.invite("city", scope: "3701"), clock: clock,
      chance: Chance(3), transport: line)
    try make(order(1), at: laptop)
    for desk in [laptop, city] { try desk.sync() }
    for id in [laptop.device, laptop.person] {
      clock.pass(milliseconds: 1_000)
      try city.work { (transaction) throws(Failure) in
        guard var record = try transaction.record(id)?.record else {
          throw Failure(.notFound, ["id": .string(id)])
        }
        let grants = record.list("grants").compactMap { Grant($0) }.map { grant in
          Grant(id: grant.id + "b", role: grant.role, scope: "370103", level: 4, from: grant.from)
        }
        record["grants"] = .array(grants.map(\.json))
        try transaction.update(id, to: record, command: "edit")
      }
    }
    try city.sync()

    try laptop.take(node.answer(file: laptop.fileForNode()))
    #expect(try title(order(1).id, at: laptop) == nil)
    #expect(try Set(forgetting()) == ["370102"])
    try laptop.take(node.answer(file: laptop.fileForNode()))

    #expect(try forgetting() == [])
    #expect(try title(order(1).id, at: city) == "路灯不亮")
  }

  /// The scopes that the node waits to hear forgotten by the laptop.
  private func forgetting() throws -> [String] {
    let state = try #require(node.disk.contents.books[.device]?[laptop.device])
    return (try JSON.parse(state)["forget"]?.array ?? []).compactMap { $0["scope"]?.string }
  }
}
