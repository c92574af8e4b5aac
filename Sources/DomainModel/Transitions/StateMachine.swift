/// One state of a record type.
public struct State: Hashable, Sendable {
  /// The word in JSON.
  public let name: String
  /// The word on screen.
  public let title: Phrase
  /// Whether a record in it is still worked on, so that it stands in the open lists.
  public let isOpen: Bool
  /// The commands that the state asks for, the usual one first; empty where nothing is awaited.
  public let asks: [String]
}

/// The states of a record type and what leads from one to another.
public struct StateMachine: Hashable, Sendable {
  /// The states in the order of the page.
  public let states: [State]
  /// The transitions in the order of the page.
  public let transitions: [Transition]

  /// The state of this name, nil when the machine has none.
  public func state(_ name: String) -> State? {
    states.first { $0.name == name }
  }

  /// The transitions that leave this state or stay in it.
  public func transitions(from status: String) -> [Transition] {
    transitions.filter { $0.from.contains(status) }
  }

  /// The transitions of this command, from whatever state.
  public func transitions(of command: String) -> [Transition] {
    transitions.filter { $0.command == command }
  }

  /// The transition of this command from this state; nil status means creation.
  public func transition(_ command: String, from status: String?) -> Transition? {
    transitions.first {
      $0.command == command && (status.map($0.from.contains) ?? $0.from.isEmpty)
    }
  }

  /// The commands in the order of the page, each once.
  public var commands: [String] {
    var seen: [String] = []
    for transition in transitions where !seen.contains(transition.command) {
      seen.append(transition.command)
    }
    return seen
  }

  /// The status of a record that `new` makes, nil when nothing can be made by command.
  public var initialStatus: String? {
    for transition in transitions where transition.from.isEmpty {
      if case .state(let name) = transition.target { return name }
    }
    return nil
  }
}
