import JSONDiff

/// One element of a record's process trace, as it stands in `steps`.
public struct Step: Hashable, Sendable {
  /// The stored element.
  public let json: JSON

  /// Reads an element.
  public init(_ json: JSON) {
    self.json = json
  }

  /// The command's name, without its area.
  public var command: String { json["command"]?.string ?? "" }
  /// When it was given.
  public var at: Instant? { json["at"]?.string.flatMap { Instant(rfc3339: $0) } }
  /// Who gave it.
  public var by: String { json["by"]?.string ?? "" }
  /// The status before it.
  public var from: String? { json["from"]?.string }
  /// The status after it.
  public var to: String? { json["to"]?.string }
  /// The unit it concerned.
  public var unit: String? { json["unit"]?.string }
  /// The reason given.
  public var reason: String? { json["reason"]?.string }
  /// The time it named.
  public var until: Instant? { json["until"]?.string.flatMap { Instant(rfc3339: $0) } }
  /// The rule that was waived because the store has one operator only.
  public var waived: String? { json["waived"]?.string }
}

extension Record {
  /// The process trace in order of time.
  public var steps: [Step] {
    list("steps").map { Step($0) }
  }
}
