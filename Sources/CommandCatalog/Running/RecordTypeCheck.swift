import DomainModel
import JSONDiff
import UseCases

/// Whether a record is of a type that the command is for: `inspection show` shows no grievance,
/// `grievance assign` assigns no task, though both have the verb.
struct RecordTypeCheck {
  let workplace: Workplace
  let command: Command

  /// The request with the types that its records have to be of. A bulk finds out for each of them,
  /// and who can't act here at all is told that first.
  ///
  /// - Throws: `.notFound` with `type` and `instead`, the command line that takes the record.
  func checked(_ request: CommandRequest) throws(Failure) -> CommandRequest {
    var checked = request
    if checked.recordTypes.isEmpty { checked.recordTypes = command.recordTypes }
    let types = checked.recordTypes
    guard command.recordUse != .none, types.count < RecordType.allCases.count,
      request.records.count == 1, let wanted = request.records.first
    else { return checked }
    let type = try FindRecordType(desk: try workplace.desk())(
      wanted, preferring: types, actor: request.actor, writes: command.writes)
    guard let type, !types.contains(type), !types.isEmpty else { return checked }
    throw .otherType(wanted, type, instead: "\(line(for: type)) \(wanted)")
  }

  /// The same verb where that type has it, else what shows the record.
  private func line(for type: RecordType) -> String {
    let pane = CommandCatalog.panes.first { $0.types.contains(type) }?.word
    let verb = command.words?.last ?? "show"
    if let pane, CommandCatalog.command(words: [pane, verb]) != nil { return "\(pane) \(verb)" }
    return command.isPaneVerb ? verb : "show"
  }
}
