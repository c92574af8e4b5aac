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
      .bind(patch.canonicalBytes(), 1).bind(change.sequence, 2).run()
    try show(Tombstone.of(document, at: context.now, by: context.actor))
  }

  /// Makes a record again whose creation the home refused, under the same id, so that what refers
  /// to it holds.
  /// - Throws: `record.notFound`; `record.duplicate` for a record that lives.
  @discardableResult
  public func createAgain(
    _ record: Record, command: String, arguments: JSONObject = [:]
  ) throws(Failure) -> StoredRecord {
    let present = try presentRow(record.id, expectedRev: nil)
    let before = try present.record()
    guard before.isDeleted, present.sequence == 0 else {
      throw Failure(.duplicate, ["id": .string(record.id)])
    }
    let clock = nextClock()
    let prepared = try PreparedRecord(stamp(clock).stamped(record))
    try replace(present.state, with: prepared, before: EarlierState(before))
    try ChangeRows.append(
      self, row: present.row, clock: clock, base: 0, command: command, arguments: arguments,
      rev: prepared.rev, patches: nil)
    return StoredRecord(
      record: prepared.record, rev: prepared.rev, sequence: 0, row: present.row)
  }

  /// Takes refused work out of the tray; it stays in the history with who did so, when and why.
  public func layAside(_ change: StoredChange, because note: JSONObject) throws(Failure) {
    var problem = change.problem?.object ?? [:]
    problem["laidAside"] = .object(note)
    try Query(database, "UPDATE change SET state = ?, problem = ? WHERE sequence = ?")
      .bind(ChangeState.laidAside.rawValue, 1).bind(JSON.object(problem).canonicalBytes(), 2)
      .bind(change.sequence, 3).run()
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
  /// - Parameters:
  ///   - leavingOut: ids that the node makes itself.
  ///   - command: what the creations are called.
  /// - Returns: how many were queued.
  /// - Throws: `store.failed`.
  public func queueUnknownRecords(
    leavingOut: Set<String>, command: String
  ) throws(Failure) -> Int {
    let rows = try Query(
      database,
      """
      SELECT row, id, rev FROM record WHERE sequence = 0 AND isDeleted = 0 AND NOT EXISTS
        (SELECT 1 FROM change WHERE change.record = record.row AND change.state IN (1, 3, 4)
          AND change.patch IS NULL)
      ORDER BY row
      """
    ).all { ($0.int64(0), $0.key(1)?.id ?? "", $0.bytes(2)) }
    let insert = try Query(
      database,
      """
      INSERT INTO change (record, state, device, epoch, number, base, clock, schema, actor,
        command, rev) VALUES (?, 1, ?, ?, 0, 0, ?, ?, ?, ?, ?)
      """)
    let fold = try Query(
      database, "UPDATE change SET state = 0 WHERE record = ? AND state = 1 AND sequence <> ?")
    var count = 0
    for (row, id, rev) in rows where !leavingOut.contains(id) {
      try insert.bind(row, 1).bind(RecordKey(identity.device), 2).bind(identity.epoch, 3)
        .bind(nextClock(), 4).bind(ChangeStamp.recordSchema, 5)
        .bind(RecordKey(context.actor), 6).bind(command, 7).bind(rev, 8).run()
      try fold.bind(row, 1).bind(database.lastInsertedRowID, 2).run()
      count += 1
    }
    return count
  }
}
