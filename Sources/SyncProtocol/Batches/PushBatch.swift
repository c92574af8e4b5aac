import JSONDiff

/// The body of a push: a head line, then a change a line.
public enum PushBatch {
  /// The most changes a push may hold.
  public static let maximumCount = 10_000

  /// The body of these changes, in order of their numbers.
  public static func encoded(_ changes: [JSONObject]) -> [UInt8] {
    var (head, lines) = SharedMembers.factored(changes)
    head["count"] = JSON(changes.count)
    return ([["head": .object(head)]] + lines).flatMap(LineReader.line)
  }

  /// How many of the changes fit a body; at least one when there is one.
  public static func fitting(_ changes: [JSONObject], limits: ProtocolLimits) -> Int {
    var bytes = 1024
    for (index, change) in changes.prefix(maximumCount).enumerated() {
      bytes += JSON.object(change).canonicalBytes().count + 1
      if bytes > limits.bodyBytes { return max(index, 1) }
    }
    return min(changes.count, maximumCount)
  }
}

/// Reads a push as it arrives.
public struct PushReader: Sendable {
  private var lines: LineReader
  private let limits: ProtocolLimits
  private var head: JSONObject?
  private var count = 0

  /// A reader at the start of a body.
  public init(limits: ProtocolLimits = ProtocolLimits()) {
    self.limits = limits
    lines = LineReader(limits: limits)
  }

  /// How many changes the head promises; nil before it has come or when it doesn't say.
  public var promised: Int? { head?["count"]?.int }

  /// Whether all promised changes have come; a body cut short is not.
  public var isComplete: Bool { promised == count && lines.pendingBytes == 0 }

  /// The changes that became whole, with what the head says about them.
  ///
  /// - Throws: a problem with `line`; changes of earlier lines were given already and hold.
  public mutating func feed(_ bytes: some Collection<UInt8>) throws(Problem) -> [JSONObject] {
    var changes: [JSONObject] = []
    for line in try lines.feed(bytes) {
      changes += try take(try LineReader.parse(line, limits: limits))
    }
    return changes
  }

  /// The changes of a whole line that was read elsewhere, such as on another core.
  public mutating func take(_ line: JSONObject) throws(Problem) -> [JSONObject] {
    switch (try BatchLine(line), head) {
    case (.skippable, _): return []
    case (.head(let first), nil):
      head = first
      return []
    case (.changes(let changes), let head?):
      guard count + changes.count <= PushBatch.maximumCount else {
        throw Problem(.bodyTooLarge, ["limit": JSON(PushBatch.maximumCount)])
      }
      defer { count += changes.count }
      return changes.enumerated().map {
        SharedMembers.expanded($0.element, head: head, index: count + $0.offset)
      }
    default:
      throw Problem(.malformed, ["code": "line.order"])
    }
  }
}
