import DomainModel
import JSONDiff

/// What the exchange in the background is doing.
public enum SyncActivity: Sendable {
  /// So many of so many changes and records have gone or come.
  case exchanging(Int, of: Int)
  /// An exchange has ended; the report, nil when nothing went either way.
  case rests(JSON?)
  /// An exchange failed.
  case failed(Failure)
  /// The store that another process held can be written again.
  case writable
}
