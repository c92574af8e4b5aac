import DomainModel
import JSONDiff
import Trust

extension StoreReading {
  /// What was done to a record, oldest first. A record that was loaded without history begins
  /// with a creation made up from its envelope, of sequence 0.
  /// - Throws: `record.notFound`.
  public func history(_ id: String) throws(Failure) -> [StoredChange] {
    guard let stored = try record(id) else { throw Failure(.notFound, ["id": .string(id)]) }
    let changes = try changes(ofRow: stored.row)
    guard changes.first?.isCreation != true else { return changes }
    return [try loaded(stored, firstChange: changes.first)] + changes
  }

  /// The document as it was right after a change (sequence of `history`): the present one with
  /// later inverses applied backwards. `updatedAt`, `updatedBy` and `steps` are those of then.
  /// - Throws: `record.notFound`.
  public func document(_ id: String, after sequence: Int64) throws(Failure) -> Record {
    guard let stored = try record(id) else { throw Failure(.notFound, ["id": .string(id)]) }
    let changes = try changes(ofRow: stored.row)
    var record = stored.record
    for change in changes.reversed() where change.sequence > sequence {
      if let inverse = change.inverse { record = try Difference.apply(inverse, to: record) }
    }
    guard let last = changes.last(where: { $0.sequence <= sequence }) else {
      let createdAt = record.createdAt ?? Instant(milliseconds: 0)
      return Self.dated(record, createdAt, record.text("createdBy"))
    }
    return Self.dated(record, last.at, last.actor)
  }

  /// A change by this store's own sequence.
  public func change(_ sequence: Int64) throws(Failure) -> StoredChange? {
    try Query(
      session.database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE change.sequence = ?
      """
    ).bind(sequence, 1).first { (query) throws(Failure) in try ChangeRows.stored(query) }
  }

  /// A change by its identity: its device, that device's epoch, and its number there.
  public func change(
    device: String, epoch: Int64, number: Int64, of record: String
  ) throws(Failure) -> StoredChange? {
    try Query(
      session.database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE record.id = ? AND change.number = ? AND change.epoch = ? AND change.device = ?
      """
    ).bind(RecordKey(record), 1).bind(number, 2).bind(epoch, 3).bind(RecordKey(device), 4)
      .first { (query) throws(Failure) in try ChangeRows.stored(query) }
  }

  /// Changes of all records behind a sequence, oldest first: what the ledger hashes.
  public func changes(after sequence: Int64, limit: Int) throws(Failure) -> [StoredChange] {
    try Query(
      session.database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE change.sequence > ? ORDER BY change.sequence LIMIT ?
      """
    ).bind(sequence, 1).bind(limit, 2).all { (query) throws(Failure) in
      try ChangeRows.stored(query)
    }
  }

  /// What is owed to the node, or what it refused, oldest first.
  public func changes(
    in state: ChangeState, after sequence: Int64 = 0, limit: Int
  ) throws(Failure) -> [StoredChange] {
    // The value stands in the statement so that the partial index of the state is used.
    try Query(
      session.database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE change.state = \(state.rawValue) AND change.sequence > ?
      ORDER BY change.sequence LIMIT ?
      """
    ).bind(sequence, 1).bind(limit, 2).all { (query) throws(Failure) in
      try ChangeRows.stored(query)
    }
  }

  func changes(ofRow row: Int64) throws(Failure) -> [StoredChange] {
    try Query(
      session.database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE change.record = ? ORDER BY change.sequence
      """
    ).bind(row, 1).all { (query) throws(Failure) in try ChangeRows.stored(query) }
  }

  private func loaded(
    _ stored: StoredRecord, firstChange: StoredChange?
  ) throws(Failure) -> StoredChange {
    let first = try document(stored.record.id, after: 0)
    let createdAt = stored.record.createdAt ?? Instant(milliseconds: 0)
    return StoredChange(
      sequence: 0, record: stored.record.id, state: .local, device: "", epoch: 0, number: 0,
      base: 0, accepted: nil, clock: createdAt.milliseconds << HybridClock.counterBits,
      actor: stored.record.text("createdBy") ?? "", command: "import", arguments: [:],
      reason: nil, group: nil, undoneBy: nil, rev: SM3.digest(first.members.canonicalBytes()),
      patch: nil, inverse: nil, schema: stored.record["schema"]?.int ?? 0, problem: nil)
  }

  private static func dated(_ record: Record, _ instant: Instant, _ actor: String?) -> Record {
    var dated = record
    dated["updatedAt"] = .string(instant.rfc3339)
    if let actor { dated["updatedBy"] = .string(actor) }
    let steps = record.list("steps").filter { step in
      guard let at = step["at"]?.string.flatMap({ Instant(rfc3339: $0) }) else { return true }
      return at <= instant
    }
    if record["steps"] != nil { dated["steps"] = steps.isEmpty ? nil : .array(steps) }
    return dated
  }
}
