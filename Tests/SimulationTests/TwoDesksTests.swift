import DomainModel
import Foundation
import JSONDiff
import LocalStore
import SyncClient
import Testing

/// Two dispatchers work offline on the same orders, and the real node hears first the one, then the
/// other; each story is told both ways round.
@Suite("Two desks on one order")
struct TwoDesksTests {
  /// Two stores that have joined one node.
  private final class County {
    let clock = HistoryClock()
    let node: SimulatedNode
    let zhao: SimulatedDesk
    let li: SimulatedDesk
    private let folder = NSTemporaryDirectory() + "two-desks-" + UUID().uuidString

    init() throws {
      let chance = Chance(7)
      node = try SimulatedNode(clock: clock, chance: chance, mutant: nil)
      let (node, clock, folder) = (node, clock, folder)
      let transport = NodeTransport(
        send: { request throws(Failure) in
          guard let answer = node.answer(request) else { throw Failure(.nodeUnreachable) }
          return answer
        }, listen: { _, _, _ in })
      let desks = try (0..<2).map { index in
        let token = try node.invite("desk\(index)", scope: "370102")
        return try SimulatedDesk(
          index, in: folder, token: token, clock: clock, chance: chance, transport: transport)
      }
      (zhao, li) = (desks[0], desks[1])
    }

    deinit {
      for desk in [zhao, li] { try? desk.store.close() }
      try? FileManager.default.removeItem(atPath: folder)
    }

    /// The first desk is heard before the second; in the end both have all.
    func exchange(_ order: [SimulatedDesk]) throws {
      for desk in order + order + order {
        clock.pass(milliseconds: 1_000)
        try desk.sync()
      }
    }

    /// An order that both desks have.
    func order(_ title: String) throws -> String {
      let made = Record([
        "id": .string(
          IDs.uuidV7(
            milliseconds: clock.now.milliseconds,
            random: { Array(repeating: UInt8(title.utf8.count), count: $0) })),
        "type": "grievance", "scope": "370102", "kind": "request", "source": "hotline12345",
        "title": .string(title), "content": "解放路", "status": "registered", "round": 1,
        "createdAt": .string(clock.now.rfc3339), "createdBy": .string(zhao.person),
      ])
      clock.pass(milliseconds: 60_000)
      try zhao.work { (transaction) throws(Failure) in
        try transaction.create(made, command: "grievance.new")
      }
      try exchange([zhao, li])
      return made.id
    }

    func give(
      _ name: String, _ id: String, at desk: SimulatedDesk, _ arguments: JSONObject = [:]
    ) throws {
      clock.pass(milliseconds: 60_000)
      let now = desk.clock
      try desk.work { (transaction) throws(Failure) in
        guard let record = try transaction.record(id)?.record else { throw Failure(.notFound) }
        var context = HistoryRules.context(transaction) { now.now }
        context.mergedOrders = { target in
          ((try? transaction.merged(into: target)) ?? []).map(\.record)
        }
        let outcome = try TransitionRules.apply(
          name, to: record, arguments: arguments, actor: HistoryRules.actor(desk.person),
          now: now.now, context: context)
        for changed in outcome.changed + [outcome.record] {
          try transaction.update(
            changed.id, to: changed, command: "grievance." + name, arguments: arguments)
        }
      }
    }

    func write(_ member: String, _ text: String, _ id: String, at desk: SimulatedDesk) throws {
      clock.pass(milliseconds: 60_000)
      try desk.work { (transaction) throws(Failure) in
        guard var record = try transaction.record(id)?.record else { throw Failure(.notFound) }
        record[member] = .string(text)
        try transaction.update(id, to: record, command: "edit")
      }
    }

    func record(_ id: String, at desk: SimulatedDesk) throws -> Record {
      try #require(try desk.read { (reader) throws(Failure) in try reader.record(id) }).record
    }

    /// All that a desk's store says in orders and conflicts.
    func words(at desk: SimulatedDesk) throws -> String {
      let records = try desk.records(of: .grievance) + desk.records(of: .conflict)
      return records.map { JSON.object($0.members).canonicalText }.joined(separator: "\n")
    }

    /// Both stores hold the same, and nothing waits.
    func expectAgreement() throws {
      let digests = try [zhao, li].map { desk in
        try desk.read { (reader) throws(Failure) in try reader.numbers().digest }
      }
      #expect(digests[0] == digests[1])
      for desk in [zhao, li] {
        #expect(try desk.read { (reader) throws(Failure) in try reader.unsentCount() } == 0)
      }
    }
  }

