import DomainModel
import JSONDiff
import Trust

extension StoreReading {
  /// The record as its home has it; what is shown may have own changes on top.
  public func homeState(of id: String) throws(Failure) -> HomeState {
    guard let present = try RecordRows.present(RecordKey(id), in: session.database) else {
      return HomeState(record: nil, sequence: 0, seen: nil)
    }
    if let kept = try HomeStates.read(row: present.row, in: session.database) { return kept }
    guard present.sequence > 0 else { return HomeState(record: nil, sequence: 0, seen: nil) }
    let record = try present.record()
    return HomeState(record: record, sequence: present.sequence, seen: record)
  }

  /// Whether the store has a record, shown or taken back.
  public func holds(_ id: String) throws(Failure) -> Bool {
    try Query(session.database, "SELECT 1 FROM record WHERE id = ?").bind(RecordKey(id), 1)
      .first { _ in true } ?? false
  }

  /// What hasn't been acknowledged yet, in the order of its numbers and of one epoch: an earlier
  /// epoch, from before a restored backup, goes first.
  ///
  /// - Parameter limit: how many at most.
  /// - Returns: empty when the node has acknowledged everything.
  /// - Throws: `store.failed`.
  public func unsentChanges(limit: Int) throws(Failure) -> [StoredChange] {
    let epoch = try Query(
      session.database,
      """
      SELECT epoch FROM change WHERE state = 1 AND accepted IS NULL
      GROUP BY epoch ORDER BY epoch = ?, epoch LIMIT 1
      """
    ).bind(try identity().epoch, 1).first { $0.int64(0) }
    guard let epoch else { return [] }
    return try Query(
      session.database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE change.state = 1 AND change.epoch = ? AND change.accepted IS NULL
      ORDER BY change.number LIMIT ?
      """
    ).bind(epoch, 1).bind(limit, 2).all { (query) throws(Failure) in
      try ChangeRows.stored(query)
    }
  }

  /// Changes of a record that the home's word doesn't hold yet, own ones and borrowed ones, in the
  /// order they were made.
  public func pendingChanges(of id: String) throws(Failure) -> [StoredChange] {
    guard let present = try RecordRows.present(RecordKey(id), in: session.database) else {
      return []
    }
    return try changes(ofRow: present.row)
      .filter { [.pending, .borrowed, .deferred].contains($0.state) }
      .sorted {
        ($0.clock, $0.device, $0.epoch, $0.number) < ($1.clock, $1.device, $1.epoch, $1.number)
      }
  }

  /// Whether a record has changes that the node hasn't acknowledged.
  public func hasUnsentChanges(of id: String) throws(Failure) -> Bool {
    try pendingChanges(of: id).contains { $0.state == .pending && $0.accepted == nil }
  }

  /// How many changes the node hasn't acknowledged.
  public func unsentCount() throws(Failure) -> Int {
    try Query(
      session.database, "SELECT count(*) FROM change WHERE state = 1 AND accepted IS NULL"
    ).first { $0.int(0) } ?? 0
  }

  /// The newest changes of this store that its home has confirmed, the newest first.
  public func acknowledgedChanges(limit: Int) throws(Failure) -> [StoredChange] {
    try Query(
      session.database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE change.state = 2 AND change.device = ? AND change.accepted > 0
      ORDER BY change.sequence DESC LIMIT ?
      """
    ).bind(RecordKey(try identity().device), 1).bind(limit, 2).all { (query) throws(Failure) in
      try ChangeRows.stored(query)
    }
  }

  /// The oldest change that the node hasn't acknowledged; its age is what a desk is behind by.
  public func oldestUnsent() throws(Failure) -> Instant? {
    try Query(
      session.database, "SELECT min(clock) FROM change WHERE state = 1 AND accepted IS NULL"
    ).first { $0.optionalInt64(0) }.flatMap { $0 }.map(HybridClock.instant(of:))
  }

  /// The document that a creation made: what travels as the change.
  public func createdDocument(of creation: StoredChange) throws(Failure) -> Record {
    if let document = creation.patch?.createdDocument { return Record(document) }
    return try document(creation.record, after: creation.sequence)
  }

  /// The ids of records whose scope is the given one or lies below it.
  public func records(inScope scope: String, limit: Int) throws(Failure) -> [String] {
    let ids = try Query(
      session.database, "SELECT id, scope FROM record WHERE scope >= ? AND scope < ? LIMIT ?"
    ).bind(scope, 1).bind(scope + ":", 2).bind(limit, 3)
      .all { ($0.key(0)?.id ?? "", $0.text(1)) }
    return ids.filter { RegionCode.isPrefix(scope, of: $0.1) }.map(\.0)
  }

  /// The ids of records that the home has given, in a range of keys: what a snapshot's page must
  /// name. Ids that aren't UUIDs are left out, for other machines may order them otherwise.
  ///
  /// - Parameters:
  ///   - key: behind this one; nil from the first.
  ///   - last: up to this one; nil to the last.
  /// - Returns: the ids in key order.
  /// - Throws: `store.failed`.
  public func knownRecords(
    after key: String?, through last: String?
  ) throws(Failure) -> [String] {
    // Two statements: with a bound that may be missing in one, the index is read to its end.
    let bound = last.map { _ in "AND id <= ?" } ?? ""
    let query = try Query(
      session.database,
      """
      SELECT id FROM record WHERE sequence > 0 AND typeof(id) = 'blob'
        AND id > ? \(bound) ORDER BY id
      """
    ).bind(key.map(RecordKey.init) ?? .text(""), 1)
    if let last { query.bind(RecordKey(last), 2) }
    return try query.all { $0.key(0)?.id ?? "" }
  }
}
