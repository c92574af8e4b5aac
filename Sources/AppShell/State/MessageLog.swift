import CellGrid
import DomainModel

/// One thing said to the operator.
public struct Message: Sendable, Hashable {
  /// When, at +08:00.
  public let time: Instant
  /// The sentence.
  public let text: String
  /// `ok`, `info`, `error`: an error is never replaced by a success.
  public let role: StyleRole
  /// The command line that does the same, if there is one.
  public let commandLine: String?
}

/// All messages of the shift; the last one stands on the status line.
public struct MessageLog: Sendable {
  /// Oldest first, at most the newest thousand.
  public private(set) var all: [Message] = []
  /// The message on the status line.
  public private(set) var shown: Message?
  private static let longest = 1_000

  /// Says something; an unread error stays on the line.
  public mutating func say(_ message: Message) {
    all.append(message)
    if all.count > Self.longest { all.removeFirst() }
    if shown?.role != .error || message.role == .error { shown = message }
  }

  /// A key was pressed: what stood on the line has been seen.
  public mutating func fade() {
    shown = nil
  }
}
