import DomainModel
import JSONDiff
import RecordMerge

/// Whether a device and its operator may make a change, beyond what the tables of commands hold
/// them to.
struct WriteRights {
  let actor: Actor
  let reader: Reader
  let device: Reader
  let rules: RuleContext
  let now: Instant

  /// The level up to which members may be written: what both may.
  func level(_ audience: Audience) -> Int {
    min(reader.writingLevel(audience), device.writingLevel(audience))
  }

  /// Why the change isn't let in, nil when it is.
  func refusal(_ change: Change, _ record: Record, _ fields: [String]) -> Failure? {
    guard device.writingLevel(Audience(record)) > 0 else {
      return refused(change, record, rule: "device.scope")
    }
    if actor.isSystem { return change.createdDocument == nil ? refused(change, record) : nil }
    guard reader.writingLevel(Audience(record)) > 0 else { return refused(change, record) }
    if change.createdDocument != nil { return creation(change, record) }
    if record.type == .operator, record.id == actor.id, fields.contains(where: isGrant) {
      return refused(change, record, rule: "operator.ownGrants")
    }
    let isMoved = fields.contains("/" + ScopeTransfer.member) && !isOfTable(change, record)
    return isMoved ? transfer(change, record, fields) : edit(change, record)
  }

  /// Members of class `state` that no table's command writes, but use cases do.
  func mayWriteState(_ change: Change, _ record: Record, _ field: String) -> Bool {
    switch (change.commandName, record.type) {
    case ("resolve", .conflict): field == "/settledBy"
    case (ScopeTransfer.command, _): field == "/" + ScopeTransfer.member
    case ("archive", _): field == "/archived"
    case (_, .operator), (_, .device):
      ["/grants", "/keys"].contains(field) && has([.administrator], record)
    default: false
    }
  }

  private func isGrant(_ pointer: String) -> Bool {
    pointer == "/grants" || pointer.hasPrefix("/grants/")
  }

  /// The home alone makes devices and conflicts.
  private func creation(_ change: Change, _ record: Record) -> Failure? {
    if change.command == Change.enrolmentCommand { return kept(change, record) }
    guard let type = record.type, type != .device, type != .conflict else {
      return refused(change, record, rule: "creation.home")
    }
    let machine = StateMachine.of(type)
    let way =
      machine?.transition(change.commandName, from: nil)
      ?? machine?.transitions.first { $0.from.isEmpty }
    if let way {
      if let refusal = Authority.refusal(
        of: way, on: record, by: actor, at: now, context: rules)
      {
        return refusal
      }
    } else if !WriteRights.makers(type).isEmpty, !has(WriteRights.makers(type), record) {
      return refused(change, record)
    }
    return isBorn(record, way, machine, change)
      ? nil : Failure(.stateMember, ["id": .string(record.id), "member": "/status"])
  }

  /// What a store held before it joined is in whatever state it has come to: an administrator
  /// answers for it, as for the enrolment (RECORDS.md, section 4), and validation holds it to its
  /// type. A device brought along was never enrolled here, so it may come only as a revoked one.
  private func kept(_ change: Change, _ record: Record) -> Failure? {
    guard let type = record.type, has([.administrator], record) else {
      return refused(change, record, rule: "enrol.administrator")
    }
    guard type != .device || record.status == "revoked" else {
      return refused(change, record, rule: "creation.home")
    }
    return nil
  }

  /// A new record is in a state in which records begin, unless its type's states are edited freely
  /// or it is brought in from elsewhere.
  private func isBorn(
    _ record: Record, _ way: Transition?, _ machine: StateMachine?, _ change: Change
  ) -> Bool {
    guard let machine, let status = record.status else { return true }
    if change.commandName == "import" || record["imported"] != nil { return true }
    // A command on another record, such as the splitting of an order, begins where that one stood.
    let command = change.commandName
    let isOfAnother = machine.transitions.contains {
      $0.command == command && !$0.from.isEmpty
    }
    if isOfAnother || !machine.transitions(of: "edit").isEmpty {
      return machine.state(status).map { $0.isOpen || !isOfAnother } ?? false
    }
    switch way?.target {
    case .computed(let names): return names.contains(status)
    case .state(let name): return name == status
    default: return status == machine.initialStatus
    }
  }

  private static func makers(_ type: RecordType) -> Set<Role> {
    switch type {
    case .region: [.administrator]
    case .indicator, .series: [.dataSteward]
    case .supply: [.dutyOfficer, .administrator]
    case .alertAction: [.dutyOfficer, .supervisor]
    case .statusList: [.licensingOfficer, .administrator]
    default: []
    }
  }

  /// Commands of the table are held to it by the merge; a note is everybody's who may read; for the
  /// rest one must be able to give some command on the record.
  private func edit(_ change: Change, _ record: Record) -> Failure? {
    if change.commandName == "note" || isOfTable(change, record) && change.commandName != "edit" {
      return nil
    }
    let editors = record.type.flatMap { WriteRights.editors[$0] } ?? [.administrator]
    return has(editors, record) ? nil : refused(change, record)
  }

  private func isOfTable(_ change: Change, _ record: Record) -> Bool {
    let machine = record.type.flatMap(StateMachine.of)
    return machine?.transitions(of: change.commandName).isEmpty == false
  }

  /// Moving to another scope, and taking that back: by an administrator of both, from a device of
  /// both, and nothing else with it.
  private func transfer(_ change: Change, _ record: Record, _ fields: [String]) -> Failure? {
    let pointer = JSONPointer(tokens: [ScopeTransfer.member])
    guard fields == [pointer.description],
      let scope = try? ChangeTarget.value(of: change, on: record, at: pointer).value?.string
    else { return refused(change, record, rule: "transfer.alone") }
    var moved = record
    moved[ScopeTransfer.member] = .string(scope)
    guard device.writingLevel(Audience(moved)) > 0 else {
      return refused(change, record, rule: "device.scope")
    }
    return ScopeTransfer.refusal(of: record, to: scope, by: actor, at: now, context: rules)
  }

  private static let editors = Dictionary(
    uniqueKeysWithValues: RecordType.allCases.map { ($0, editors(of: $0)) })

  private static func editors(of type: RecordType) -> Set<Role> {
    let transitions = StateMachine.of(type)?.transitions ?? []
    let roles = transitions.reduce(into: Set<Role>()) { $0.formUnion($1.roles) }
    switch type {
    case .subject, .camera: return roles.union([.dataSteward, .inspector, .administrator])
    case .indicator, .series: return roles.union([.dataSteward, .administrator])
    case .supply, .team: return roles.union([.dutyOfficer, .administrator])
    case .conflict: return Set(Role.allCases)
    default: return roles.isEmpty ? [.administrator] : roles
    }
  }

  private func has(_ roles: Set<Role>, _ record: Record) -> Bool {
    roles.contains { Authority.has($0, on: record, actor: actor, at: now, context: rules) }
  }

  private func refused(
    _ change: Change, _ record: Record, rule: String? = nil
  ) -> Failure {
    var details: JSONObject = [
      "id": .string(record.id), "type": .string(record.typeName),
      "command": .string(change.command), "actor": .string(actor.id),
    ]
    details["rule"] = rule.map { .string($0) }
    return Failure(.roleRefused, details)
  }
}
