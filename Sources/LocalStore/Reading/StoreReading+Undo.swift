import DomainModel

extension StoreReading {
  /// What an undo would take back: the operator's last change, or all of its bulk that still
  /// holds, newest first; empty when there is nothing.
  public func changesToUndo(of actor: String) throws(Failure) -> [StoredChange] {
    let last = try lastChange(
      of: actor, where: "undoneBy IS NULL AND command NOT IN ('undo', 'redo')")
    return try last.map { (change) throws(Failure) in try together(with: change) } ?? []
  }

  /// What a redo would do again: the operator's last undo, if nothing was changed since; newest
  /// first.
  public func changesToRedo(of actor: String) throws(Failure) -> [StoredChange] {
    let last = try lastChange(of: actor, where: "undoneBy IS NULL AND command <> 'redo'")
    guard let last, last.command == "undo" else { return [] }
    return try together(with: last)
  }

  private func lastChange(
    of actor: String, where condition: String
  ) throws(Failure) -> StoredChange? {
    try Query(
      session.database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE change.actor = ? AND change.state NOT IN (3, 4, 5) AND \(condition)
        AND \(ChangeRows.hasEffect)
      ORDER BY change.sequence DESC LIMIT 1
      """
    ).bind(RecordKey(actor), 1).first { (query) throws(Failure) in try ChangeRows.stored(query) }
  }

  /// The change and the rest of its bulk that still holds; a bulk may hold several commands, such
  /// as the settling of a conflict and the edit that it settles by.
  private func together(with change: StoredChange) throws(Failure) -> [StoredChange] {
    guard let group = change.group else { return [change] }
    return try Query(
      session.database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE change.groupID = ?1 AND change.undoneBy IS NULL AND change.state NOT IN (3, 4, 5)
        AND (change.command = ?2 OR ?2 <> 'undo' AND change.command NOT IN ('undo', 'redo'))
      ORDER BY change.sequence DESC
      """
    ).bind(group, 1).bind(change.command, 2).all { (query) throws(Failure) in
      try ChangeRows.stored(query)
    }
  }
}
