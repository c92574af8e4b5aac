import CellGrid
import DomainModel
import Phrasebook
import UseCases

/// How the desk's node is, in words: the link above it, the nodes below it, what its machine has
/// left (rows S40 to S42 of the plan).
package struct NodeWords {
  /// A node below that hasn't called for so long is away; it calls each minute.
  private static let patienceMilliseconds: Int64 = 180_000
  private static let gigabyte = 1_000_000_000
  /// Less is trouble: a node that can't write takes nothing more.
  private static let leastFreeBytes = 2_000_000_000

  private let node: NodeStanding
  private let now: Instant

  /// The words of a node's state at a moment.
  package init(_ node: NodeStanding, now: Instant) {
    self.node = node
    self.now = now
  }

  /// All of it in one line, what is wrong first.
  package var phrase: Phrase {
    let parts = [upstream].compactMap { $0 } + below + machine
    return Phrase(sentence(parts, .chinese), sentence(parts, .english))
  }

  /// Whether somebody should look.
  var role: StyleRole {
    if node.upstream?.state == "stopped" { return .critical }
    let isShort = node.freeBytes.map { $0 < Self.leastFreeBytes } ?? false
    let isCut = node.upstream?.state == "unreachable" || node.below.contains(where: isAway)
    return isShort || isCut ? .warning : .muted
  }

  private func sentence(_ parts: [Phrase], _ language: Language) -> String {
    ([NodePhrases.node] + parts).map { $0(language) }.joined(separator: "  ")
  }

  private var upstream: Phrase? {
    node.upstream.map { above in
      let word = NodePhrases.link(above.state ?? "", at: above.seenAt)
      return NodePhrases.above(word, queue: above.queue, lag: above.lag)
    }
  }

  private var below: [Phrase] {
    node.below.sorted { isAway($0) && !isAway($1) }.map { below in
      NodePhrases.below(
        below.name.isEmpty ? below.scope : below.name, queue: below.queue, at: below.seenAt,
        isAway: isAway(below))
    }
  }

  private func isAway(_ below: NodeStanding.Neighbour) -> Bool {
    guard let seen = below.seenAt else { return true }
    return now.milliseconds - seen.milliseconds > Self.patienceMilliseconds
  }

  private var machine: [Phrase] {
    [
      node.freeBytes.map { NodePhrases.free(gigabytes: $0 / Self.gigabyte) },
      node.loadPercent.map { NodePhrases.load($0) },
    ].compactMap { $0 }
  }
}
