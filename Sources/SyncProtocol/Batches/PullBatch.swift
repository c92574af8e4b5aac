import JSONDiff

/// What the head line of a pulled batch says.
public struct PullHead: Sendable, Hashable {
  /// The sequence that the batch goes on from.
  public var from: Int
  /// The sequence that it leads to.
  public var to: Int
  /// The rows that are left behind it.
  public var rowsLeft: Int
  /// The bytes that are left behind it.
  public var bytesLeft: Int
  /// The last alert number of each scope that the device holds.
  public var alerts: [String: Int]

  /// Makes a head.
  public init(
    from: Int, to: Int, rowsLeft: Int = 0, bytesLeft: Int = 0, alerts: [String: Int] = [:]
  ) {
    self.from = from
    self.to = to
    self.rowsLeft = rowsLeft
    self.bytesLeft = bytesLeft
    self.alerts = alerts
  }

  var members: JSONObject {
    [
      "from": JSON(from), "to": JSON(to), "alerts": AlertNumbers.json(alerts),
      "left": ["rows": JSON(rowsLeft), "bytes": JSON(bytesLeft)],
    ]
  }

  init(_ members: JSONObject) throws(Problem) {
    guard let from = members["from"]?.int, let to = members["to"]?.int, from >= 0, to >= from
    else { throw Problem(.malformed, ["code": "head.form"]) }
    self.init(
      from: from, to: to, rowsLeft: max(0, members["left"]?["rows"]?.int ?? 0),
      bytesLeft: max(0, members["left"]?["bytes"]?.int ?? 0),
      alerts: try AlertNumbers.read(members["alerts"]))
  }
}

/// The body of a pull: head line, changes in node order, tail line.
public enum PullBatch {
  /// The body of a batch.
  public static func encoded(
    head: PullHead, changes: [JSONObject], forget: [Forgetting] = [], tail: PullTail,
    form: BatchForm = .rows
  ) -> [UInt8] {
    let (shared, lines) = SharedMembers.factored(changes)
    var members = head.members
    for (name, value) in shared { members[name] = value }
    var body = LineReader.line(["head": .object(members)])
    switch form {
    case .rows: body += lines.flatMap(LineReader.line)
    case .columns: body += columnLines(lines)
    }
    body += forget.flatMap { LineReader.line(["forget": $0.json]) }
    return body + LineReader.line(["tail": tail.json])
  }

  /// Halves what would be too long for a line; a change alone always fits.
  private static func columnLines(_ changes: [JSONObject]) -> [UInt8] {
    guard !changes.isEmpty else { return [] }
    if changes.count <= ColumnBatch.maximumCount {
      let line = LineReader.line(ColumnBatch.encoded(changes))
      if line.count <= ProtocolLimits().lineBytes { return line }
    }
    guard changes.count > 1 else { return changes.flatMap(LineReader.line) }
    let half = changes.count / 2
    return columnLines(Array(changes[..<half])) + columnLines(Array(changes[half...]))
  }
}

/// Reads a pulled batch as it arrives.
public struct PullReader: Sendable {
  /// What has become whole.
  public enum Item: Sendable, Hashable {
    case head(PullHead)
    case change(JSONObject)
    case forget(Forgetting)
    /// The batch is complete; only now its cursor may be stored, with its rows.
    case tail(PullTail)
  }

  private var lines: LineReader
  private let limits: ProtocolLimits
  private var head: JSONObject?
  private var count = 0
  /// Whether the tail has come.
  public private(set) var isComplete = false

  /// A reader at the start of a body.
  public init(limits: ProtocolLimits = ProtocolLimits()) {
    self.limits = limits.ofNode
    lines = LineReader(limits: limits)
  }

  /// What became whole by these bytes.
  ///
  /// - Throws: a problem; what was given before holds, but the cursor doesn't move.
  public mutating func feed(_ bytes: some Collection<UInt8>) throws(Problem) -> [Item] {
    var items: [Item] = []
    for line in try lines.feed(bytes) {
      items += try read(try LineReader.parse(line, limits: limits))
    }
    return items
  }

  private mutating func read(_ line: JSONObject) throws(Problem) -> [Item] {
    guard !isComplete else { throw Problem(.malformed, ["code": "line.order"]) }
    switch (try BatchLine(line), head) {
    case (.skippable, _): return []
    case (.head(let members), nil):
      head = members
      return [.head(try PullHead(members))]
    case (.changes(let changes), let head?):
      defer { count += changes.count }
      return changes.enumerated().map {
        .change(SharedMembers.expanded($0.element, head: head, index: count + $0.offset))
      }
    case (.forget(let forget), .some): return [.forget(forget)]
    case (.tail(let tail), .some):
      isComplete = true
      return [.tail(tail)]
    default: throw Problem(.malformed, ["code": "line.order"])
    }
  }
}
