import DomainModel
import JSONDiff
import Testing
import Trust

@testable import LocalStore

@Suite("Writing records")
struct WritingRecordsTests {
  @Test("A created record is read back with its rev, and members nobody knows are kept")
  func createdIsReadBack() throws {
    let world = try World()

    let stored = try world.create(Given.grievance(1, ["future": ["deep": [1, 2.50, "三"]]]))

    let read = try #require(try world.store.read { (reader) throws(Failure) in
      try reader.record(Given.id(1))
    })
    #expect(read == stored)
    #expect(read.record["future"]?["deep"]?.array?.count == 3)
    #expect(read.record.text("updatedBy") == World.officer)
    #expect(read.rev == SM3.digest(read.record.members.canonicalBytes()))
  }

  @Test("A page of the open list has the records in due order")
  func pageIsInOrder() throws {
    let world = try World()
    for number in 1...5 { try world.create(Given.grievance(number)) }

    let page = try world.store.read { (reader) throws(Failure) in
      try reader.page(ListQuery(types: [.grievance]), limit: 3)
    }

    #expect(page.rows.map(\.id) == [Given.id(1), Given.id(2), Given.id(3)])
    #expect(page.isComplete)
  }
}
