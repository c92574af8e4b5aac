import JSONDiff

/// How far a client has read a node's log. Opaque to the client, who only keeps and returns it.
public struct Cursor: Sendable, Hashable {
  /// The log's name.
  public var log: String
  /// Raised when the log begins anew, as after a restored backup.
  public var logEpoch: Int
  /// The last sequence that was applied.
  public var sequence: Int
  /// Raised when the device's grants change; what it may hold must then be settled anew.
  public var grantEpoch: Int

  /// Makes a cursor.
  public init(log: String, logEpoch: Int, sequence: Int, grantEpoch: Int) {
    self.log = log
    self.logEpoch = logEpoch
    self.sequence = sequence
    self.grantEpoch = grantEpoch
  }

  /// As it travels.
  public var text: String {
    let parts: JSON = [
      1, .string(log), JSON(logEpoch), JSON(sequence), JSON(grantEpoch),
    ]
    return Base64URL.text(parts.canonicalBytes())
  }

  /// Reads a cursor.
  /// - Throws: `.cursorUnknown` for anything that `text` doesn't give.
  public init(text: String) throws(Problem) {
    guard text.utf8.count <= 512, let bytes = Base64URL.bytes(text),
      let parts = (try? JSON.parse(bytes, limits: .line))?.array, parts.count == 5,
      parts[0] == 1, let log = parts[1].string, let logEpoch = parts[2].int,
      let sequence = parts[3].int, let grantEpoch = parts[4].int,
      [logEpoch, sequence, grantEpoch].allSatisfy({ $0 >= 0 })
    else { throw Problem(.cursorUnknown) }
    self.init(log: log, logEpoch: logEpoch, sequence: sequence, grantEpoch: grantEpoch)
  }

  /// Whether the log can go on from here.
  ///
  /// - Parameters:
  ///   - log: the log's name.
  ///   - logEpoch: the log's epoch.
  ///   - oldest: the first sequence that the log still holds.
  ///   - newest: the last sequence that the log gave.
  /// - Throws: `.cursorUnknown` for another log, another epoch or a sequence that the log never
  ///   gave; `.cursorExpired` for one whose successors are gone.
  public func check(
    log: String, logEpoch: Int, oldest: Int, newest: Int
  ) throws(Problem) {
    guard self.log == log, self.logEpoch == logEpoch, sequence <= newest else {
      throw Problem(.cursorUnknown)
    }
    guard sequence >= oldest - 1 else { throw Problem(.cursorExpired) }
  }
}
