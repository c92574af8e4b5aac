import DomainModel
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Listing by small sets")
struct ListingSetsTests {
  private func ids(
    _ world: World, _ filter: String, scope: ListQuery.Scope = .open,
    order: ListQuery.Order = .dueFirst
  ) throws -> [String] {
    let query = ListQuery(
      types: [.grievance], scopeOfList: scope, filter: FilterTerm.parse(filter), order: order)
    return try world.store.read { (reader) throws(Failure) in
      let rows = try reader.page(query, limit: 100).rows.map(\.id)
      #expect(try reader.count(query) == .exact(rows.count))
      return rows
    }
  }

  private static func lease(_ minutes: Int) -> JSON {
    [
      "by": .string(World.officer),
      "until": .string(World.start.adding(seconds: minutes * 60).rfc3339),
    ]
  }

  @Test("Reopened orders are listed and counted while they are open")
  func reopened() throws {
    let world = try World()
    for number in 1...4 { try world.create(Given.grievance(number)) }
    try world.change(Given.id(2)) { $0["round"] = 2 }
    try world.change(Given.id(3)) { $0["round"] = 3 }
    #expect(try ids(world, "reopened:yes") == [Given.id(2), Given.id(3)])
    #expect(try ids(world, "-reopened:yes") == [Given.id(1), Given.id(4)])
    #expect(try ids(world, "reopened:no") == [Given.id(1), Given.id(4)])

    try world.change(Given.id(2)) { $0["status"] = "closed" }

    #expect(try ids(world, "reopened:yes", scope: .all) == [Given.id(3)])
  }

