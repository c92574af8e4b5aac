import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Phrasebook
import Synchronization
import UseCases

/// What a row's type and state allow, without reading the record: for hints, and for refusing a
/// key at once where no detail is on screen.
enum StateCommands {
  /// The commands that a row's state may begin with, in the order of the catalogue.
  static func allowed(_ row: ListRow) -> [Command] {
    guard let type = row.type, let status = row.status else { return [] }
    return commands(type)[status] ?? []
  }

  /// Why a command can't begin on a row; nil when it may.
  static func refusal(of command: Command, on row: ListRow) -> Phrase? {
    guard let type = row.type else { return nil }
    guard command.recordTypes.contains(type) else { return ShellPhrases.otherRecord }
    // A suspension that has lapsed reads as signed before any command writes it; only the rules,
    // which see the record, can judge it.
    guard command.stateCommand != nil, let status = row.status, status != "suspended",
      let state = StateMachine.of(type)?.state(status),
      !(commands(type)[status] ?? []).contains(where: { $0.id == command.id })
    else { return nil }
    return ShellPhrases.notInState(state.title, command.title)
  }

  /// Worked out for a type when its first row is shown: all types together take longer than the
  /// first frame may.
  private static let known = Mutex<[RecordType: [String: [Command]]]>([:])

  private static func commands(_ type: RecordType) -> [String: [Command]] {
    known.withLock { known in
      if let commands = known[type] { return commands }
      let commands = StateMachine.of(type).map { byState(type, $0) } ?? [:]
      known[type] = commands
      return commands
    }
  }

  private static func byState(
    _ type: RecordType, _ machine: StateMachine
  ) -> [String: [Command]] {
    let commands = CommandCatalog.all.filter {
      $0.stateCommand != nil && $0.recordTypes.contains(type)
    }
    return Dictionary(
      uniqueKeysWithValues: machine.states.map { state in
        let names = Set(machine.transitions(from: state.name).map(\.command))
        return (state.name, commands.filter { names.contains($0.stateCommand ?? "") })
      })
  }
}

extension AppState {
  /// What cells may depend on besides their row.
  var rowContext: RowContext {
    RowContext(
      language: appearance.language, now: now, alerts: inForce.statuses,
      flagged: flagged)
  }
}
