import DomainModel
import class GRDB.Database
import JSONDiff

/// One write transaction. It reads what it has written; nobody else does before it commits.
///
/// Each change writes the document, its query columns, counters, digest, history, outbox state and
/// search index together.
public final class WriteTransaction: StoreReading {
  /// The connection in its transaction.
  public let session: StoreSession
  /// Who writes, when and why.
  public let context: WriteContext
  /// The store's device, epoch and desk letters.
  public private(set) var identity: StoreIdentity

  /// The bulk that the changes belong to.
  var group: String?
  var tallies = Tallies()
  var indexing: TransactionIndexing
  private var clock: Int64
  private var changeNumber: Int64
  /// What stands in the store.
  private var kept: (clock: Int64, number: Int64)

  init(session: StoreSession, context: WriteContext) throws(Failure) {
    self.session = session
    self.context = context
    group = context.group
    identity = try StoreIdentity.read(session.database)
    clock = try Meta.integer(session.database, .clock) ?? 0
    changeNumber = try Meta.integer(session.database, .changeNumber) ?? 0
    kept = (clock, changeNumber)
    indexing = TransactionIndexing(isBulk: context.isBulk)
  }

  var database: Database { session.database }
  var store: LocalStore { session.store }
  /// The folder of the store.
  public var folder: StoreFolder { session.store.folder }

  /// The clock of the next change.
  func nextClock() -> Int64 {
    clock = HybridClock.next(after: clock, at: context.now)
    return clock
  }

  /// The number that the next change owed to a node will get.
  public var upcomingNumber: Int64 { changeNumber + 1 }

  /// The number of the next change that a node is owed; contiguous for one device and epoch.
  func nextChangeNumber() -> Int64 {
    changeNumber += 1
    return changeNumber
  }

  /// Takes note of a clock from elsewhere: later changes here come after it, unless it is more than
  /// a day ahead of this machine's time.
  public func observe(clock foreign: Int64) {
    clock = HybridClock.observed(foreign, after: clock, at: context.now)
  }

  /// Gives the store another device, epoch or desk, as enrolment and restoring do.
  /// - Postcondition: a new epoch starts its numbers at 1.
  public func adopt(_ newIdentity: StoreIdentity) throws(Failure) {
    if newIdentity.epoch != identity.epoch || newIdentity.device != identity.device {
      (changeNumber, kept.number) = (0, 0)
      try Meta.set(database, .changeNumber, 0)
    }
    try newIdentity.write(database)
    identity = newIdentity
  }

  /// The next human number of a type's letter at this desk; numbers are never given twice, also
  /// when the creation is undone.
  public func nextHumanNumber(letter: String, scope: String) throws(Failure) -> HumanNumber {
    let date = context.now.civilDate
    let count =
      try Query(
        database,
        """
        INSERT INTO numberCounter (letter, day, last) VALUES (?, ?, 1)
        ON CONFLICT (letter, day) DO UPDATE SET last = last + 1 RETURNING last
        """
      ).bind(letter, 1).bind(date.dayNumber, 2).first { $0.int(0) } ?? 1
    return HumanNumber(
      letter: letter, scope: scope, date: date, desk: identity.desk, count: count)
  }

  /// Writes what was gathered; the last step before the commit.
  func flush() throws(Failure) {
    try tallies.flush(to: database)
    try indexing.flush(to: database)
    if clock != kept.clock { try Meta.set(database, .clock, clock) }
    if changeNumber != kept.number { try Meta.set(database, .changeNumber, changeNumber) }
  }
}
