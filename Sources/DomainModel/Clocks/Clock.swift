import JSONDiff

/// One stored clock of a grievance.
public struct Clock: Hashable, Sendable {
  /// The step it measures.
  public let step: ClockStep
  /// When it began.
  public let from: Instant
  /// When it is due.
  public let dueAt: Instant
  /// When its step was done, nil while it runs.
  public let stoppedAt: Instant?
  /// Counted seconds that were left out.
  public let pausedSeconds: Int
  /// The pinned rule's text.
  public let rule: String
  /// Whether the due time may still move with an unpublished holiday schedule.
  public let isProvisional: Bool
  /// Due times that held before and until when.
  public let earlier: [(dueAt: Instant, until: Instant)]

  /// Reads a stored clock; nil when it is odd.
  public init?(_ json: JSON) {
    func time(_ json: JSON?) -> Instant? { json?.string.flatMap { Instant(rfc3339: $0) } }
    guard let step = ClockStep(rawValue: json["id"]?.string ?? ""), let from = time(json["from"]),
      let dueAt = time(json["dueAt"])
    else { return nil }
    self.step = step
    self.from = from
    self.dueAt = dueAt
    self.stoppedAt = time(json["stoppedAt"])
    self.pausedSeconds = json["pausedSeconds"]?.int ?? 0
    self.rule = json["rule"]?.string ?? ""
    self.isProvisional = json["provisional"]?.bool ?? false
    self.earlier = (json["earlier"]?.array ?? []).compactMap { entry in
      guard let dueAt = time(entry["dueAt"]), let until = time(entry["until"]) else { return nil }
      return (dueAt, until)
    }
  }

  /// Whether it was ever late by the moment given.
  public func wasLate(by now: Instant) -> Bool {
    (stoppedAt ?? now) > dueAt || earlier.contains { $0.until > $0.dueAt }
  }

  /// Clocks are equal when all they store is.
  public static func == (left: Clock, right: Clock) -> Bool {
    left.step == right.step && left.from == right.from && left.dueAt == right.dueAt
      && left.stoppedAt == right.stoppedAt && left.pausedSeconds == right.pausedSeconds
      && left.rule == right.rule && left.isProvisional == right.isProvisional
      && left.earlier.elementsEqual(right.earlier, by: ==)
  }

  /// Hashes what tells clocks apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(step)
    hasher.combine(from)
    hasher.combine(dueAt)
    hasher.combine(stoppedAt)
  }
}
