import JSONDiff

extension GrievanceClocks {
  /// The stored clocks.
  public static func clocks(of record: Record) -> [Clock] {
    record.list("clocks").compactMap { Clock($0) }
  }

  /// The clocks that run and oblige somebody, by the document alone: the limit for returning obliges
  /// nobody, and solving stands still while a return is under review.
  public static func running(in record: Record) -> [Clock] {
    clocks(of: record).filter { obliges($0, status: record.status) }
  }

  /// Whether a clock runs and obliges somebody while its order is in a state.
  static func obliges(_ clock: Clock, status: String?) -> Bool {
    clock.stoppedAt == nil && clock.step != .return
      && !(clock.step == .resolve && status == "returned")
  }

  /// The running clock that is due first, nil when none runs.
  public static func first(of record: Record) -> Clock? {
    running(in: record).min { $0.dueAt < $1.dueAt }
  }

  /// When the running clock that is due first is due; reads no more of the clocks than it must.
  public static func firstDue(of record: Record) -> Instant? {
    let isUnderReview = record.status == "returned"
    var first: Instant?
    for clock in record.list("clocks") where clock["stoppedAt"] == nil {
      let id = clock["id"]?.string
      if id == "return" || (id == "resolve" && isUnderReview) { continue }
      guard let due = clock["dueAt"]?.string.flatMap({ Instant(rfc3339: $0) }) else { continue }
      first = min(first ?? due, due)
    }
    return first
  }

  /// Whether solving stands still at the moment: a suspension that lasts, or a return under review.
  public static func isPaused(_ record: Record, at now: Instant) -> Bool {
    if record.status == "returned" { return true }
    guard record.status == "suspended",
      let until = record["suspension"]?["until"]?.string.flatMap({ Instant(rfc3339: $0) })
    else { return false }
    return now < until
  }

  /// The status as it reads at the moment: a suspension whose date has passed reads as in hand.
  public static func effectiveStatus(_ record: Record, at now: Instant) -> String? {
    let isLapsed =
      record.status == "suspended" && record.type == .grievance && !isPaused(record, at: now)
    return isLapsed ? "signed" : record.status
  }
}
