import JSONDiff

/// A line of a snapshot: records in key order, each as it is when its page is read.
public enum SnapshotLine: Sendable, Hashable {
  /// The sequence that the snapshot began at, and on its first page what it holds about.
  case head(sequence: Int, rowsLeft: Int?)
  /// A record with its own sequence; changes up to it are in it already.
  case record(JSONObject, sequence: Int, rev: String)
  /// The page's end: the key to go on behind, nil at the end of the snapshot; then the changes
  /// after the cursor follow.
  case tail(next: String?, cursor: String)

  /// The line.
  public var json: JSONObject {
    switch self {
    case .head(let sequence, let rows):
      var head: JSONObject = ["sequence": JSON(sequence)]
      head["left"] = rows.map { ["rows": JSON($0)] }
      return ["head": .object(head)]
    case .record(let document, let sequence, let rev):
      return [
        "document": .object(document), "sequence": JSON(sequence), "rev": .string(rev),
      ]
    case .tail(let next, let cursor):
      var tail: JSONObject = ["cursor": .string(cursor)]
      tail["next"] = next.map { .string($0) }
      return ["tail": .object(tail)]
    }
  }

  /// Reads a line.
  /// - Throws: `.malformed`.
  public init(json line: JSONObject) throws(Problem) {
    if let sequence = line["head"]?["sequence"]?.int, sequence >= 0 {
      self = .head(sequence: sequence, rowsLeft: line["head"]?["left"]?["rows"]?.int)
    } else if let document = line["document"]?.object, let sequence = line["sequence"]?.int,
      let rev = line["rev"]?.string, Route.isDigest(rev), sequence >= 0,
      document["id"]?.string?.isEmpty == false
    {
      self = .record(document, sequence: sequence, rev: rev)
    } else if let tail = line["tail"], let cursor = tail["cursor"]?.string {
      self = .tail(next: tail["next"]?.string, cursor: cursor)
    } else {
      throw Problem(.malformed, ["code": "snapshot.line"])
    }
  }
}

/// What a snapshot asks for.
public struct SnapshotQuery: Sendable, Hashable {
  /// Go on behind this key; nil from the beginning.
  public var after: String?
  /// The sequence that the snapshot began at, as its first head said.
  public var sequence: Int?
  /// How large a page may be.
  public var maxBytes: Int?

  /// Makes a query.
  public init(after: String? = nil, sequence: Int? = nil, maxBytes: Int? = nil) {
    self.after = after
    self.sequence = sequence
    self.maxBytes = maxBytes
  }

  /// As it travels.
  public var items: QueryItems {
    var items = QueryItems()
    items.values["after"] = after
    items.values["sequence"] = sequence.map { String($0) }
    items.values["maxBytes"] = maxBytes.map { String($0) }
    return items
  }

  /// Reads a query.
  /// - Throws: `.malformed`.
  public init(_ items: QueryItems) throws(Problem) {
    self.init(
      after: items.values["after"], sequence: try items.number("sequence"),
      maxBytes: try items.number("maxBytes"))
  }
}
