import DomainModel
import JSONDiff
import Trust

extension WriteTransaction {
  /// Stores a new record. `updatedAt` and `updatedBy` are set from the change's clock and actor;
  /// `createdAt`, `createdBy` and `schema` where they are missing.
  /// - Throws: `record.duplicate`, `record.invalid` (no id or type), `record.tooLarge`.
  @discardableResult
  public func create(
    _ record: Record, command: String = "new", arguments: JSONObject = [:]
  ) throws(Failure) -> StoredRecord {
    let clock = nextClock()
    var fresh = record
    let instant = HybridClock.instant(of: clock).rfc3339
    if fresh["createdAt"] == nil { fresh["createdAt"] = .string(instant) }
    if fresh["createdBy"] == nil { fresh["createdBy"] = .string(context.actor) }
    let prepared = try PreparedRecord(stamp(clock).stamped(fresh))
    guard try RecordRows.present(prepared.key, in: database) == nil else {
      throw Failure(.duplicate, ["id": .string(prepared.id)])
    }
    let row = try insert(prepared, sequence: 0)
    try ChangeRows.append(
      self, row: row, clock: clock, base: 0, command: command, arguments: arguments,
      rev: prepared.rev, patches: nil)
    return StoredRecord(record: prepared.record, rev: prepared.rev, sequence: 0, row: row)
  }

  /// Stores the next state of a record, with the patch from the present one and its inverse.
  ///
  /// A state equal to the present one writes nothing and is returned as it is. New elements of
  /// `steps` without an id get one that any machine computes from the change.
  /// - Parameters:
  ///   - id: the record's id.
  ///   - newState: the whole document; members left out are removed.
  ///   - command: the command's name, for history and undo.
  ///   - arguments: its arguments, where the patch doesn't say them.
  ///   - expectedRev: refuses when the record has another by now.
  ///   - read: the record as this transaction has read it, which spares parsing it once more.
  /// - Returns: the record as it is now.
  /// - Throws: `record.notFound`, `record.changed`, `record.tooLarge`, `member.fixed` (id, type).
  @discardableResult
  public func update(
    _ id: String, to newState: Record, command: String, arguments: JSONObject = [:],
    expectedRev: Digest32? = nil, read: StoredRecord? = nil
  ) throws(Failure) -> StoredRecord {
    let present = try presentRow(id, expectedRev: expectedRev)
    let before = try present.record(asRead: read)
    return try store(newState, over: present, before: before, command, arguments)
  }

  /// Leaves a tombstone of a record, as the undoing of its creation does: the envelope alone
  /// remains.
  /// - Throws: `record.notFound`.
  @discardableResult
  public func bury(_ id: String, command: String) throws(Failure) -> StoredRecord {
    let present = try presentRow(id, expectedRev: nil)
    let before = try present.record()
    return try store(
      Tombstone.of(before, at: context.now, by: context.actor), over: present, before: before,
      command, [:])
  }

  func presentRow(_ id: String, expectedRev: Digest32?) throws(Failure) -> RecordRows.Present {
    guard let present = try RecordRows.present(RecordKey(id), in: database) else {
      throw Failure(.notFound, ["id": .string(id)])
    }
    if let expectedRev, expectedRev != present.rev {
      throw Failure(.recordChanged, ["id": .string(id), "rev": .string(present.rev.text)])
    }
    return present
  }

  func store(
    _ newState: Record, over present: RecordRows.Present, before: Record, _ command: String,
    _ arguments: JSONObject
  ) throws(Failure) -> StoredRecord {
    let read = StoredRecord(
      record: before, rev: present.rev, sequence: present.sequence, row: present.row)
    let plan = try PlannedUpdate(read, to: newState, command: command, arguments: arguments)
    guard !plan.changesNothing else { return read }
    return try write(PreparedUpdate(plan, stamp(nextClock())), over: present.state)
  }

  func write(
    _ update: PreparedUpdate, over present: RecordRows.RowState
  ) throws(Failure) -> StoredRecord {
    if context.goesToOutbox { try HomeStates.keep(update.plan.read, in: database) }
    let prepared = update.prepared
    try replace(present, with: prepared, source: update.source, before: update.plan.before)
    try ChangeRows.append(
      self, row: present.row, clock: update.clock, base: present.sequence,
      command: update.plan.command, arguments: update.plan.arguments, rev: prepared.rev,
      patches: update.plan.patches)
    return StoredRecord(
      record: prepared.record, rev: prepared.rev, sequence: present.sequence, row: present.row)
  }

  func stamp(_ clock: Int64) -> ChangeStamp {
    ChangeStamp(actor: context.actor, device: identity.device, clock: clock)
  }
}
