import JSONDiff

/// What a node takes before it refuses; stated in its description, held by both sides.
public struct ProtocolLimits: Sendable, Hashable {
  /// The longest line of a body, without its line feed.
  public var lineBytes: Int
  /// The largest body.
  public var bodyBytes: Int
  /// How deep JSON may nest.
  public var depth: Int
  /// How many requests a device may send in a minute.
  public var requestsPerMinute: Int

  /// Makes limits; those of the protocol page when nothing is given.
  public init(
    lineBytes: Int = 1 << 20, bodyBytes: Int = 64 << 20, depth: Int = 64,
    requestsPerMinute: Int = 600
  ) {
    self.lineBytes = lineBytes
    self.bodyBytes = bodyBytes
    self.depth = depth
    self.requestsPerMinute = requestsPerMinute
  }

  /// The limits for parsing one line.
  public var ofLine: JSONLimits {
    JSONLimits(maximumBytes: lineBytes, maximumDepth: depth, maximumValues: lineBytes / 2)
  }

  /// The limits for what a node gives: it wraps what it took, in columns by seven levels, a disputed
  /// value in its conflict by three more.
  public var ofNode: ProtocolLimits {
    var limits = self
    limits.depth += 16
    return limits
  }

  /// As the node states them.
  public var json: JSON {
    [
      "lineBytes": JSON(lineBytes), "bodyBytes": JSON(bodyBytes), "depth": JSON(depth),
      "requestsPerMinute": JSON(requestsPerMinute),
    ]
  }

  /// Reads stated limits; none may be above what this program can hold, absent ones are the
  /// usual.
  public init(json: JSON) {
    let usual = ProtocolLimits()
    func value(_ name: String, _ most: Int) -> Int {
      guard let stated = json[name]?.int, stated > 0 else { return most }
      return min(stated, most)
    }
    self.init(
      lineBytes: value("lineBytes", usual.lineBytes),
      bodyBytes: value("bodyBytes", usual.bodyBytes), depth: value("depth", usual.depth),
      requestsPerMinute: json["requestsPerMinute"]?.int.map { max(1, $0) }
        ?? usual.requestsPerMinute)
  }
}
