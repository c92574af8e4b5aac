import DomainModel
import JSONDiff
import Synchronization

/// How the exchange with the node above goes, as status, metrics and desks are told.
public final class UpstreamState: Sendable {
  /// The state at one moment.
  public struct Reading: Sendable, Hashable {
    /// What an exchange last came to.
    public enum Word: String, Sendable {
      /// There is no node above.
      case none
      /// Everything is here and there.
      case synced
      /// Changes wait on one side.
      case behind
      /// The node above can't be reached.
      case unreachable
      /// The exchange stopped: another node, another history, or access taken away.
      case stopped
    }

    /// What it last came to.
    public var word = Word.none
    /// The last exchange that came to its end.
    public var lastSuccess: Instant?
    /// Changes here that the node above doesn't have.
    public var queue = 0
    /// Changes above that this node doesn't have.
    public var lag = 0
    /// Whether both sides hold the same set of the scope; nil before it could be compared.
    public var isEqual: Bool?
    /// What stopped it, as a dotted code.
    public var problem: String?

    /// As desks and administrators get it.
    public var json: JSON {
      var object: JSONObject = [
        "state": .string(word.rawValue), "queue": JSON(queue), "lag": JSON(lag),
        "lastSuccessAt": lastSuccess.map { .string($0.rfc3339) } ?? .null,
      ]
      object["equal"] = isEqual.map { .bool($0) }
      object["problem"] = problem.map { .string($0) }
      return .object(object)
    }
  }

  private let state = Mutex(Reading())

  init() {}

  /// The present state.
  public var reading: Reading { state.withLock { $0 } }

  func note(_ change: (inout Reading) -> Void) { state.withLock { change(&$0) } }
}
