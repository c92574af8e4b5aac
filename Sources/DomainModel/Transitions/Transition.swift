/// Where a transition leads.
public enum TransitionTarget: Hashable, Sendable {
  case state(String)
  /// The status stays.
  case same
  /// One of these, decided by arguments or by the record.
  case computed([String])

  /// The status after a transition from the given one, nil when it has to be decided.
  public func status(from current: String?) -> String? {
    switch self {
    case .state(let name): name
    case .same: current
    case .computed: nil
    }
  }
}

/// Who may give a command: a role, perhaps only of the record's responsible unit.
public struct Who: Hashable, Sendable {
  /// The role.
  public let role: Role
  /// Which unit the grant's must be: `own` for the responsible one, else the member that names it, nil
  /// for any. A grant without unit acts for all.
  public let ofUnit: String?

  /// Whether only the grant of one unit does.
  public var isOwn: Bool { ofUnit != nil }
}

/// What a command writes besides status and steps.
public struct Effect: Hashable, Sendable {
  /// The argument's name.
  public let argument: String
  /// Whether the command is refused without it.
  public let isRequired: Bool
  /// The member that takes the value, nil when the value only stands in the step.
  public let member: String?
  /// Whether the value becomes the text of a new element of the member.
  public let appends: Bool
}

/// A row of the transition table.
public struct Transition: Hashable, Sendable {
  /// The states it may leave; empty for a creation.
  public let from: Set<String>
  /// The command, without its area.
  public let command: String
  /// Who may; empty means everybody who may read the record, or nobody but rules when `bySystem`.
  public let who: [Who]
  /// Whether rules and clocks may do it by themselves.
  public let bySystem: Bool
  /// Where it leads.
  public let target: TransitionTarget
  /// The names of its guards, as refusals show them after the type's name.
  public let guards: [String]
  /// What it writes.
  public let effects: [Effect]

  /// Whether everybody who may read the record may.
  public var isForAll: Bool { who.isEmpty && !bySystem }

  /// The roles that may.
  public var roles: Set<Role> { Set(who.map(\.role)) }
}
