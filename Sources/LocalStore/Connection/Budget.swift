import DomainModel
import class GRDB.Database
import GRDBSQLite

/// A limit on how long statements may run on a connection: past it they end with `interrupted`.
final class Budget {
  /// Virtual machine steps between two looks at the clock: about 20 µs.
  private static let steps: Int32 = 1_000

  private let deadline: UInt64
  private let clock: @Sendable () -> UInt64

  private init(deadline: UInt64, clock: @escaping @Sendable () -> UInt64) {
    self.deadline = deadline
    self.clock = clock
  }

  private var isLifted = false

  var isSpent: Bool { !isLifted && clock() >= deadline }

  /// Ends the limit: what was found is loaded whatever the time.
  func lift() {
    isLifted = true
  }

  /// Runs the body with a limit; without one when `milliseconds` is nil. The body is told its
  /// budget, to look at between statements.
  static func limiting<T>(
    _ session: StoreSession, milliseconds: Int?, _ body: (Budget?) throws(Failure) -> T
  ) throws(Failure) -> T {
    guard let milliseconds, let connection = session.database.sqliteConnection else {
      return try body(nil)
    }
    let clock = session.store.environment.monotonicNanoseconds
    let budget = Budget(deadline: clock() + UInt64(milliseconds) * 1_000_000, clock: clock)
    let context = Unmanaged.passUnretained(budget).toOpaque()
    sqlite3_progress_handler(
      connection, steps,
      { context in
        guard let context else { return 0 }
        return Unmanaged<Budget>.fromOpaque(context).takeUnretainedValue().isSpent ? 1 : 0
      }, context)
    defer {
      sqlite3_progress_handler(connection, 0, nil, nil)
      withExtendedLifetime(budget) {}
    }
    return try body(budget)
  }
}
