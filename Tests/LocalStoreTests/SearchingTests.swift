import DomainModel
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Searching")
struct SearchingTests {
  private func search(
    _ world: World, _ text: String, types: [RecordType] = []
  ) throws -> SearchResult {
    try world.store.read { (reader) throws(Failure) in try reader.search(text, types: types) }
  }

  private func small() throws -> World {
    let world = try World()
    try world.create(Given.unit(World.waterBureau, "市水务局"))
    try world.create(Given.grievance(1, title: "解放路积水"))
    try world.create(Given.grievance(2, title: "积水", ["content": "桥下常年如此。"]))
    try world.create(
      Given.grievance(
        3, title: "夜间施工噪声", ["content": "工地夜间施工，另有积水。", "leadUnit": "none"]))
    try world.create(
      Given.grievance(4, title: "WiFi 信号差", ["content": "无", "place": ["region": "370102"]]))
    return world
  }

  @Test(
    "Chinese, pinyin, initials, English and endings of numbers find a record",
    arguments: [
      ("解放路", [1]), ("水", [4, 2, 1]), ("jiefanglu", [1]), ("jfl", [1]), ("jflu", [1]),
      ("wifi", [4]), ("0003", [3]), ("G3701022611230A0004", [4]), ("噪声 积水", [3]),
      ("解放桥", []), ("泉城", [3, 2, 1]), ("水务局", [4, 2, 1]), ("常年", [2]),
    ])
  func findsInEveryScript(_ query: String, _ numbers: [Int]) throws {
    let world = try small()

    let result = try search(world, query, types: [.grievance])

    #expect(Set(result.items.map(\.row.id)) == Set(numbers.map { Given.id($0) }), "\(query)")
    #expect(result.isComplete)
    #expect(result.indexedShare == 1)
  }

  @Test("An exact title comes before its beginning, that before a name, that before a text")
  func scoresOrderTheHits() throws {
    let world = try small()
    try world.create(Given.grievance(5, title: "积水点"))

    let result = try search(world, "积水")

    #expect(result.items.map(\.score) == [4, 3, 2, 1])
    #expect(result.items.map(\.row.id) == [2, 5, 1, 3].map { Given.id($0) })
    #expect(result.items.last?.snippet == "工地夜间施工，另有积水。")
  }

  @Test("Equal scores come newest first, and a cut result says so")
  func newestFirst() throws {
    let world = try World()
    for number in 1...5 { try world.create(Given.grievance(number, title: "积水点\(number)")) }

    let result = try world.store.read { (reader) throws(Failure) in
      try reader.search("积水", limit: 3)
    }

    #expect(result.items.map(\.row.id) == [5, 4, 3].map { Given.id($0) })
    #expect(!result.isComplete)
  }

  @Test("A changed text is found by its new words and no longer by its old ones")
  func changeMovesTheHit() throws {
    let world = try small()
    try world.change(Given.id(1)) { $0["title"] = "经十路塌陷" }

    #expect(try search(world, "解放路").items.isEmpty)
    #expect(try search(world, "经十路").items.map(\.row.id) == [Given.id(1)])
    #expect(try search(world, "jsl").items.map(\.row.id) == [Given.id(1)])
  }

  @Test("A closed record is found as well; a type narrows the search")
  func closedAndTyped() throws {
    let world = try small()
    try world.change(Given.id(1)) { $0["status"] = "closed" }

    #expect(try search(world, "解放路").items.count == 1)
    #expect(try search(world, "水务", types: [.unit]).items.map(\.score) == [2])
    #expect(try search(world, "解放路", types: [.unit]).items.isEmpty)
  }

  @Test("While the index follows a bulk, open records are found already and the share is told")
  func bulkIsFoundBeforeTheIndex() throws {
    let world = try World()
    let records = (1...40).map {
      Given.grievance($0, title: "积水\($0)", status: $0 % 2 == 0 ? "closed" : "accepted")
    }
    _ = try world.store.importRecords(records, by: world.context(), asSamples: true)

    let early = try search(world, "积水")
    #expect(early.items.count == 20)
    #expect(early.indexedShare == 0 && !early.isComplete)

    let progress = try world.store.indexPending()
    #expect(progress == IndexProgress(indexed: 40, remaining: 0))
    let late = try search(world, "积水")
    #expect(late.items.count == 40)
    #expect(late.indexedShare == 1 && late.isComplete)
  }

  @Test("Other tokens empty the index when the store opens, and it is built again")
  func otherTokensRebuild() throws {
    let world = try small()
    try world.store.onWriter { (database) throws(Failure) in
      try Meta.set(database, .tokenVersion, "older")
    }

    let other = try world.another()
    defer { try? other.close() }

    let share = try other.read { (reader) throws(Failure) in try reader.indexedShare() }
    #expect(share == 0)
    try other.indexPending()
    #expect(try search(world, "噪声").items.count == 1)
  }

  @Test("Ranges that wait grow together, and what is done is cut out")
  func waitingRanges() throws {
    let world = try World()
    let ranges = try world.store.onWriter { (database) throws(Failure) in
      try UnindexedRows.add([1, 2, 3, 7, 9, 10], in: database)
      try UnindexedRows.add(4...6, in: database)
      try UnindexedRows.add(20...30, in: database)
      try UnindexedRows.remove(24...25, in: database)
      try UnindexedRows.remove(9...9, in: database)
      return try UnindexedRows.all(in: database)
    }

    #expect(ranges == [26...30, 20...23, 10...10, 1...7])
  }
}
