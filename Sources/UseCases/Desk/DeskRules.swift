import JSONDiff
import Synchronization

/// The entries of the configuration that decide clocks and bounds, as the file says them now: a
/// workstation runs for days, and a saved file holds from the next command on.
public final class DeskRules: Sendable {
  private let entries: Mutex<JSONObject>

  /// The entries, in the shape of a unit's `rules`.
  public init(_ entries: JSONObject = [:]) {
    self.entries = Mutex(entries)
  }

  /// What holds now.
  public var current: JSONObject { entries.withLock { $0 } }

  /// Puts others in their place.
  public func replace(with newEntries: JSONObject) { entries.withLock { $0 = newEntries } }
}
