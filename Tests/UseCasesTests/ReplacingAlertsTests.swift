import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Replacing alerts by the references of CAP")
struct ReplacingAlertsTests {
  private func message(
    _ identifier: String, _ type: String, hour: Int, references: String = "",
    status: String = "Actual"
  ) -> String {
    """
    <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>\(identifier)</identifier>
    <sender>S</sender><sent>2026-11-23T0\(hour):00:00+08:00</sent><status>\(status)</status>
    <msgType>\(type)</msgType><scope>Public</scope><references>\(references)</references>
    <info><category>Met</category><event>寒潮</event><urgency>Immediate</urgency>
    <severity>Severe</severity><certainty>Likely</certainty><headline>寒潮橙色预警</headline>
    <expires>2026-11-24T12:00:00+08:00</expires>
    <area><areaDesc>历下区</areaDesc><geocode><valueName>c</valueName><value>370102</value>
    </geocode></area></info></alert>
    """
  }

  private func take(_ messages: [String], _ world: World) throws {
    for (index, text) in messages.enumerated() {
      world.put(text, at: "\(index).xml")
      let request = CommandRequest("store.import", arguments: ["file": [.string("\(index).xml")]])
      let outcome = try ImportRecords(desk: world.desk, place: world.place)(request)
      #expect(outcome.output?["created"]?.int == 1)
    }
  }

  private func ends(_ world: World) throws -> [String: String] {
    var ends: [String: String] = [:]
    try world.desk.store.read { (reader) throws(Failure) in
      try reader.forEach(.alert) { (stored) throws(Failure) in
        let name = stored.record["cap"]?["identifier"]?.string ?? ""
        ends[name] = stored.record["end"]?["why"]?.string ?? "inForce"
        return true
      }
    }
    return ends
  }

  @Test("An update supersedes what it names, a cancel ends it and itself")
  func inOrder() throws {
    let world = try World()

    try take(
      [
        message("A", "Alert", hour: 6),
        message("B", "Update", hour: 7, references: "S,A,2026-11-23T06:00:00+08:00"),
        message("C", "Alert", hour: 7),
        message("D", "Cancel", hour: 8, references: "S,C,2026-11-23T07:00:00+08:00"),
      ], world)

    #expect(
      try ends(world) == ["A": "superseded", "B": "inForce", "C": "cancelled", "D": "cancelled"])
    let alerts = try ReadStatus(desk: world.desk)().output?["panes"]?["alerts"]
    #expect(alerts == ["active": 1, "unacknowledged": 1])
  }

  @Test("A cancel that comes before its alert still wins")
  func outOfOrder() throws {
    let world = try World()

    try take(
      [
        message("D", "Cancel", hour: 8, references: "S,C,2026-11-23T07:00:00+08:00"),
        message("C", "Alert", hour: 7),
      ], world)

    #expect(try ends(world) == ["C": "cancelled", "D": "cancelled"])
  }

  @Test("What isn't real neither rings nor ends what is")
  func onlyRealRings() throws {
    let world = try World()

    try take(
      [
        message("A", "Alert", hour: 6),
        message("E", "Alert", hour: 7, status: "Exercise"),
        message("T", "Alert", hour: 7, status: "Test"),
        message("S", "Alert", hour: 7, status: "System"),
        message("W", "Alert", hour: 7, status: "Draft"),
        message(
          "X", "Cancel", hour: 8, references: "S,A,2026-11-23T06:00:00+08:00", status: "Exercise"),
      ], world)

    #expect(try ends(world)["A"] == "inForce")
    let alerts = try ReadStatus(desk: world.desk)().output?["panes"]?["alerts"]
    #expect(alerts == ["active": 1, "unacknowledged": 1])
    let board = try ReadBoard(desk: world.desk)(at: world.desk.now)
    #expect(board.standing.waiting.count == 1)
  }

  @Test("An exercise is a drill, a test stands in the list, the rest in the source's log alone")
  func lists() throws {
    let world = try World()

    try take(
      ["Exercise", "Test", "System", "Draft"].map { message($0, "Alert", hour: 7, status: $0) },
      world)

    let rows = try world.desk.store.read { (reader) throws(Failure) in
      try reader.page(ListQuery(types: [.alert]), limit: 10).rows
    }
    #expect(rows.count == 2)
    #expect(rows.filter(\.isDrill).count == 1)
    #expect(rows.contains { !$0.isDrill && $0.title.hasPrefix("【测试】") })
  }
}
