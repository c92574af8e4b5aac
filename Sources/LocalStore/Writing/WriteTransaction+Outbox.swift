import DomainModel
import JSONDiff

extension WriteTransaction {
  /// A pulled batch holds the accepted change: the outbox row leaves, the record rests on the
  /// home's sequence from now on.
  public func confirm(_ sequence: Int64, accepted: Int64) throws(Failure) {
    try Query(database, "UPDATE change SET state = ?, accepted = ? WHERE sequence = ?")
      .bind(ChangeState.confirmed.rawValue, 1).bind(accepted, 2).bind(sequence, 3).run()
    try Query(
      database,
      """
      UPDATE record SET sequence = max(sequence, ?)
      WHERE row = (SELECT record FROM change WHERE sequence = ?)
      """
    ).bind(accepted, 1).bind(sequence, 2).run()
  }

  /// The home refused the change: it stays in the operator's tray with the problem.
  public func refuse(_ sequence: Int64, problem: JSON) throws(Failure) {
    try Query(database, "UPDATE change SET state = ?, problem = ? WHERE sequence = ?")
      .bind(ChangeState.refused.rawValue, 1).bind(problem.canonicalBytes(), 2).bind(sequence, 3)
      .run()
  }
}
