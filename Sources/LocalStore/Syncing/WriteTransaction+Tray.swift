import DomainModel
import class GRDB.Database
import JSONDiff

extension WriteTransaction {
  /// Puts a refused creation into the tray with its document: the record leaves lists and sums,
  /// the work stays with the problem.
  public func refuseCreation(_ change: StoredChange, problem: JSON) throws(Failure) {
    let document = try createdDocument(of: change)
    try refuse(change.sequence, problem: problem)
    let patch = JSONPatch([.add(.root, .object(document.members))])
    try Query(database, "UPDATE change SET patch = ? WHERE sequence = ?")
      .bind(patch.json.canonicalBytes(), 1).bind(change.sequence, 2).run()
    try show(Tombstone.of(document, at: context.now, by: context.actor))
  }

  /// Gives all that waits to a device of a node: the numbers begin at 1 in their order.
  ///
  /// - Parameters:
  ///   - newIdentity: the device, its drawn epoch and its desk letters.
  ///   - oldActor: the operator of the desk while it was alone.
  ///   - newActor: the same person as the node knows him.
  /// - Throws: `store.failed`.
  public func joinOutbox(
    _ newIdentity: StoreIdentity, oldActor: String, newActor: String
  ) throws(Failure) {
    let waiting = try Query(
      database, "SELECT sequence FROM change WHERE state = 1 ORDER BY epoch, number, sequence"
    ).all { $0.int64(0) }
    try adopt(newIdentity)
    let query = try Query(
      database,
      """
      UPDATE change SET device = ?, epoch = ?, number = ?, accepted = NULL,
        actor = CASE WHEN actor = ? THEN ? ELSE actor END
      WHERE sequence = ?
      """)
    for sequence in waiting {
      try query.bind(RecordKey(newIdentity.device), 1).bind(newIdentity.epoch, 2)
        .bind(nextChangeNumber(), 3).bind(RecordKey(oldActor), 4).bind(RecordKey(newActor), 5)
        .bind(sequence, 6).run()
    }
    _ = nextClock()
  }

  /// Queues a creation for each record that no node knows and that has none waiting, ahead of all
  /// that waits: samples that are kept, records loaded while the desk was alone. A creation carries
  /// the record as it is now, so edits of it that waited need not travel any more.
  ///
  /// - Parameter leavingOut: ids that the node makes itself.
  /// - Returns: how many were queued.
  /// - Throws: `store.failed`.
  public func queueUnknownRecords(leavingOut: Set<String>) throws(Failure) -> Int {
    let rows = try Query(
      database,
      """
      SELECT row, id, rev FROM record WHERE sequence = 0 AND isDeleted = 0 AND NOT EXISTS
        (SELECT 1 FROM change WHERE change.record = record.row AND change.state IN (1, 3)
          AND change.patch IS NULL)
      ORDER BY row
      """
    ).all { ($0.int64(0), $0.key(1)?.id ?? "", $0.bytes(2)) }
    let insert = try Query(
      database,
      """
      INSERT INTO change (record, state, device, epoch, number, base, clock, schema, actor,
        command, rev) VALUES (?, 1, ?, ?, 0, 0, ?, ?, ?, 'new', ?)
      """)
    let fold = try Query(
      database, "UPDATE change SET state = 0 WHERE record = ? AND state = 1 AND sequence <> ?")
    var count = 0
    for (row, id, rev) in rows where !leavingOut.contains(id) {
      try insert.bind(row, 1).bind(RecordKey(identity.device), 2).bind(identity.epoch, 3)
        .bind(nextClock(), 4).bind(WriteTransaction.recordSchema, 5)
        .bind(RecordKey(context.actor), 6).bind(rev, 7).run()
      try fold.bind(row, 1).bind(database.lastInsertedRowID, 2).run()
      count += 1
    }
    return count
  }
}
