import DomainModel
import class GRDB.Database
import JSONDiff
import Trust

/// Writes and reads rows of `change`.
enum ChangeRows {
  private static let insertRow = """
    INSERT INTO change (record, state, device, epoch, number, base, clock, schema, actor, command,
      arguments, reason, groupID, rev, patch, inverse)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Adds a change of this store's own; the outbox is the state it is written with.
  @discardableResult
  static func append(
    _ transaction: WriteTransaction, row: Int64, clock: Int64, base: Int64, command: String,
    arguments: JSONObject, rev: Digest32, patches: Difference.Written?
  ) throws(Failure) -> Int64 {
    let context = transaction.context
    let isOwed = context.goesToOutbox
    let number = isOwed ? transaction.nextChangeNumber() : 0
    let state: ChangeState = isOwed ? .pending : .local
    try Query(transaction.database, insertRow)
      .bind(row, 1).bind(state.rawValue, 2).bind(RecordKey(transaction.identity.device), 3)
      .bind(transaction.identity.epoch, 4).bind(number, 5).bind(base, 6).bind(clock, 7)
      .bind(ChangeStamp.recordSchema, 8).bind(RecordKey(context.actor), 9).bind(command, 10)
      .bind(arguments.isEmpty ? nil : arguments.canonicalBytes(), 11).bind(context.reason, 12)
      .bind(transaction.group, 13).bind(rev.bytes, 14)
      .bind(patches?.patch, 15).bind(patches?.inverse, 16).run()
    return transaction.database.lastInsertedRowID
  }

  /// Whether anything of the change stands: the home's word on a proposal may be an empty patch.
  static let hasEffect = "(change.patch IS NULL OR change.patch <> CAST('[]' AS BLOB))"

  static let columns = """
    change.sequence, record.id, change.state, change.device, change.epoch, change.number,
    change.base, change.accepted, change.clock, change.actor, change.command, change.arguments,
    change.reason, change.groupID, change.undoneBy, change.rev, change.patch, change.inverse,
    change.schema, change.problem
    """

  static func stored(_ query: Query) throws(Failure) -> StoredChange {
    StoredChange(
      sequence: query.int64(0), record: query.key(1)?.id ?? "",
      state: ChangeState(rawValue: query.int(2)) ?? .local, device: query.key(3)?.id ?? "",
      epoch: query.int64(4), number: query.int64(5), base: query.int64(6),
      accepted: query.optionalInt64(7), clock: query.int64(8), actor: query.key(9)?.id ?? "",
      command: query.text(10), arguments: try object(query, 11), reason: query.optionalText(12),
      group: query.optionalText(13), undoneBy: query.optionalInt64(14),
      rev: Digest32(bytes: query.bytes(15)) ?? .zero, patch: try patch(query, 16),
      inverse: try patch(query, 17), schema: query.int(18),
      problem: query.isNull(19) ? nil : try query.json(19))
  }

  private static func object(_ query: Query, _ column: Int32) throws(Failure) -> JSONObject {
    guard !query.isNull(column) else { return [:] }
    return try query.json(column).object ?? [:]
  }

  private static func patch(_ query: Query, _ column: Int32) throws(Failure) -> JSONPatch? {
    guard !query.isNull(column) else { return nil }
    do {
      return try JSONPatch(json: try query.json(column))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.storeCorrupt, ["text": .string("patch: \(error)")])
    }
  }
}

extension ChangeRows {
  private static let insertArrived = """
    INSERT INTO change (record, state, device, epoch, number, base, accepted, clock, schema,
      actor, command, arguments, reason, groupID, rev, patch, inverse)
    VALUES (?, 2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Adds a change that the home has ordered.
  static func arrive(
    _ change: ArrivedChange, row: Int64, rev: Digest32, difference: Difference?,
    in database: Database
  ) throws(Failure) {
    try Query(database, insertArrived)
      .bind(row, 1).bind(RecordKey(change.device), 2).bind(change.epoch, 3)
      .bind(change.number, 4).bind(change.base, 5).bind(change.accepted, 6).bind(change.clock, 7)
      .bind(change.schema, 8).bind(RecordKey(change.actor), 9).bind(change.command, 10)
      .bind(change.arguments.isEmpty ? nil : change.arguments.canonicalBytes(), 11)
      .bind(change.reason, 12).bind(change.group, 13).bind(rev.bytes, 14)
      .bind(difference?.patch.canonicalBytes(), 15)
      .bind(difference?.inverse.canonicalBytes(), 16).run()
  }
}
