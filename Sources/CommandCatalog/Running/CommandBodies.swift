import DomainModel
import JSONDiff
import UseCases

/// Which use case runs a command that no state machine has.
enum CommandBodies {
  typealias Body = @Sendable (Workplace, CommandRequest) throws(Failure) -> CommandOutcome

  static func body(of command: Command) -> Body? { bodies[command.id] ?? paneBody(command) }

  /// `grievance.list`, `grievance.new` and their kin differ by type only.
  private static func paneBody(_ command: Command) -> Body? {
    guard command.recordTypes.count == 1, let type = command.recordTypes.first else { return nil }
    if command.id.hasSuffix(".list") {
      return { (place, request) throws(Failure) in
        try ListRecords(desk: try place.desk())(
          [type], arguments: request.arguments, actor: request.actor)
      }
    }
    guard command.id.hasSuffix(".new") else { return nil }
    return { (place, request) throws(Failure) in try RecordBodies.create(type, place, request) }
  }

  private static let bodies: [String: Body] = [records, store, sync, tools].reduce(into: [:]) {
    $0.merge($1) { first, _ in first }
  }

  private static let records: [String: Body] = [
    "record.show": RecordBodies.show, "record.history": RecordBodies.history,
    "record.flag": RecordBodies.flag, "record.unflag": RecordBodies.unflag,
    "record.note": RecordBodies.note, "record.attach": RecordBodies.attach,
    "record.edit": RecordBodies.edit,
    "record.reveal": RecordBodies.reveal, "record.erase": RecordBodies.erase,
    "record.archive": RecordBodies.archive, "record.transfer": RecordBodies.transfer,
    "record.new": RecordBodies.createOfType,
    "record.list": RecordBodies.listOfType, "store.undo": RecordBodies.undo,
    "store.redo": RecordBodies.redo, "grievance.next": GrievanceBodies.next,
    "grievance.dispatch": GrievanceBodies.dispatch, "grievance.visit": GrievanceBodies.visit,
    "grievance.calls": GrievanceBodies.calls, "grievance.risks": RiskBodies.list,
    "grievance.warn": RiskBodies.raise, "grievance.join": GrievanceBodies.join,
    "grievance.sources": GrievanceBodies.sources,
    "grievance.templates": GrievanceBodies.templates,
    "grievance.clock": GrievanceBodies.clock, "grievance.similar": GrievanceBodies.similar,
    "grievance.stats": GrievanceBodies.statistics, "grievance.remind": GrievanceBodies.remind,
    "grievance.reminders": GrievanceBodies.reminders,
    "grievance.supervise": GrievanceBodies.supervise,
    "grievance.session": GrievanceBodies.session, "grievance.parent": GrievanceBodies.parent,
    "grievance.checklist": GrievanceBodies.checklist, "grievance.tick": GrievanceBodies.tick,
    "grievance.patrol": GrievanceBodies.patrol, "grievance.check-in": GrievanceBodies.checkIn,
    "alert.ack": RecordBodies.acknowledge, "alert.unack": RecordBodies.unacknowledge,
  ]

  private static let store: [String: Body] = [
    "macro.run": MacroBodies.run, "macro.keep": MacroBodies.keep, "macro.drop": MacroBodies.drop,
    "macro.list": MacroBodies.list,
    "store.init": StoreBodies.initialise, "store.status": StoreBodies.status,
    "store.doctor": StoreBodies.doctor, "store.search": StoreBodies.search,
    "store.import": StoreBodies.importFiles, "store.export": StoreBodies.export,
    "store.backup": StoreBodies.backup, "store.restore": StoreBodies.restore,
    "operator.list": StoreBodies.operators, "operator.add": StoreBodies.addOperator,
    "operator.switch": OperatorBodies.switchTo, "operator.unlock": OperatorBodies.unlock,
    "operator.lock": OperatorBodies.lock, "operator.passphrase": OperatorBodies.passphrase,
  ]

  private static let sync: [String: Body] = [
    "sync.enrol": SyncBodies.enrol, "sync.now": SyncBodies.sync,
    "conflicts.list": SyncBodies.conflicts, "conflicts.resolve": SyncBodies.resolve,
    "ledger.verify": SyncBodies.verifyLedger, "ledger.prove": SyncBodies.prove,
    "tray.list": TrayBodies.list, "tray.resend": TrayBodies.resend, "tray.drop": TrayBodies.drop,
  ]

  private static let tools: [String: Body] = [
    "json.diff": JSONTools.diff, "json.patch": JSONTools.patch,
    "json.merge-patch": JSONTools.mergePatch, "json.merge": JSONTools.merge,
    "json.canonical": JSONTools.canonical, "check.uscc": CheckTools.uscc,
    "check.citizen-id": CheckTools.citizenID, "check.region": CheckTools.region,
    "check.licence-id": CheckTools.licenceID, "help.keys": HelpBodies.keys,
    "help.manual": HelpBodies.manual, "help.completions": HelpBodies.completions,
  ]
}
