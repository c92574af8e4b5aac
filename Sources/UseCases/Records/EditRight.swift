import DomainModel
import JSONDiff

/// Who may edit records of a type: whoever may give any command on it, else an administrator.
struct EditRight {
  let actor: Actor
  let now: Instant
  let context: RuleContext

  /// - Throws: `.roleRefused`; `.maskedMember` for a member above the actor's level.
  func demand(_ record: Record, changing pointers: [String]) throws(Failure) {
    let roles = EditRight.roles(record.type)
    let covering = actor.grants.filter {
      $0.covers(record, on: now.civilDate, ancestors: context.ancestors)
    }
    guard
      covering.contains(where: { grant in
        roles.contains { $0.fulfilledBy.contains(grant.role) }
      })
    else { throw refusal(record, roles) }
    let level = covering.map(\.level).max() ?? 0
    let hidden = Set(Masking.masked(record, level: level).texts("masked"))
    for pointer in pointers where hidden.contains(where: { Self.overlap($0, pointer) }) {
      throw Failure(.maskedMember, ["member": .string(pointer), "id": .string(record.id)])
    }
  }

  private func refusal(_ record: Record, _ roles: Set<Role>) -> Failure {
    var details: JSONObject = [
      "id": .string(record.id), "type": .string(record.typeName), "command": "edit",
      "roles": Role.names(roles), "actor": .string(actor.name),
    ]
    details["number"] = record.number.map(JSON.string)
    return Failure(.roleRefused, details)
  }

  private static func overlap(_ left: String, _ right: String) -> Bool {
    left == right || left.hasPrefix(right + "/") || right.hasPrefix(left + "/")
  }

  private static func roles(_ type: RecordType?) -> Set<Role> {
    let transitions = type.flatMap(StateMachine.of)?.transitions ?? []
    let roles = transitions.reduce(into: Set<Role>()) { $0.formUnion($1.roles) }
    switch type {
    case .subject, .camera: return roles.union([.dataSteward, .inspector, .administrator])
    case .indicator, .series: return roles.union([.dataSteward, .administrator])
    case .supply, .team: return roles.union([.dutyOfficer, .administrator])
    default: return roles.isEmpty ? [.administrator] : roles
    }
  }
}
