import DomainModel
import Trust

/// How many records of a type stand in one state at one unit.
public struct StatusTally: Sendable, Hashable {
  /// The stored status; empty for records without one.
  public let status: String
  /// The responsible unit's id, nil for records without one.
  public let unit: String?
  /// All of them, drills and tombstones left out.
  public let count: Int
  /// Those that are open.
  public let open: Int
}

/// What `status` says of the store as a whole.
public struct StoreNumbers: Sendable, Hashable {
  /// The schema's version.
  public let schema: Int
  /// Live records.
  public let records: Int
  /// Bytes of the database and its log.
  public let bytes: Int
  /// The digest of the set of live records; equal contents give equal digests on any machine.
  public let digest: Digest32
  /// Changes not yet confirmed by a node.
  public let pendingChanges: Int
  /// Changes that the home refused.
  public let refusedChanges: Int
}

extension StoreReading {
  /// Counts of a type by status and unit, kept up by each write.
  public func counters(_ type: RecordType) throws(Failure) -> [StatusTally] {
    try Query(
      session.database,
      "SELECT status, unit, count, open FROM counter WHERE type = ? AND count > 0"
    ).bind(type.code, 1).all { query in
      let unit = query.key(1)?.id ?? ""
      return StatusTally(
        status: query.text(0), unit: unit.isEmpty ? nil : unit, count: query.int(2),
        open: query.int(3))
    }
  }

  /// The counters of a type added up, of some states (all when empty) and one unit (all when nil).
  public func total(
    of type: RecordType, statuses: [String] = [], unit: String? = nil
  ) throws(Failure) -> (count: Int, open: Int) {
    let marks = statuses.map { _ in "?" }.joined(separator: ", ")
    let states = statuses.isEmpty ? "" : " AND status IN (\(marks))"
    let units = unit == nil ? "" : " AND unit = ?"
    let query = try Query(
      session.database,
      "SELECT ifnull(sum(count), 0), ifnull(sum(open), 0) FROM counter WHERE type = ?"
        + states + units
    ).bind(type.code, 1)
    for (index, status) in statuses.enumerated() { query.bind(status, Int32(index + 2)) }
    if let unit { query.bind(RecordKey(unit), Int32(statuses.count + 2)) }
    return try query.first { ($0.int(0), $0.int(1)) } ?? (0, 0)
  }

  /// Open records of a type due in a span, drills left out: whole days from their sums, the rest
  /// of a day counted.
  func openDue(_ type: RecordType, from: Instant?, before: Instant?) throws(Failure) -> Int {
    var open = 0
    if let before {
      open = try openDue(type, before: before)
    } else {
      open = try total(of: type).open
    }
    if let from { open -= try openDue(type, before: from) }
    return max(0, open)
  }

  private func openDue(_ type: RecordType, before end: Instant) throws(Failure) -> Int {
    let due = Tallies.DueDay(type: type.code, dueAt: end.milliseconds)
    let days = try Query(
      session.database, "SELECT ifnull(sum(open), 0) FROM dueDay WHERE type = ? AND day < ?"
    ).bind(type.code, 1).bind(due.day, 2).first { $0.int(0) }
    let rest = try Query(
      session.database,
      """
      SELECT count(*) FROM record INDEXED BY openByDue
      WHERE type = ? AND isOpen = 1 AND isDrill = 0 AND dueAt >= ? AND dueAt < ?
      """
    ).bind(type.code, 1).bind(due.day * Tallies.DueDay.milliseconds, 2).bind(end.milliseconds, 3)
      .first { $0.int(0) }
    return (days ?? 0) + (rest ?? 0)
  }

  /// Whether any live record of these types belongs to a drill: counters leave drills out, the
  /// digest has them.
  func hasDrills(_ types: [RecordType]) throws(Failure) -> Bool {
    for type in types {
      let live = try Query(
        session.database, "SELECT ifnull(sum(count), 0) FROM digest WHERE type = ? AND form = ?"
      ).bind(type.code, 1).bind(Tallies.storedForm, 2).first { $0.int(0) }
      if try live != total(of: type).count { return true }
    }
    return false
  }

  /// How many changes are not yet confirmed by a node, counted up to a limit: a screen asks often,
  /// and a store that was loaded before it joined owes all of it.
  public func pendingChanges(atMost limit: Int) throws(Failure) -> Int {
    let pending = try changes(in: .pending, atMost: limit)
    guard try setting(Borrowing.mark) != nil else { return pending }
    return min(limit, try pending + changes(in: .deferred, atMost: limit))
  }

  /// How many changes the node refused and nobody has dealt with, counted up to a limit.
  public func refusedChanges(atMost limit: Int) throws(Failure) -> Int {
    try changes(in: .refused, atMost: limit)
  }

  private func changes(in state: ChangeState, atMost limit: Int) throws(Failure) -> Int {
    // The pending ones have a partial index, which needs the value itself in the statement.
    try Query(
      session.database,
      "SELECT count(*) FROM (SELECT 1 FROM change WHERE state = \(state.rawValue) LIMIT ?)"
    ).bind(limit, 1).first { $0.int(0) } ?? 0
  }

  /// Schema, size, digest and what is owed.
  public func numbers() throws(Failure) -> StoreNumbers {
    let set = try setDigest()
    let bytes = [session.store.folder.database, session.store.folder.database + "-wal"]
      .reduce(0) { $0 + FileSize.bytes($1) }
    return StoreNumbers(
      schema: try StoreSchema.version(of: session.database), records: set.count, bytes: bytes,
      digest: set.digest,
      pendingChanges: try pendingChanges(atMost: .max),
      refusedChanges: try refusedChanges(atMost: .max))
  }

  /// Count of live records and SM3(count as 8 bytes ‖ sum of revs as 32 bytes, big-endian).
  /// - Parameters:
  ///   - scopePrefix: a region code that the records' scopes begin with; nil for all.
  ///   - types: nil for all.
  /// - Returns: the count and the digest.
  /// - Throws: what the database fails with.
  public func setDigest(
    scopePrefix: String? = nil, types: Set<RecordType>? = nil
  ) throws(Failure) -> (count: Int, digest: Digest32) {
    let codes = types.map { Set($0.map(\.code)) }
    let query = try Query(
      session.database, "SELECT scope, type, count, sum FROM digest WHERE form = ?"
    ).bind(Tallies.storedForm, 1)
    defer { query.finish() }
    var count = 0
    var sum = Digest32.zero
    while try query.step() {
      guard codes?.contains(query.int(1)) ?? true,
        scopePrefix.map({ query.text(0).hasPrefix($0) }) ?? true
      else { continue }
      count += query.int(2)
      sum = sum.adding(Digest32(bytes: query.bytes(3)) ?? .zero)
    }
    return (count, SetDigest.digest(count: count, sum: sum))
  }
}

/// The digest of a set of records (RECORDS.md, section 1).
enum SetDigest {
  static func digest(count: Int, sum: Digest32) -> Digest32 {
    let size = (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
    return SM3.digest(size + sum.bytes)
  }
}
