import Synchronization

extension StateMachine {
  /// The machine of a record type, nil for types without status; parsed at the first call and kept.
  public static func of(_ type: RecordType) -> StateMachine? {
    if let known = cache.withLock({ $0[type] }) { return known }
    guard let text = table(of: type) else { return nil }
    let machine = MachineParser.machine(text)
    cache.withLock { $0[type] = machine }
    return machine
  }

  private static let cache = Mutex<[RecordType: StateMachine]>([:])

  private static func table(of type: RecordType) -> String? {
    switch type {
    case .grievance: MachineTables.grievance
    case .inspectionPlan: MachineTables.inspectionPlan
    case .inspection: MachineTables.inspection
    case .rectification: MachineTables.rectification
    case .alert: MachineTables.alert
    case .incident: MachineTables.incident
    case .report: MachineTables.report
    case .shift: MachineTables.shift
    case .task: MachineTables.task
    case .allotment: MachineTables.allotment
    case .team: MachineTables.team
    case .catalogEntry: MachineTables.catalogEntry
    case .dataRequest: MachineTables.dataRequest
    case .dataDispute: MachineTables.dataDispute
    case .licence: MachineTables.licence
    case .application: MachineTables.application
    case .mandate: MachineTables.mandate
    case .conflict: MachineTables.conflict
    case .workingCalendar: MachineTables.workingCalendar
    default: MachineTables.reference(type) ?? MachineTables.edited(type)
    }
  }
}
