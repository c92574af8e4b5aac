import Assets
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import UseCases

/// Runs one command of the command line.
struct CommandRun {
  let composition: Composition

  /// - Returns: the exit status.
  func callAsFunction(_ command: Command, _ request: CommandRequest) throws(Failure) -> Int32 {
    let writes = command.writes(request)
    if composition.isReadOnly, writes {
      throw Failure(.storeReadOnly, ["path": .string(composition.directory)])
    }
    Interruption.listen()
    let desk = composition.openDesk()
    defer { desk.close() }
    let workplace = composition.workplace(desk, writes: writes)
    let outcome = try CommandRunner(workplace: workplace).run(command, request)
    try OutcomeOutput(
      options: composition.options, language: composition.language, command: command
    ).print(outcome)
    return outcome.exitStatus
  }
}

extension Composition {
  /// The store behind a lock that opens it at the first use.
  func openDesk() -> OpenDesk {
    OpenDesk(
      directory: directory, environment: environment,
      options: StoreOptions(isReadOnly: isReadOnly, openingPatienceSeconds: 5),
      isClockFixed: options.now != nil, rules: configuration.configuration.rules.json)
  }
}
