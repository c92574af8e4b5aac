import DomainModel
import class GRDB.Database
import Trust

/// The sums that each write moves: digest of the set, counters, open records by due day, versions
/// of types.
///
/// Gathered during a transaction and written at its end, so that a bulk of 1 000 records touches
/// each row once.
struct Tallies {
  /// The only form this store holds: the copy that nothing is masked in.
  static let storedForm = 4

  private struct DigestKey: Hashable {
    let scope: String
    let type: Int
  }

  private struct CounterKey: Hashable {
    let type: Int
    let status: String
    let unit: RecordKey?
  }

  /// The day that open records of a type are due on.
  struct DueDay: Hashable {
    static let milliseconds: Int64 = 86_400_000

    let type: Int
    let day: Int64

    init(type: Int, dueAt: Int64) {
      (self.type, day) = (type, dueAt / Self.milliseconds)
    }
  }

  private var digests: [DigestKey: (count: Int, sum: Digest32)] = [:]
  private var counters: [CounterKey: (count: Int, open: Int)] = [:]
  private var dueDays: [DueDay: Int] = [:]
  private var types: Set<Int> = []

  /// What a row adds to the sums.
  struct Share {
    let type: Int
    let scope: String
    let status: String
    let unit: RecordKey?
    let dueAt: Int64
    let isOpen: Bool
    let isDeleted: Bool
    let isDrill: Bool
    let rev: Digest32
  }

  /// Notes that a type was written without moving its sums.
  mutating func touch(type: Int) {
    types.insert(type)
  }

  mutating func add(_ share: Share) {
    types.insert(share.type)
    guard !share.isDeleted else { return }
    let key = DigestKey(scope: share.scope, type: share.type)
    let present = digests[key] ?? (0, .zero)
    digests[key] = (present.count + 1, present.sum.adding(share.rev))
    count(share, by: 1)
  }

  mutating func subtract(_ share: Share) {
    types.insert(share.type)
    guard !share.isDeleted else { return }
    let key = DigestKey(scope: share.scope, type: share.type)
    let present = digests[key] ?? (0, .zero)
    digests[key] = (present.count - 1, present.sum.subtracting(share.rev))
    count(share, by: -1)
  }

  /// Drills are out of all figures.
  private mutating func count(_ share: Share, by step: Int) {
    guard !share.isDrill else { return }
    let key = CounterKey(type: share.type, status: share.status, unit: share.unit)
    let present = counters[key] ?? (0, 0)
    counters[key] = (present.count + step, present.open + (share.isOpen ? step : 0))
    guard share.isOpen else { return }
    dueDays[DueDay(type: share.type, dueAt: share.dueAt), default: 0] += step
  }

  /// Writes the sums and starts anew.
  mutating func flush(to database: Database) throws(Failure) {
    for (key, change) in digests { try Self.write(key, change, database) }
    for (key, change) in counters where change != (0, 0) { try Self.write(key, change, database) }
    for (key, change) in dueDays where change != 0 { try Self.write(key, change, database) }
    for type in types {
      try Query(
        database,
        """
        INSERT INTO typeVersion (type, version) VALUES (?, 1)
        ON CONFLICT (type) DO UPDATE SET version = version + 1
        """
      ).bind(type, 1).run()
    }
    self = Tallies()
  }

  private static func write(
    _ key: DigestKey, _ change: (count: Int, sum: Digest32), _ database: Database
  ) throws(Failure) {
    let present =
      try Query(
        database, "SELECT count, sum FROM digest WHERE scope = ? AND type = ? AND form = ?"
      ).bind(key.scope, 1).bind(key.type, 2).bind(storedForm, 3)
      .first { ($0.int(0), Digest32(bytes: $0.bytes(1)) ?? .zero) } ?? (0, .zero)
    try Query(
      database,
      "INSERT OR REPLACE INTO digest (scope, type, form, count, sum) VALUES (?, ?, ?, ?, ?)"
    ).bind(key.scope, 1).bind(key.type, 2).bind(storedForm, 3)
      .bind(present.0 + change.count, 4).bind(present.1.adding(change.sum).bytes, 5).run()
  }

  private static func write(
    _ key: DueDay, _ change: Int, _ database: Database
  ) throws(Failure) {
    try Query(
      database,
      """
      INSERT INTO dueDay (type, day, open) VALUES (?, ?, ?)
      ON CONFLICT (type, day) DO UPDATE SET open = open + excluded.open
      """
    ).bind(key.type, 1).bind(key.day, 2).bind(change, 3).run()
  }

  private static func write(
    _ key: CounterKey, _ change: (count: Int, open: Int), _ database: Database
  ) throws(Failure) {
    try Query(
      database,
      """
      INSERT INTO counter (type, status, unit, count, open) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (type, status, unit)
      DO UPDATE SET count = count + excluded.count, open = open + excluded.open
      """
    ).bind(key.type, 1).bind(key.status, 2).bind(key.unit ?? .text(""), 3)
      .bind(change.count, 4).bind(change.open, 5).run()
  }
}
