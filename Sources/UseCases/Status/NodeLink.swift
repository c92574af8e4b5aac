import DomainModel
import JSONDiff
import LocalStore

/// How the desk stands to its node, as the last exchange left it.
struct NodeLink {
  /// The words of `status`.
  enum State: String {
    /// No node was joined.
    case alone
    /// Everything was exchanged lately.
    case online
    /// The node can't be reached, or nobody has tried for a while.
    case offline
    /// A person must look: another node answers, or it refuses this desk.
    case stopped
  }

  /// After three minutes without an exchange a desk counts as blind.
  static let patienceMilliseconds: Int64 = 180_000

  let node: String?
  let state: State
  let lastSuccess: Instant?
  /// When the node's signed state was last verified; what nobody signed counts for nothing.
  let lastVerified: Instant?
  /// How many alerts the node announced and never gave.
  let missingAlerts: Int
  let cursor: String?
  /// How the node was when it was last reached: capacity, the link above it, the nodes below it.
  let nodeState: NodeStanding?
  /// Since when nothing was exchanged, when that is too long.
  let blindSince: Instant?

  init(_ reader: some StoreReading, now: Instant) throws(Failure) {
    node = try reader.setting(DeskSetting.node)?.string
    lastSuccess = try reader.setting(DeskSetting.lastExchange)?.string
      .flatMap { Instant(rfc3339: $0) }
    lastVerified = try reader.setting(DeskSetting.checkpointTime)?.string
      .flatMap { Instant(rfc3339: $0) }
    missingAlerts = (try reader.setting(DeskSetting.missingAlerts)?.object ?? [:])
      .reduce(0) { $0 + ($1.value.array?.count ?? 0) }
    cursor = try reader.setting(DeskSetting.cursor)?.string
    nodeState = NodeStanding(try reader.setting(DeskSetting.nodeState))
    let word = try reader.setting(DeskSetting.exchangeState)?.string
    let seen = [lastSuccess, lastVerified].compactMap { $0 }.min()
    let isFresh = seen.map {
      now.milliseconds - $0.milliseconds <= NodeLink.patienceMilliseconds
    }
    state = NodeLink.state(hasNode: node != nil, word: word, isFresh: isFresh ?? false)
    blindSince = node != nil && isFresh == false ? seen : nil
  }

  private static func state(hasNode: Bool, word: String?, isFresh: Bool) -> State {
    guard hasNode else { return .alone }
    if word == "node.changed" || word == "node.refused" { return .stopped }
    return word == "ok" && isFresh ? .online : .offline
  }
}
