import JSONDiff

/// What the machine of a node has left.
public struct NodeCapacity: Sendable, Hashable {
  /// Bytes of the store's files.
  public var storeBytes: Int
  /// Bytes free on its disk.
  public var freeBytes: Int
  /// The load of the last minute, as a share of the processors in percent.
  public var loadPercent: Int

  /// Makes a reading.
  public init(storeBytes: Int, freeBytes: Int, loadPercent: Int) {
    self.storeBytes = storeBytes
    self.freeBytes = freeBytes
    self.loadPercent = loadPercent
  }

  /// As desks and administrators get it.
  public var json: JSON {
    [
      "storeBytes": JSON(storeBytes), "freeBytes": JSON(freeBytes),
      "loadPercent": JSON(loadPercent),
    ]
  }
}
