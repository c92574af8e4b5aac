import DomainModel
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Importing records")
struct ImportingTests {
  @Test("New records are created, and the same ones again change nothing")
  func twiceChangesNothing() throws {
    let world = try World()
    let records = (1...2_500).map { Given.grievance($0) }

    let first = try world.store.importRecords(records, by: world.context())
    let digest = try world.store.read { (reader) throws(Failure) in try reader.setDigest() }
    let second = try world.store.importRecords(records, by: world.context())

    #expect(first.created == 2_500 && first.rejected.isEmpty)
    #expect(second.unchanged == 2_500 && second.created == 0 && second.updated == 0)
    #expect(try world.store.read { (reader) throws(Failure) in try reader.setDigest() } == digest)
    #expect(
      try world.store.read { (reader) throws(Failure) in try reader.numbers().pendingChanges }
        == 2_500)
  }

  @Test("Given members are written, nulls removed, the others kept, with history")
  func importMerges() throws {
    let world = try World()
    try world.create(Given.grievance(1, ["reply": "已处理", "urgency": "urgent"]))

    let result = try world.store.importRecords(
      [
        Record([
          "id": .string(Given.id(1)), "type": "grievance", "title": "新", "urgency": .null,
        ])
      ], by: world.context())

    let record = try #require(
      try world.store.read { (reader) throws(Failure) in
        try reader.record(Given.id(1))?.record
      })
    #expect(result.updated == 1)
    #expect(record.text("title") == "新")
    #expect(record.text("reply") == "已处理")
    #expect(record["urgency"] == nil)
    let history = try world.store.read { (reader) throws(Failure) in
      try reader.history(Given.id(1))
    }
    #expect(history.last?.command == "import" && history.count == 2)
  }

  @Test("A bad record is rejected alone, by its place")
  func badRecordIsRejectedAlone() throws {
    let world = try World()

    let result = try world.store.importRecords(
      [Given.grievance(1), Record(["type": "grievance"]), Given.grievance(2)],
      by: world.context())

    #expect(result.created == 2)
    #expect(result.rejected.map(\.index) == [1])
    #expect(result.rejected.first?.failure.code == .recordInvalid)
  }

  @Test("Samples go to no outbox and stay as old as they say")
  func samplesStayLocal() throws {
    let world = try World()

    _ = try world.store.importRecords([Given.grievance(1)], by: world.context(), asSamples: true)

    try world.store.read { (reader) throws(Failure) in
      #expect(try reader.numbers().pendingChanges == 0)
      #expect(try reader.hasSamples())
      #expect(
        try reader.record(Given.id(1))?.record.text("updatedAt") == "2026-11-22T08:00:00.000Z")
    }
  }

  @Test("A stream that fails keeps whole batches, and run again does the rest")
  func failingStreamKeepsWholeBatches() throws {
    let world = try World()
    var batch = 0

    #expect(throws: Failure(.inputJSON)) {
      try world.store.importStream(by: world.context()) { () throws(Failure) -> [Record]? in
        batch += 1
        if batch == 3 { throw Failure(.inputJSON) }
        return (1...10).map { Given.grievance(batch * 100 + $0) }
      }
    }

    #expect(try world.store.read { (reader) throws(Failure) in try reader.numbers().records } == 20)
  }

  @Test("Names of units in the same input are in the filter text of open records")
  func namesOfTheSameInput() throws {
    let world = try World()
    _ = try world.store.importRecords(
      [Given.unit(World.waterBureau, "市水务局"), Given.grievance(1)], by: world.context(),
      asSamples: true)

    let rows = try world.store.read { (reader) throws(Failure) in
      try reader.page(
        ListQuery(types: [.grievance], filter: FilterTerm.parse("水务局")), limit: 5
      ).rows
    }

    #expect(rows.count == 1)
    #expect(rows.first?.unitName == "市水务局")
  }
}
