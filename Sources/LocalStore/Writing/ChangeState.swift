/// Where a change stands on its way to the node.
public enum ChangeState: Int, Sendable, Hashable, CaseIterable {
  /// Never leaves this store: samples, the first operator.
  case local = 0
  /// In the outbox.
  case pending = 1
  /// Taken by the home, and seen in a pulled batch.
  case confirmed = 2
  /// Refused by the home; kept in the operator's tray.
  case refused = 3
  /// Refused, and dealt with: sent again in another form, or given up knowingly. It stays in the
  /// history.
  case laidAside = 4
  /// Another desk's, come by file: the home hasn't said anything of it yet.
  case borrowed = 5
  /// Own work on a record that came by file and that the home didn't know yet; it goes again once
  /// the home has the record.
  case deferred = 6
}
