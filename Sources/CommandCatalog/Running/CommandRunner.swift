import DomainModel
import JSONDiff
import UseCases

/// Runs commands of the catalogue over the use cases.
public struct CommandRunner: Sendable {
  let workplace: Workplace

  /// Gives what commands may reach.
  public init(workplace: Workplace) {
    self.workplace = workplace
  }

  /// Runs a command in one transaction.
  ///
  /// - Throws: `.notAvailable` for a command that the shell runs itself; `.notFound` for a record of
  ///   a type that the command isn't for; `.interrupted` when it was stopped; what the use case
  ///   throws, nothing is written then.
  public func run(
    _ command: Command, _ request: CommandRequest
  ) throws(Failure) -> CommandOutcome {
    // What writes in several transactions, as an import, looks for itself where it may stop.
    guard !command.writes || command.stateCommand != nil else {
      return try carryOut(command, request)
    }
    return try workplace.stoppable { () throws(Failure) in try carryOut(command, request) }
  }

  private func carryOut(
    _ command: Command, _ request: CommandRequest
  ) throws(Failure) -> CommandOutcome {
    let resolved = try ReferenceResolution(workplace: workplace, command: command)
      .resolved(request)
    let request = try RecordTypeCheck(workplace: workplace, command: command).checked(resolved)
    if let body = CommandBodies.body(of: command) { return try body(workplace, request) }
    guard let name = command.stateCommand else {
      throw Failure(.notAvailable, ["command": .string(command.id)])
    }
    return try CarryOutCommand(desk: try workplace.desk())(request, command: name)
  }
}
