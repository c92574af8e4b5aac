import DomainModel
import class GRDB.Database
import Trust

/// The sums of all records, computed from documents, to compare with those kept up by writes.
struct TallySums {
  private var digests: [String: (count: Int, sum: Digest32)] = [:]
  private var counters: [String: (count: Int, open: Int)] = [:]
  private var dueDays: [String: Int] = [:]

  mutating func add(_ share: Tallies.Share) {
    guard !share.isDeleted else { return }
    let key = "\(share.scope)/\(share.type)"
    let present = digests[key] ?? (0, .zero)
    digests[key] = (present.count + 1, present.sum.adding(share.rev))
    guard !share.isDrill else { return }
    let counter = "\(share.type)/\(share.status)/\(share.unit?.id ?? "")"
    let counted = counters[counter] ?? (0, 0)
    counters[counter] = (counted.count + 1, counted.open + (share.isOpen ? 1 : 0))
    guard share.isOpen else { return }
    let due = Tallies.DueDay(type: share.type, dueAt: share.dueAt)
    dueDays["\(due.type)/\(due.day)", default: 0] += 1
  }

  /// Keys that one side has otherwise than the other; rows of nothing count as missing.
  func differences(fromDigests stored: [String: (count: Int, sum: Digest32)]) -> [String] {
    Set(digests.keys).union(stored.keys).filter { key in
      let mine = digests[key] ?? (0, .zero)
      let theirs = stored[key] ?? (0, .zero)
      return mine != theirs
    }.sorted()
  }

  func differences(fromCounters stored: [String: (count: Int, open: Int)]) -> [String] {
    Set(counters.keys).union(stored.keys).filter { key in
      (counters[key] ?? (0, 0)) != (stored[key] ?? (0, 0))
    }.sorted()
  }

  func differences(fromDueDays stored: [String: Int]) -> [String] {
    Set(dueDays.keys).union(stored.keys).filter { (dueDays[$0] ?? 0) != (stored[$0] ?? 0) }.sorted()
  }

  static func storedDueDays(_ database: Database) throws(Failure) -> [String: Int] {
    let rows = try Query(database, "SELECT type, day, open FROM dueDay").all {
      ("\($0.int(0))/\($0.int64(1))", $0.int(2))
    }
    return Dictionary(rows) { first, _ in first }
  }

  static func storedDigests(
    _ database: Database
  ) throws(Failure) -> [String: (count: Int, sum: Digest32)] {
    let rows = try Query(database, "SELECT scope, type, count, sum, form FROM digest").all {
      // No other form is kept here, so a row of one differs from nothing.
      let form = $0.int(4) == Tallies.storedForm ? "" : "/\($0.int(4))"
      let sum = Digest32(bytes: $0.bytes(3)) ?? .zero
      return ("\($0.text(0))/\($0.int(1))" + form, ($0.int(2), sum))
    }
    return Dictionary(rows) { first, _ in first }
  }

  static func storedCounters(
    _ database: Database
  ) throws(Failure) -> [String: (count: Int, open: Int)] {
    let rows = try Query(database, "SELECT type, status, unit, count, open FROM counter").all {
      ("\($0.int(0))/\($0.text(1))/\($0.key(2)?.id ?? "")", ($0.int(3), $0.int(4)))
    }
    return Dictionary(rows) { first, _ in first }
  }
}