  @Test(
    "Orders under a parent are found by its number, and are no longer when they stand for themselves"
  )
  func parents() throws {
    let world = try World()
    for number in 1...4 { try world.create(Given.grievance(number)) }
    try world.change(Given.id(1)) { $0["number"] = "G3701022611230A0147" }
    for number in 2...3 {
      try world.change(Given.id(number)) { $0["parent"] = .string(Given.id(1)) }
    }
    #expect(try ids(world, "parent:0147") == [Given.id(2), Given.id(3)])
    #expect(try ids(world, "主件:是") == [Given.id(2), Given.id(3)])
    #expect(try ids(world, "parent:0148").isEmpty)
    #expect(try ids(world, "parent:no") == [Given.id(1), Given.id(4)])
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })

    try world.change(Given.id(2)) { $0["parent"] = nil }

    let left = try world.store.read { (reader) throws(Failure) in
      try reader.children(of: Given.id(1)).map(\.record.id)
    }
    #expect(left == [Given.id(3)])
  }

  @Test("The caller of a merged order is called by the clock of the order that it went into")
  func callsOfMerged() throws {
    let world = try World()
    for number in 1...3 { try world.create(Given.grievance(number)) }
    let due = "2026-12-21T09:00:00.000Z"
    try world.change(Given.id(1)) {
      $0["status"] = "resolved"
      $0["clocks"] = [["id": "visit", "from": "2026-12-19T09:00:00.000Z", "dueAt": .string(due)]]
    }
    for number in 2...3 {
      try world.change(Given.id(number)) {
        $0["status"] = "merged"
        $0["mergedInto"] = .string(Given.id(1))
      }
    }

    let rows = try world.store.read { (reader) throws(Failure) in
      try reader.page(
        ListQuery(
          types: [.grievance], scopeOfList: .all, filter: [FilterTerm(.uncalled, "yes")]), limit: 9
      ).rows
    }

    #expect(rows.map { $0.dueAt?.rfc3339 } == [due, due])
  }

  @Test("Kind, source and category find the orders of a drill too")
  func drills() throws {
    let world = try World()
    var matter: JSONObject = ["kind": "complaint", "category": "供热.停热"]
    try world.create(Given.grievance(1, matter))
    matter["drill"] = .string(Given.id(9))
    try world.create(Given.grievance(2, matter))
    try world.create(Given.grievance(3, ["kind": "consult", "category": "医保"]))

    for filter in ["kind:complaint", "种类:投诉", "category:供热.停热", "分类:tr"] {
      #expect(try ids(world, filter) == [Given.id(1), Given.id(2)], "\(filter)")
    }
    #expect(try ids(world, "-kind:complaint") == [Given.id(3)])
  }

  @Test("Claimed are those whose lease still runs; the row says who has it until when")
  func claimed() throws {
    let world = try World()
    for number in 1...3 { try world.create(Given.grievance(number)) }
    try world.create(
      Record([
        "id": .string(World.officer), "type": "operator", "scope": "370102", "name": "李强",
        "status": "active",
      ]))
    try world.change(Given.id(1)) { $0["claim"] = Self.lease(2) }
    try world.change(Given.id(2)) { $0["claim"] = Self.lease(0) }

    #expect(try ids(world, "claimed:yes") == [Given.id(1)])
    #expect(try ids(world, "领取:是 积水") == [Given.id(1)])
    let rows = try world.store.read { (reader) throws(Failure) in
      try reader.rows(of: [Given.id(1), Given.id(3)], order: .dueFirst)
    }
    #expect(rows.map(\.claim?.name) == ["李强", nil])
    #expect(rows[0].claim?.until == World.start.adding(seconds: 120))

    try world.change(Given.id(1)) { $0["claim"] = nil }
    #expect(try ids(world, "claimed:yes").isEmpty)
  }

  @Test("Waiting and refused changes count only where there is a node")
  func unsent() throws {
    let world = try World()
    for number in 1...3 { try world.create(Given.grievance(number, ["confidential": false])) }
    #expect(try ids(world, "unsent:yes", scope: .all).isEmpty)

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.set("https://node.example", forSetting: LocalStore.nodeSetting)
      guard let change = try transaction.history(Given.id(2)).last else { return }
      try transaction.refuse(change.sequence, problem: ["code": "record.deleted"])
    }

    #expect(try ids(world, "unsent:yes", scope: .all).count == 3)
    #expect(try ids(world, "unsent:yes", scope: .closed).isEmpty)
  }

  @Test("A set keeps the order of the list, forwards, backwards and around a record")
  func orders() throws {
    let world = try World()
    for number in 1...9 {
      let due = "2026-12-\(10 + number * 7 % 9)T00:00:00.000Z"
      try world.create(
        Given.grievance(
          number,
          [
            "round": 2, "urgency": number % 4 == 0 ? "urgent" : "normal",
            "clocks": [["id": "assign", "from": .string(due), "dueAt": .string(due)]],
          ]))
    }
    for order in [ListQuery.Order.dueFirst, .newestFirst, .urgencyFirst] {
      let whole = try ids(world, "", order: order)
      #expect(whole.count == 9)
      #expect(try ids(world, "reopened:yes", order: order) == whole)
      let query = ListQuery(
        types: [.grievance], filter: [FilterTerm(.reopened, "yes")], order: order)
      try world.store.read { (reader) throws(Failure) in
        let around = try reader.page(query, from: .around(whole[4]), limit: 5).rows
        #expect(around.map(\.id) == Array(whole[2...6]))
        let before = try reader.page(query, from: .before(around[2].key), limit: 3).rows
        #expect(before.map(\.id) == Array(whole[1...3]))
      }
    }
  }

  @Test("Doctor sees marks that don't fit, and a rebuild mends them")
  func repairs() throws {
    let world = try World()
    try world.create(Given.grievance(1, ["round": 2]))
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try Query(transaction.database, "DELETE FROM reopened").run()
    }
    #expect(try world.store.doctor().contains { $0.severity == .error })

    try world.store.rebuildDerived(by: World.officer)

    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
    #expect(try ids(world, "reopened:yes") == [Given.id(1)])
  }
}
