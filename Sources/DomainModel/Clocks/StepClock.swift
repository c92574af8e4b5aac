import JSONDiff

/// One clock of a grievance while it is derived from the process trace.
struct StepClock {
  let rule: ClockRule
  let from: Instant
  /// What may be used, in counted milliseconds, extensions included.
  var milliseconds: Int64
  /// Of this, what extensions added.
  var extensionMilliseconds: Int64 = 0
  var pauses: [TimeSpan] = []
  /// The begin of a pause whose end isn't known.
  var openPause: Instant?
  var stoppedAt: Instant?
  /// Due times that held before, each with the moment until which it held.
  var earlier: [(dueAt: Instant, until: Instant)] = []

  func count(_ calendar: WorkingCalendar) -> TimeCount {
    TimeCount(calendar, rule.allowance.counting, from: from, pauses: pauses)
  }

  func dueAt(_ calendar: WorkingCalendar) -> Instant {
    count(calendar).due(after: milliseconds)
  }

  /// Moves the due time by an extension; what held before stays as history.
  mutating func extend(to until: Instant, at moment: Instant, _ calendar: WorkingCalendar) {
    let due = dueAt(calendar)
    guard until > due else { return }
    let more = TimeCount(calendar, rule.allowance.counting, from: due, pauses: pauses)
      .milliseconds(to: until)
    milliseconds += more
    extensionMilliseconds += more
    earlier.append((due, moment))
  }

  func json(_ calendar: WorkingCalendar) -> JSON {
    let due = dueAt(calendar)
    var object: JSONObject = [
      "id": .string(rule.step.rawValue), "from": .string(from.rfc3339),
      "dueAt": .string(due.rfc3339), "rule": .string(rule.description),
    ]
    if let stoppedAt { object["stoppedAt"] = .string(stoppedAt.rfc3339) }
    let paused = Int(count(calendar).pausedMilliseconds(to: min(stoppedAt ?? due, due)) / 1000)
    if paused > 0 { object["pausedSeconds"] = JSON(paused) }
    if rule.allowance.counting == .working, calendar.isProvisional(from: from, to: due) {
      object["provisional"] = true
    }
    if !earlier.isEmpty {
      object["earlier"] = .array(
        earlier.map {
          ["dueAt": .string($0.dueAt.rfc3339), "until": .string($0.until.rfc3339)]
        })
    }
    return .object(object)
  }
}
