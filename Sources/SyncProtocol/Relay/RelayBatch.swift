import JSONDiff

/// Lines between two nodes with what frames them: who sends, and how far its log has been read.
public struct RelayBatch: Sendable, Hashable {
  /// The sending node's id.
  public var node: String
  /// The epoch of its log.
  public var logEpoch: Int
  /// The lines, in the order of the log.
  public var lines: [RelayLine]
  /// The sequence up to which the sender's log is in this batch and those before it.
  public var to: Int
  /// The sender's last sequence.
  public var last: Int

  /// Makes a batch.
  public init(node: String, logEpoch: Int, lines: [RelayLine], to: Int, last: Int) {
    self.node = node
    self.logEpoch = logEpoch
    self.lines = lines
    self.to = to
    self.last = last
  }

  /// As it travels: a head, the lines, a tail, so that a body cut short is seen.
  public var bytes: [UInt8] {
    let head: JSONObject = ["node": .string(node), "logEpoch": JSON(logEpoch)]
    let tail: JSONObject = ["to": JSON(to), "last": JSON(last)]
    return LineReader.line(["head": .object(head)]) + lines.flatMap { LineReader.line($0.json) }
      + LineReader.line(["tail": .object(tail)])
  }

  /// Reads a body.
  /// - Throws: `.malformed`, with `body.cut` for one without its end; what a line reader throws.
  public init(bytes: [UInt8], limits: ProtocolLimits = ProtocolLimits()) throws(Problem) {
    var reader = LineReader(limits: limits)
    var objects: [JSONObject] = []
    for line in try reader.feed(bytes) {
      objects.append(try LineReader.parse(line, limits: limits))
    }
    guard let head = objects.first?["head"], let tail = objects.last?["tail"],
      objects.count >= 2, let node = head["node"]?.string, let logEpoch = head["logEpoch"]?.int,
      let to = tail["to"]?.int, let last = tail["last"]?.int, to >= 0, last >= to
    else { throw Problem(.malformed, ["code": "body.cut"]) }
    var lines: [RelayLine] = []
    for object in objects.dropFirst().dropLast() {
      let line = try RelayLine(json: object)
      guard line.sequence > lines.last?.sequence ?? 0, line.sequence <= to else {
        throw Problem(.malformed, ["code": "relay.order"])
      }
      lines.append(line)
    }
    self.init(node: node, logEpoch: logEpoch, lines: lines, to: to, last: last)
  }
}

/// What the node above answers to a batch from below, and says of the node below in its description.
public struct RelayPlace: Sendable, Hashable {
  /// The sequence of the node below up to which it has been taken.
  public var taken: Int
  /// The size of the last checkpoint of the node below that the node above has cosigned.
  public var witnessed: Int?
  /// The sequence of the node above at which the home moved to the node below with what it held; nil
  /// for a home that began empty.
  public var handover: Int?
  /// How often the home of the scope has moved, from 1.
  public var homeEpoch: Int

  /// Makes a place.
  public init(taken: Int, witnessed: Int? = nil, handover: Int? = nil, homeEpoch: Int = 1) {
    self.taken = taken
    self.witnessed = witnessed
    self.handover = handover
    self.homeEpoch = homeEpoch
  }

  /// The body.
  public var json: JSON {
    var object: JSONObject = ["taken": JSON(taken), "homeEpoch": JSON(homeEpoch)]
    object["witnessed"] = witnessed.map { JSON($0) }
    object["handover"] = handover.map { JSON($0) }
    return .object(object)
  }

  /// Reads a body.
  /// - Throws: `.malformed`.
  public init(json: JSON?) throws(Problem) {
    guard let taken = json?["taken"]?.int, taken >= 0 else { throw RelayLine.odd }
    self.init(
      taken: taken, witnessed: json?["witnessed"]?.int, handover: json?["handover"]?.int,
      homeEpoch: json?["homeEpoch"]?.int ?? 1)
  }
}

/// What a node below asks of the log above.
public struct RelayQuery: Sendable, Hashable {
  /// The last sequence that it has taken.
  public var after: Int
  /// Whether lines carry whole records, for a copy that has parted.
  public var isWhole: Bool
  /// How large the answer may be.
  public var maxBytes: Int?

  /// Makes a query.
  public init(after: Int, isWhole: Bool = false, maxBytes: Int? = nil) {
    self.after = after
    self.isWhole = isWhole
    self.maxBytes = maxBytes
  }

  /// As it travels.
  public var items: QueryItems {
    var items = QueryItems(["after": String(after)])
    if isWhole { items.values["whole"] = "1" }
    items.values["maxBytes"] = maxBytes.map { String($0) }
    return items
  }

  /// Reads a query.
  /// - Throws: `.malformed`.
  public init(_ items: QueryItems) throws(Problem) {
    self.init(
      after: try items.number("after") ?? 0, isWhole: items.values["whole"] == "1",
      maxBytes: try items.number("maxBytes"))
  }
}
