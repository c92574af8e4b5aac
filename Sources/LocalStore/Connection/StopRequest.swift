import DomainModel
import GRDBSQLite
import class GRDB.Database

/// Whether somebody asked that a long read ends, such as by Ctrl-c; bound around the work that may
/// be stopped.
public enum StopRequest {
  /// Nil where nobody can stop anything.
  @TaskLocal public static var isMade: (@Sendable () -> Bool)?

  /// Virtual machine steps between two looks: a fraction of a millisecond.
  private static let steps: Int32 = 10_000

  private final class Check {
    let isMade: @Sendable () -> Bool

    init(_ isMade: @escaping @Sendable () -> Bool) {
      self.isMade = isMade
    }
  }

  /// Runs work that ends with `.interrupted` when it is asked to stop.
  public static func obeying<T>(
    _ isMade: @escaping @Sendable () -> Bool, _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    let result = $isMade.withValue(isMade) { Result { () throws(Failure) in try body() } }
    return try result.get()
  }

  /// Throws `.interrupted` when somebody asked.
  public static func check() throws(Failure) {
    if isMade?() == true { throw Failure(.interrupted) }
  }

  /// Runs reading statements that end when it is asked for.
  static func watching<T>(
    _ database: Database, _ isMade: (@Sendable () -> Bool)?, _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    guard let isMade, let connection = database.sqliteConnection else { return try body() }
    let check = Check(isMade)
    sqlite3_progress_handler(
      connection, steps,
      { context in
        guard let context else { return 0 }
        return Unmanaged<Check>.fromOpaque(context).takeUnretainedValue().isMade() ? 1 : 0
      }, Unmanaged.passUnretained(check).toOpaque())
    defer {
      sqlite3_progress_handler(connection, 0, nil, nil)
      withExtendedLifetime(check) {}
    }
    return try body()
  }
}
