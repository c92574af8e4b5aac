import DomainModel
import JSONDiff
import Trust

/// A record as its home has it, and the home's sequence of it.
public struct NewRecord: Sendable, Hashable {
  let home: Record
  let sequence: Int64

  /// Bundles both.
  public init(_ home: Record, sequence: Int64) {
    self.home = home
    self.sequence = sequence
  }
}

extension WriteTransaction {
  /// Takes over the home's word about a record.
  ///
  /// - Parameters:
  ///   - home: the record as the home has it.
  ///   - sequence: the home's sequence of it.
  ///   - shown: with this store's own waiting changes on top; nil when there are none, the home's
  ///     word is then what is shown.
  ///   - seen: the home's record that the first waiting change was made on; nil for `home`.
  /// - Returns: the rev of the home's word.
  /// - Throws: `record.invalid`, `record.tooLarge`; `member.fixed` for another type.
  @discardableResult
  public func settle(
    _ home: Record, sequence: Int64, shown: Record? = nil, seen: Record? = nil
  ) throws(Failure) -> Digest32 {
    let prepared = try PreparedRecord(shown ?? home)
    let row = try put(prepared, sequence: sequence)
    if shown == nil {
      try HomeStates.drop(row: row, in: database)
      return prepared.rev
    }
    let document = home.members.canonicalBytes()
    try HomeStates.write(
      row: row, sequence: sequence, document: document, seen: seen, in: database)
    return SM3.digest(document)
  }

  /// Takes over the home's word about records that this store doesn't have, in the order given.
  /// - Returns: the rev of each.
  /// - Throws: `record.invalid`, `record.tooLarge`; the store is then to be left as it was.
  public func settle(new records: [NewRecord]) throws(Failure) -> [Digest32] {
    let prepared = AllCores.results(of: records) { (record) throws(Failure) in
      try PreparedRecord(record.home)
    }
    var revs: [Digest32] = []
    for (record, prepared) in zip(records, prepared) {
      let prepared = try prepared.get()
      _ = try insert(prepared, sequence: record.sequence)
      revs.append(prepared.rev)
    }
    return revs
  }

  /// Shows a record of which the home knows nothing: its creation waits, or was refused.
  public func show(_ record: Record) throws(Failure) {
    _ = try put(try PreparedRecord(record), sequence: 0)
  }

  private func put(_ prepared: PreparedRecord, sequence: Int64) throws(Failure) -> Int64 {
    guard let present = try RecordRows.present(prepared.key, in: database) else {
      return try insert(prepared, sequence: sequence)
    }
    let before = try present.record()
    guard before["type"] == prepared.record["type"] else {
      throw Failure(.fixedMember, ["id": .string(prepared.id), "member": "/type"])
    }
    try replace(
      present.state, with: prepared, before: EarlierState(before), sequence: sequence)
    return present.row
  }

  /// Notes an arrived change in the history: a new row, or, when it is this store's own, the row
  /// that waited for it, which leaves the outbox by this. The record must be here already.
  public func note(_ change: ArrivedChange) throws(Failure) {
    guard let row = try rowNumber(of: change.record) else {
      throw Failure(.notFound, ["id": .string(change.record)])
    }
    let difference = try change.before.map { (before) throws(Failure) in
      try Difference(from: before, to: change.after)
    }
    let rev = SM3.digest(change.after.members.canonicalBytes())
    if let own = try sequence(of: change, row: row) {
      try replaceOwn(own, change, difference, rev)
    } else {
      try ChangeRows.arrive(change, row: row, rev: rev, difference: difference, in: database)
    }
    observe(clock: change.clock)
  }

  private func replaceOwn(
    _ own: Int64, _ change: ArrivedChange, _ difference: Difference?, _ rev: Digest32
  ) throws(Failure) {
    try Query(
      database,
      """
      UPDATE change SET state = 2, accepted = ?, rev = ?, patch = ?, inverse = ?, problem = NULL
      WHERE sequence = ?
      """
    ).bind(change.accepted, 1).bind(rev.bytes, 2)
      .bind(difference?.patch.canonicalBytes(), 3)
      .bind(difference?.inverse.canonicalBytes(), 4).bind(own, 5).run()
  }

  private func rowNumber(of id: String) throws(Failure) -> Int64? {
    try Query(database, "SELECT row FROM record WHERE id = ?").bind(RecordKey(id), 1)
      .first { $0.int64(0) }
  }

  private func sequence(of change: ArrivedChange, row: Int64) throws(Failure) -> Int64? {
    try Query(
      database,
      """
      SELECT sequence FROM change INDEXED BY changeByRecord
      WHERE record = ? AND number = ? AND epoch = ? AND device = ? AND state <> 0
      """
    ).bind(row, 1).bind(change.number, 2).bind(change.epoch, 3)
      .bind(RecordKey(change.device), 4).first { $0.int64(0) }
  }

  /// The node has the change in its log; it stays in the outbox until a pulled batch holds it.
  public func acknowledge(_ sequence: Int64, accepted: Int64) throws(Failure) {
    try Query(database, "UPDATE change SET accepted = ? WHERE sequence = ? AND state = 1")
      .bind(accepted, 1).bind(sequence, 2).run()
  }

  /// The home's word up to a sequence has been taken over: what was acknowledged up to there is in
  /// it, also where no line of its own came.
  /// - Returns: the ids of the records, which then are to be settled anew.
  public func confirmAcknowledged(through sequence: Int64) throws(Failure) -> [String] {
    let ids = try Query(
      database,
      """
      SELECT DISTINCT record.id FROM change INDEXED BY changeOutbox
      JOIN record ON record.row = change.record
      WHERE change.state = 1 AND change.accepted <= ?
      """
    ).bind(sequence, 1).all { $0.key(0)?.id ?? "" }
    try Query(database, "UPDATE change SET state = 2 WHERE state = 1 AND accepted <= ?")
      .bind(sequence, 1).run()
    return ids
  }
}
