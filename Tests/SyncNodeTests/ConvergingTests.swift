import DomainModel
import JSONDiff
import RecordMerge
import SyncNode
import SyncProtocol
import Testing
import Trust

@Suite("Two desks sync with one node", .everyEngine)
struct ConvergingTests {
  @Test("What one desk makes, the other has byte for byte")
  func creationTravels() async throws {
    let world = try await NodeWorld()
    let (one, two) = (try await world.desk("one"), try await world.desk("two"))
    let order = Record.order(world.clock)

    one.make(order)
    try await one.sync()
    try await two.sync()

    #expect(one.last.map(\.problem) == [nil])
    #expect(two.records[order.id]?.text("title") == "路灯不亮")
    #expect(one.revs == two.revs)
    #expect(one.revs[order.id] != nil)
  }

  @Test("Edits of different fields merge, and equal replicas follow")
  func fieldsMerge() async throws {
    let world = try await NodeWorld()
    let (one, two) = (try await world.desk("one"), try await world.desk("two"))
    let order = Record.order(world.clock)
    one.make(order)
    try await one.sync()
    try await two.sync()

    try one.edit(order.id) { $0["title"] = "解放路路灯不亮" }
    try two.edit(order.id) { $0["content"] = "路口东侧三盏" }
    try await one.sync()
    let outcome = try await two.push()
    try await two.pull()
    try await one.pull()

    #expect(outcome.map(\.outcome) == [.accepted])
    #expect(outcome.first?.patch != nil)
    #expect(one.revs == two.revs)
    #expect(one.records[order.id]?.text("title") == "解放路路灯不亮")
    #expect(one.records[order.id]?.text("content") == "路口东侧三盏")
  }

  @Test("Two titles for one order leave a conflict that both desks see, and a choice closes it")
  func conflictIsARecord() async throws {
    let world = try await NodeWorld()
    let (one, two) = (try await world.desk("one"), try await world.desk("two"))
    let order = Record.order(world.clock)
    one.make(order)
    try await one.sync()
    try await two.sync()

    try one.edit(order.id) { $0["title"] = "甲" }
    try two.edit(order.id) { $0["title"] = "乙" }
    try await one.sync()
    try await two.push()

    #expect(two.last.first?.outcome == .proposed)
    #expect(two.last.first?.fields == ["/title"])
    try await two.pull()
    try await one.pull()
    let conflict = try #require(one.records.values.first { $0.type == .conflict })
    #expect(conflict.id == two.last.first?.conflict)
    #expect(conflict.status == "open")
    #expect(one.records[order.id]?.text("title") == "甲")

    // The desk takes the other's title: the values are equal, the home withdraws the question.
    try one.edit(order.id) { $0["title"] = "乙" }
    try await one.sync()
    try await two.sync()
    #expect(two.records[conflict.id]?.status == "withdrawn")
    #expect(one.revs == two.revs)
  }

  @Test("Columns and small batches lead to the same replica")
  func formsAgree() async throws {
    let world = try await NodeWorld()
    let (one, two) = (try await world.desk("one"), try await world.desk("two"))
    for _ in 0..<40 { one.make(Record.order(world.clock)) }
    try await one.sync()
    for id in one.records.values.filter({ $0.type == .grievance }).map(\.id) {
      try one.edit(id) { $0["urgency"] = "urgent" }
    }
    try await one.sync()

    try await two.pull(maxBytes: 4096, form: .columns)

    #expect(one.revs == two.revs)
    #expect(two.revs.count >= 40)
  }

  @Test("A snapshot and the changes behind it give what the log gives")
  func snapshotAgrees() async throws {
    let world = try await NodeWorld()
    let (one, two) = (try await world.desk("one"), try await world.desk("two"))
    for _ in 0..<10 { one.make(Record.order(world.clock)) }
    try await one.sync()
    try await two.pull()

    var lines: [SnapshotLine] = []
    var query = SnapshotQuery(maxBytes: 4096)
    repeat {
      let page = await two.call(.snapshot, query.items).lines
      lines += try page.map { try SnapshotLine(json: $0) }
      guard case .tail(let next, _)? = lines.last else { break }
      query.after = next
    } while query.after != nil

    var revs: [String: String] = [:]
    for case .record(let document, _, let rev) in lines {
      let record = Record(document)
      revs[record.id] = rev
      #expect(Rev.of(record).text == rev)
    }
    #expect(revs == two.revs.mapValues(\.text))
  }

  @Test("Random work of three desks converges to the node's own revs", arguments: [1, 2, 3, 4])
  func randomWorkConverges(seed: Int) async throws {
    let world = try await NodeWorld()
    _ = world.clock.random(seed * 97)
    var desks: [TestDesk] = []
    for name in ["one", "two", "three"] { desks.append(try await world.desk(name)) }
    let order = Record.order(world.clock)
    desks[0].make(order)
    try await desks[0].sync()
    for desk in desks { try await desk.sync() }

    for _ in 0..<40 {
      let dice = world.clock.random(3)
      let desk = desks[Int(dice[0]) % 3]
      world.clock.pass(milliseconds: Int64(dice[1]) * 10)
      switch dice[1] % 4 {
      case 0: try desk.edit(order.id) { $0["title"] = .string("题 \(dice[2])") }
      case 1: try desk.edit(order.id) { $0["tags"] = [.string("t\(dice[2] % 5)")] }
      case 2: try desk.edit(order.id) { $0["urgency"] = dice[2] % 2 == 0 ? "urgent" : "normal" }
      default: try await desk.sync()
      }
    }
    for _ in 0..<2 { for desk in desks { try await desk.sync() } }

    #expect(desks[0].revs == desks[1].revs)
    #expect(desks[1].revs == desks[2].revs)
    let report = try await Verification(world.node).run()
    #expect(report.findings == [])
  }

  @Test("A snapshot after an own change that was only proposed: giving it again is a change")
  func givenAgain() async throws {
    let world = try await NodeWorld()
    let (one, two) = (try await world.desk("one"), try await world.desk("two"))
    let order = Record.order(world.clock)
    one.make(order)
    try await one.sync()
    try await two.sync()
    try one.edit(order.id) { $0["content"] = "路口东侧三盏" }
    try await one.sync()
    try two.edit(order.id) { $0["content"] = "路口西侧两盏" }
    #expect(try await two.push().map(\.outcome) == [.proposed])

    let lines = await two.call(.snapshot).lines
    let line = try #require(lines.first { $0["document"]?["id"]?.string == order.id })
    two.records[order.id] = line["document"]?.object.map { Record($0) }
    two.sequences[order.id] = line["sequence"]?.int
    try two.edit(order.id) { $0["content"] = "路口西侧两盏" }
    try await two.push()
    try await one.pull()

    #expect(one.records[order.id]?.text("content") == "路口西侧两盏")
  }
}
