import JSONDiff

/// Who may make records of a type.
enum CreationRights {
  /// Why the actor may not make the record, nil when he may.
  static func refusal(
    _ creation: Transition?, _ record: Record, _ command: RuleCommand
  ) -> Failure? {
    if command.actor.isSystem { return nil }
    let transition =
      creation
      ?? Transition(
        from: [], command: "new", who: roles(record).map { Who(role: $0, ofUnit: nil) },
        bySystem: false, target: .same, guards: [], effects: [])
    return Authority.refusal(
      of: transition, on: record, by: command.actor, at: command.now, context: command.context)
  }

  /// The roles for types without a machine; empty means everybody whose grants cover the record.
  private static func roles(_ record: Record) -> [Role] {
    switch record.type {
    case .region: [.administrator]
    case .indicator, .series: [.dataSteward]
    case .supply: [.dutyOfficer, .administrator]
    case .alertAction: [.dutyOfficer, .supervisor]
    case .statusList: [.licensingOfficer, .administrator]
    default: []
    }
  }
}
