import JSONDiff

extension Record {
  /// Whether the record is still worked on, as far as the document says it without the clock.
  ///
  /// Facts (log entries, actions, series, access records) are never open; an alert is until its end,
  /// unless it is a message between machines or a draft.
  public var isOpen: Bool {
    guard let type, !isDeleted else { return false }
    switch type {
    case .logEntry, .alertAction, .access, .series, .statusList: return false
    case .alert: return members["end"] == nil && AlertPurpose.of(self).isListed
    default: break
    }
    guard let machine = StateMachine.of(type), let status else { return true }
    return machine.state(status)?.isOpen ?? true
  }

  /// The state's word on screen; an unknown one is shown as it stands.
  public var statusTitle: Phrase? {
    guard let status else { return nil }
    return type.flatMap { StateMachine.of($0)?.state(status)?.title } ?? Phrase(status, status)
  }
}
