import SyncProtocol
import Synchronization

/// How the exchange with the node above goes, shared by the link that does it and all who ask.
public final class UpstreamState: Sendable {
  private let state = Mutex(UpstreamReading())

  init() {}

  /// The present state.
  public var reading: UpstreamReading { state.withLock { $0 } }

  func note(_ change: (inout UpstreamReading) -> Void) { state.withLock { change(&$0) } }
}
