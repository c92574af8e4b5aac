import DomainModel
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Resolving what a text names")
struct ResolvingTests {
  private func resolve(
    _ world: World, _ text: String, _ types: Set<RecordType> = []
  ) throws -> String {
    try world.store.read { (reader) throws(Failure) in
      try reader.resolve(text, types: types).record.id
    }
  }

  private func filled() throws -> World {
    let world = try World()
    for number in [0x1, 0x2, 0xABCDEF] { try world.create(Given.grievance(number)) }
    try world.create(
      Record([
        "id": "short-code-7", "type": "region", "scope": "37", "code": "370102", "name": "历下区",
        "kind": "county",
      ]))
    return world
  }

  @Test(
    "Ids, numbers, codes, beginnings and endings name a record",
    arguments: [
      (Given.id(1), Given.id(1)), ("G3701022611230A0001", Given.id(1)),
      ("g3701022611230a0002", Given.id(2)), ("0002", Given.id(2)), ("CDEF", Given.id(0xABCDEF)),
      (" 370102 ", "short-code-7"), ("short-c", "short-code-7"),
      ("01930000-0000-7000-9000-000000ab", Given.id(0xABCDEF)), ("abcdef", Given.id(0xABCDEF)),
    ])
  func names(_ text: String, _ id: String) throws {
    #expect(try resolve(filled(), text) == id)
  }

  @Test("Several that fit are listed as candidates")
  func ambiguous() throws {
    let world = try filled()

    let failure = #expect(throws: Failure.self) { try resolve(world, "01930000") }

    #expect(failure?.code == .ambiguous && failure?.exitStatus == 64)
    let candidates = failure?.details["candidates"]?.array ?? []
    #expect(candidates.count == 3)
    #expect(candidates.first?["title"] == "解放路积水")
  }

  @Test("Another type, a text too short and an unknown one are refused")
  func refused() throws {
    let world = try filled()

    #expect(throws: Failure(.notFound, ["id": "0002"])) { try resolve(world, "0002", [.task]) }
    #expect(throws: Failure(.notFound, ["id": "zzzzzz"])) { try resolve(world, "zzzzzz") }
    #expect((#expect(throws: Failure.self) { try resolve(world, "01") })?.code == .usage)
  }

  @Test("A record of the wanted type is found behind many of other types")
  func typeBeforeLimit() throws {
    let world = try World()
    for number in 1...20 {
      try world.create(
        Given.grievance(number, ["number": .string("G37010226112\(10 + number)A0147")]))
    }
    try world.create(
      Record([
        "id": .string(Given.id(99)), "type": "task", "scope": "370102", "title": "督办",
        "kind": "supervised", "status": "open", "number": "T3701022611230A0147",
      ]))

    #expect(try resolve(world, "0147", [.task]) == Given.id(99))
  }
}
