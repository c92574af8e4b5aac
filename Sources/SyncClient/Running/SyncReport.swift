import JSONDiff

/// What one sync did.
public struct SyncReport: Sendable, Hashable {
  /// Changes that the node has acknowledged.
  public var pushed = 0
  /// Changes and records that came.
  public var pulled = 0
  /// Own changes that were merged with others'.
  public var merged = 0
  /// Own changes of which some fields wait for a person.
  public var conflicts = 0
  /// Own changes that the node refused; they are in the tray.
  public var rejected = 0
  /// Bytes of bodies, before any content coding.
  public var bytesSent = 0
  /// Bytes of bodies, after any content coding was undone.
  public var bytesReceived = 0
  /// Contents that went to the node.
  public var blobsSent = 0
  /// Contents that came from it.
  public var blobsReceived = 0
  /// Whether a file held less than there is: another exchange brings the rest.
  public var isPartial = false
  /// How far the node's log has been read.
  public var cursor: String?

  /// Nothing yet.
  public init() {}

  /// Whether nothing went either way.
  public var isEmpty: Bool { pushed == 0 && pulled == 0 }

  /// As `sync --json` prints it.
  public var json: JSON {
    var json: JSONObject = [
      "pushed": JSON(pushed), "pulled": JSON(pulled), "merged": JSON(merged),
      "conflicts": JSON(conflicts), "rejected": JSON(rejected), "bytesSent": JSON(bytesSent),
      "bytesReceived": JSON(bytesReceived), "blobsSent": JSON(blobsSent),
      "blobsReceived": JSON(blobsReceived), "cursor": cursor.map { .string($0) } ?? .null,
    ]
    if isPartial { json["more"] = true }
    return .object(json)
  }
}
