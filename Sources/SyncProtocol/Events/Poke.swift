import JSONDiff

/// A hint that there is something to pull, without content.
public struct Poke: Sendable, Hashable {
  /// The node's last sequence that concerns the device.
  public var sequence: Int
  /// The last alert number of each scope that the device holds.
  public var alerts: [String: Int]

  /// Makes a poke.
  public init(sequence: Int, alerts: [String: Int] = [:]) {
    self.sequence = sequence
    self.alerts = alerts
  }

  /// Seconds between heartbeats; three missed ones mean that the line is dead.
  public static let heartbeatSeconds = 15

  /// The comment that keeps the line open.
  public static let heartbeat: [UInt8] = Array(": heartbeat\n\n".utf8)

  /// The event as it is sent.
  public var event: [UInt8] {
    let data: JSON = ["sequence": JSON(sequence), "alerts": AlertNumbers.json(alerts)]
    return Array("id: \(sequence)\nevent: poke\ndata: \(data.canonicalText)\n\n".utf8)
  }

  /// Reads an event's data.
  /// - Throws: `.malformed`.
  public init(data: String) throws(Problem) {
    guard data.utf8.count <= 65_536, let json = try? JSON.parse(data, limits: .line),
      let sequence = json["sequence"]?.int, sequence >= 0
    else { throw Problem(.malformed, ["code": "poke.form"]) }
    self.init(sequence: sequence, alerts: try AlertNumbers.read(json["alerts"]))
  }
}
