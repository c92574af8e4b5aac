import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Importing many rows of which some are bad")
struct ImportingManyTests {
  private static let rows = 1_500
  /// One row in a hundred can't be taken: a word that nobody knows, or no time at all.
  private static func isBad(_ row: Int) -> Bool { row % 100 == 37 }

  private static let map = """
    {"type":"grievance","source":"旧热线","identifier":"编号",
     "columns":{"标题":"title","内容":"content","时间":"createdAt","街道":"place.region",
     "类型":{"member":"kind","values":{"咨询":"consult"}}},
     "constants":{"source":"hotline12345"}}
    """

  private func table() -> String {
    (1...Self.rows).reduce(into: "编号,标题,内容,时间,类型,街道\n") { text, row in
      let isWrongWord = Self.isBad(row) && row % 200 == 37
      let kind = isWrongWord ? "咨讯" : "咨询"
      let time = Self.isBad(row) && !isWrongWord ? "昨天" : "2026-11-20 09:00"
      text += "\(row),路灯不亮 \(row),解放路 \(row) 号,\(time),\(kind),370102001\n"
    }
  }

  private func run(_ world: World) throws -> JSON {
    world.put(Self.map, at: "map.json")
    world.put(table(), at: "orders.csv")
    let outcome = try ImportRecords(desk: world.desk, place: world.place)(
      CommandRequest("store.import", arguments: ["file": ["orders.csv"], "map": "map.json"]))
    return try #require(outcome.output)
  }

  @Test("The good go in, the bad are listed by line with code and member")
  func mixed() throws {
    let world = try World()

    let output = try run(world)

    let bad = (1...Self.rows).filter(Self.isBad)
    #expect(output["created"]?.int == Self.rows - bad.count)
    #expect(output["rejectedCount"]?.int == bad.count)
    let rejected = output["rejected"]?.array ?? []
    // The header is line 1.
    #expect(rejected.compactMap { $0["line"]?.int } == bad.map { $0 + 1 })
    #expect(rejected.allSatisfy { $0["code"]?.string?.isEmpty == false })
    let stored = try world.desk.store.read { (reader) throws(Failure) in
      try reader.total(of: .grievance, statuses: ["registered"]).count
    }
    #expect(stored == Self.rows - bad.count)
  }

  @Test("Mended and run again, only what was missing comes in")
  func again() throws {
    let world = try World()
    _ = try run(world)

    let output = try run(world)

    let bad = (1...Self.rows).count(where: Self.isBad)
    #expect(output["created"]?.int == 0 && output["unchanged"]?.int == Self.rows - bad)
    #expect(output["rejectedCount"]?.int == bad)
  }
}
