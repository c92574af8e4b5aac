import DomainModel
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Rebuilding what is derived")
struct RebuildingTests {
  private func execute(_ world: World, _ statements: String...) throws {
    try world.store.onWriter { (database) throws(Failure) in
      for statement in statements { try Query(database, statement).run() }
    }
  }

  private func errors(_ world: World) throws -> [DoctorFinding] {
    try world.store.doctor().filter { $0.severity == .error }
  }

  @Test(
    "Every query column that isn't as the document says is found by name, and mended",
    arguments: [
      "type = 3", "isOpen = 0", "isDrill = 1", "status = 'closed'", "unit = 'x'", "assignee = 'x'",
      "subject = 'x'", "place = '370103'", "dueAt = 5", "precedence = -1", "number = 'G1'",
      "title = ''", "scope = '370202'", "level = 4", "createdAt = 1", "updatedAt = 1",
      "filterText = NULL", "holder = NULL", "matter = 99", "outcome = matter",
      "runningClocks = 'resolve 5'",
    ])
  func findsEachColumn(assignment: String) throws {
    let world = try World()
    for number in 1...2 { try world.create(Given.grievance(number)) }
    try execute(world, "UPDATE record SET \(assignment) WHERE row = 2")

    let column = String(assignment.prefix { $0 != " " })
    let finding = try #require(try errors(world).first { $0.check == "store.columns" })
    #expect(finding.text.english.contains("\(Given.id(2)): \(column)"))
    #expect(finding.remedy?.english.contains("doctor --rebuild") == true)

    #expect(try world.store.rebuildDerived(by: World.officer) == 2)
    #expect(try errors(world).isEmpty)
  }

  @Test(
    "Each sum that differs is found and mended",
    arguments: [
      ("UPDATE counter SET open = open + 1", "store.counters"),
      ("DELETE FROM dueDay", "store.counters"),
      ("UPDATE digest SET sum = x'00'", "store.digest"),
      ("INSERT INTO digest VALUES ('370102', 1, 3, 1, x'00')", "store.digest"),
    ])
  func findsEachSum(statement: String, check: String) throws {
    let world = try World()
    for number in 1...2 { try world.create(Given.grievance(number)) }
    try execute(world, statement)

    #expect(try errors(world).map(\.check) == [check])

    try world.store.rebuildDerived(by: World.officer)
    #expect(try errors(world).isEmpty)
  }

  @Test("Records of a type that was unknown and now is known get all that it derives")
  func adoptsKnownTypes() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.create(Given.grievance(2, status: "closed"))
    // As a program that doesn't know grievances keeps them: a number of its own, nothing open.
    try execute(
      world, "INSERT INTO typeName VALUES (1000, 'grievance')",
      "UPDATE record SET type = 1000, isOpen = 0, dueAt = \(Int64.max), title = '', unit = NULL",
      "UPDATE record SET filterText = NULL", "UPDATE digest SET type = 1000",
      "DELETE FROM counter", "INSERT INTO counter VALUES (1000, '', '', 2, 0)",
      "DELETE FROM dueDay")
    try world.store.close()

    let store = try world.another()
    defer { try? store.close() }

    #expect(try store.doctor().filter { $0.severity == .error }.map(\.text.english) == [])
    try store.indexPending()
    try store.read { (reader) throws(Failure) in
      #expect(try reader.total(of: .grievance).open == 1)
      #expect(try reader.page(ListQuery(types: [.grievance]), limit: 5).rows.count == 1)
      #expect(try reader.search("积水").items.count == 2)
    }
  }
}
