import JSONDiff

extension Record {
  /// When the record is due as far as the document says it: the first running clock of a grievance, the
  /// expiry of an alert, the end of a licence's validity, else its `dueAt`.
  public var dueAt: Instant? {
    switch type {
    case .grievance: GrievanceClocks.firstDue(of: self)
    case .alert: AlertTimes.staleAt(self)
    case .licence: date("validTo").map { Instant(date: $0.adding(days: 1)) }
    case .mandate, .inspectionPlan: date("to").map { Instant(date: $0.adding(days: 1)) }
    case .shift: instant("to")
    case .supply: date("expiresOn").map { Instant(date: $0.adding(days: 1)) }
    default: instant("dueAt")
    }
  }
}

/// Times of an alert out of its CAP message.
public enum AlertTimes {
  /// The first info block of the message, in the form of CAP's JSON: `info` is a list or one object.
  static func info(_ record: Record) -> JSON? {
    let info = record["cap"]?["info"]
    return info?.array?.first ?? info
  }

  /// When the message begins: onset, else effective, else sent.
  public static func onset(_ record: Record) -> Instant? {
    let info = info(record)
    return time(info?["onset"]) ?? time(info?["effective"]) ?? time(record["cap"]?["sent"])
  }

  /// When the message itself says that its text goes stale.
  public static func expiresAt(_ record: Record) -> Instant? {
    time(info(record)?["expires"])
  }

  /// When its text goes stale: `expires`, else 24 hours after the onset (presumed).
  public static func staleAt(_ record: Record) -> Instant? {
    expiresAt(record) ?? onset(record)?.adding(seconds: 86_400)
  }

  /// When the event ends by the message's own parameter, nil without one.
  public static func eventEndsAt(_ record: Record) -> Instant? {
    for parameter in info(record)?["parameter"]?.array ?? [] {
      let name = parameter["valueName"]?.string?.lowercased() ?? ""
      if name == "eventend" || name == "eventendingtime" || name.hasSuffix("eventendtime") {
        return time(parameter["value"])
      }
    }
    return nil
  }

  private static func time(_ json: JSON?) -> Instant? {
    json?.string.flatMap { Instant(rfc3339: $0) }
  }
}