  private func inOrder(_ county: County, _ zhaoFirst: Bool) -> [SimulatedDesk] {
    zhaoFirst ? [county.zhao, county.li] : [county.li, county.zhao]
  }

  @Test(
    "Both claim it: one has it for both, and each keeps the draft he wrote",
    arguments: [true, false])
  func claiming(zhaoFirst: Bool) throws {
    let county = try County()
    let order = try county.order("路灯不亮")
    try county.zhao.keepDraft("赵：已联系路灯所")
    try county.li.keepDraft("李：已问物业")
    try county.give("next", order, at: county.zhao)
    try county.give("next", order, at: county.li)

    try county.exchange(inOrder(county, zhaoFirst))

    let claims = try [county.zhao, county.li].map { desk in
      try county.record(order, at: desk)["claim"]?["by"]?.string
    }
    #expect(claims[0] == claims[1] && claims[0] != nil)
    #expect(try county.zhao.keptDraft() == "赵：已联系路灯所")
    #expect(try county.li.keptDraft() == "李：已问物业")
    try county.expectAgreement()
  }

  @Test(
    "One merges it while the other answers: the reply is in the order or in a conflict",
    arguments: [true, false])
  func merging(zhaoFirst: Bool) throws {
    let county = try County()
    let order = try county.order("路灯不亮")
    let target = try county.order("解放路路灯全灭")
    try county.give("merge", order, at: county.zhao, ["into": .string(target)])
    try county.give("answer", order, at: county.li, ["reply": "李：今晚修复"])

    try county.exchange(inOrder(county, zhaoFirst))

    let after = try county.record(order, at: county.zhao)
    #expect(after.status == (zhaoFirst ? "merged" : "resolved"))
    for desk in [county.zhao, county.li] {
      #expect(try county.words(at: desk).contains("李：今晚修复"))
      #expect(try county.words(at: desk).contains(target))
    }
    try county.expectAgreement()
  }

  @Test(
    "One takes it out again while the other answers what it went into", arguments: [true, false])
  func unmerging(zhaoFirst: Bool) throws {
    let county = try County()
    let order = try county.order("路灯不亮")
    let target = try county.order("解放路路灯全灭")
    try county.give("merge", order, at: county.zhao, ["into": .string(target)])
    try county.exchange([county.zhao, county.li])
    try county.give("answer", target, at: county.zhao, ["reply": "赵：全线已修复"])
    try county.give("unmerge", order, at: county.li)
    try county.give("note", order, at: county.li, ["text": "李：是另一盏灯"])

    try county.exchange(inOrder(county, zhaoFirst))

    let after = try county.record(order, at: county.zhao)
    #expect(after.status == "registered" && after["mergedInto"] == nil)
    #expect(after.list("notes").first?["text"] == "李：是另一盏灯")
    #expect(try county.record(target, at: county.li).text("reply") == "赵：全线已修复")
    try county.expectAgreement()
  }

  @Test(
    "Both write the same member: one stands, the other waits beside it for a person",
    arguments: [true, false])
  func writing(zhaoFirst: Bool) throws {
    let county = try County()
    let order = try county.order("路灯不亮")
    try county.write("content", "赵：三盏不亮", order, at: county.zhao)
    try county.write("content", "李：整条路不亮", order, at: county.li)

    try county.exchange(inOrder(county, zhaoFirst))

    #expect(
      try county.record(order, at: county.zhao).text("content")
        == (zhaoFirst ? "赵：三盏不亮" : "李：整条路不亮"))
    for desk in [county.zhao, county.li] {
      let words = try county.words(at: desk)
      #expect(words.contains("赵：三盏不亮") && words.contains("李：整条路不亮"))
    }
    try county.expectAgreement()
  }

  @Test(
    "Each joins the order to another: the first holds, the second is told",
    arguments: [true, false])
  func bothMerging(zhaoFirst: Bool) throws {
    let county = try County()
    let order = try county.order("路灯不亮")
    let (one, other) = (try county.order("路灯全灭"), try county.order("配电箱起火了"))
    try county.give("merge", order, at: county.zhao, ["into": .string(one)])
    try county.give("merge", order, at: county.li, ["into": .string(other)])

    try county.exchange(inOrder(county, zhaoFirst))

    let after = try county.record(order, at: county.li)
    #expect(after.text("mergedInto") == (zhaoFirst ? one : other))
    #expect(try county.words(at: county.li).contains(zhaoFirst ? other : one))
    #expect(try !county.li.records(of: .conflict).isEmpty)
    try county.expectAgreement()
  }
}
