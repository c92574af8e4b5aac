import DomainModel
import JSONDiff

extension Record {
  /// Whether the id is one that a rule computes (UUIDv8).
  var isMadeByRule: Bool { IDs.isUUID(id) && Array(id.utf8)[14] == 0x38 }
}

extension Actor {
  /// What the home of a record is told of an operator whom it doesn't know.
  var vouched: JSONObject {
    guard !isSystem else { return [:] }
    return [
      "id": .string(id), "type": "operator", "name": .string(name), "unit": .string(unit),
      "grants": .array(grants.map(\.json)),
    ]
  }
}

extension Grant {
  /// What a node holds of a scope: everything.
  static func whole(_ scope: String, on moment: Instant) -> Grant {
    Grant(id: "node", role: .viewer, scope: scope, level: 4, from: moment.civilDate)
  }
}
