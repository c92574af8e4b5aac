import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

extension World {
  static let grievance: JSONObject = [
    "kind": "complaint", "source": "hotline12345", "title": "三单元水管爆裂", "content": "水漫楼道",
    "contact": ["name": "王小明", "phone": "10812342071"],
    "place": ["region": "370102001", "address": "甸柳一区3号楼"],
  ]

  /// Makes a record and gives its id.
  func make(_ type: RecordType, _ members: JSONObject) throws -> String {
    let outcome = try CreateRecord(desk: desk)(
      type, members: members, command: "\(type.rawValue).new")
    return outcome.changed.first ?? ""
  }

  func makeGrievance(_ changes: JSONObject = [:]) throws -> String {
    var members = World.grievance
    for change in changes { members[change.name] = change.value }
    return try make(.grievance, members)
  }

  func makeUnit(_ name: String = "区水务局") throws -> String {
    try make(.unit, ["name": .string(name), "kind": "department", "scope": "370102"])
  }

  @discardableResult
  func carryOut(
    _ name: String, _ records: [String], _ arguments: JSONObject = [:], as actor: String? = nil
  ) throws -> CommandOutcome {
    advance(seconds: 60)
    return try CarryOutCommand(desk: desk)(
      CommandRequest(
        "grievance.\(name)", records: records, arguments: arguments, actor: actor), command: name)
  }

  func record(_ id: String) throws -> Record {
    try #require(try desk.store.read { (reader) throws(Failure) in try reader.record(id) }).record
  }

  /// Takes a grievance up to the state where a unit has it in hand.
  func inHand() throws -> String {
    let id = try makeGrievance()
    let unit = try makeUnit()
    try carryOut("accept", [id])
    try carryOut("assign", [id], ["to": .string(unit)])
    try carryOut("sign", [id])
    return id
  }
}
