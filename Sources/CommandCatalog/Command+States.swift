import DomainModel

extension Command {
  /// The states of the record from which the state machine lets the command begin; nil when no
  /// state machine has it.
  public var startingStates: Set<String>? {
    guard let stateCommand else { return nil }
    var states: Set<String> = []
    var isKnown = false
    for type in recordTypes {
      for transition in StateMachine.of(type)?.transitions ?? []
      where transition.command == stateCommand {
        isKnown = true
        states.formUnion(transition.from)
      }
    }
    return isKnown ? states : nil
  }

  /// Whether no record can be in a state where both commands could run, so that they may share
  /// a key.
  func excludes(_ other: Command) -> Bool {
    guard recordTypes == other.recordTypes, let mine = startingStates,
      let theirs = other.startingStates
    else { return false }
    return mine.isDisjoint(with: theirs)
  }
}
