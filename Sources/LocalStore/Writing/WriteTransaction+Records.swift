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
    let prepared = try PreparedRecord(stamped(fresh, clock: clock))
    guard try RecordRows.present(prepared.key, in: database) == nil else {
      throw Failure(.duplicate, ["id": .string(prepared.id)])
    }
    let row = try insert(prepared, sequence: 0)
    try ChangeRows.append(
      self, row: row, clock: clock, base: 0, command: command, arguments: arguments,
      rev: prepared.rev, difference: nil)
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
    try refuseMovedIdentity(before, newState)
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

  private func refuseMovedIdentity(_ before: Record, _ after: Record) throws(Failure) {
    for member in ["id", "type"] where before[member] != after[member] {
      throw Failure(.fixedMember, ["id": .string(before.id), "member": .string("/" + member)])
    }
  }

  func store(
    _ newState: Record, over present: RecordRows.Present, before: Record, _ command: String,
    _ arguments: JSONObject
  ) throws(Failure) -> StoredRecord {
    let difference = try Difference(from: before, to: newState)
    guard !difference.isEmpty || before["steps"] != newState["steps"] else {
      return StoredRecord(
        record: before, rev: present.rev, sequence: present.sequence, row: present.row)
    }
    let clock = nextClock()
    let identified = StepIdentity.filled(
      newState, before: before, device: identity.device, clock: clock)
    let prepared = try PreparedRecord(stamped(identified, clock: clock))
    if context.goesToOutbox { try HomeStates.keep(present, in: database) }
    try replace(present, with: prepared, before: before)
    try ChangeRows.append(
      self, row: present.row, clock: clock, base: present.sequence, command: command,
      arguments: arguments, rev: prepared.rev, difference: difference)
    return StoredRecord(
      record: prepared.record, rev: prepared.rev, sequence: present.sequence, row: present.row)
  }

  /// The clock and actor of the change, in the document.
  func stamped(_ record: Record, clock: Int64) -> Record {
    var stamped = record
    stamped["updatedAt"] = .string(HybridClock.instant(of: clock).rfc3339)
    stamped["updatedBy"] = .string(context.actor)
    if (stamped["schema"]?.int ?? 0) < Self.recordSchema {
      stamped["schema"] = .number(JSONNumber(Self.recordSchema))
    }
    return stamped
  }

  /// The schema version of records that this program writes.
  static let recordSchema = 1
}
