import CommandCatalog
import DomainModel

/// The words of a state command, from its one declaration.
enum CommandWords {
  /// The title of the command that a type's state machine calls by this name.
  static func title(_ stateCommand: String, of type: RecordType?) -> Phrase {
    let command = CommandCatalog.all.first { command in
      command.stateCommand == stateCommand && type.map(command.recordTypes.contains) ?? true
    }
    return command?.title ?? Phrase(stateCommand, stateCommand)
  }
}
