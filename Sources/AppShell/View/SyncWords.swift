import DomainModel
import Phrasebook

/// How the desk stands to its node, in words: in step, exchanging, away or blind, and what waits.
struct SyncWords {
  private let line: SyncLine
  private let exchange: (done: Int, total: Int)?
  private let now: Instant

  init(_ line: SyncLine, _ exchange: (done: Int, total: Int)?, now: Instant) {
    self.line = line
    self.exchange = exchange
    self.now = now
  }

  /// From this long on a desk is away for days, which says more than the minute it began.
  private static let dayMilliseconds: Int64 = 86_400_000

  var phrase: Phrase {
    guard line.hasNode else { return ShellPhrases.noNode }
    let waiting = line.pending > 0 ? ShellPhrases.pending(line.pending) : nil
    return joined([state, waiting].compactMap { $0 })
  }

  private var state: Phrase? {
    if line.isStopped { return ShellPhrases.syncStopped }
    if let exchange { return ShellPhrases.exchanging(exchange.done, of: exchange.total) }
    if let since = line.blindSince {
      let days = (now.milliseconds - since.milliseconds) / Self.dayMilliseconds
      return days > 0 ? ShellPhrases.away(days: Int(days)) : ShellPhrases.blind(since: since)
    }
    // The age of the last verified state is always to be seen.
    if let verified = line.lastVerified { return ShellPhrases.inStep(at: verified) }
    return line.pending > 0 ? nil : ShellPhrases.pending(0)
  }

  private func joined(_ parts: [Phrase]) -> Phrase {
    Phrase(
      parts.map(\.chinese).joined(separator: " "), parts.map(\.english).joined(separator: " "))
  }
}
