import JSONDiff

extension GrievanceClocks {
  /// The colour of the clock shown at the moment; nil when none runs.
  public static func colour(
    of record: Record, at now: Instant, calendar: WorkingCalendar
  ) -> ClockColour? {
    guard let clock = first(of: record) else { return nil }
    if clock.step == .resolve, isPaused(record, at: now) { return .paused }
    return colour(of: clock, at: now, calendar: calendar)
  }

  /// The colour of one clock: what is left of its counted time.
  public static func colour(
    of clock: Clock, at now: Instant, calendar: WorkingCalendar
  ) -> ClockColour {
    let moment = clock.stoppedAt ?? now
    if moment > clock.dueAt { return .overdue }
    let counting = ClockRule(clock.rule)?.allowance.counting ?? .working
    let whole = TimeCount(calendar, counting, from: clock.from).milliseconds(to: clock.dueAt)
    let left = TimeCount(calendar, counting, from: max(clock.from, moment))
      .milliseconds(to: clock.dueAt)
    let counted = whole - Int64(clock.pausedSeconds) * 1000
    if left * 2 > counted { return .plenty }
    return left * 4 >= counted ? .half : .quarter
  }

  /// Whether a running clock is past due at the moment.
  public static func isOverdue(_ record: Record, at now: Instant) -> Bool {
    record.isOpen && (firstDue(of: record).map { now > $0 } ?? false)
  }

  /// Whether the order was late anywhere in its course; closing and extending don't remove it.
  public static func wasLate(_ record: Record, by now: Instant) -> Bool {
    clocks(of: record).contains { $0.step != .return && $0.wasLate(by: now) }
  }

  /// The cards given by the moment, in order of time: yellow for clocks of more than a working day.
  public static func cards(
    of record: Record, at now: Instant, calendar: WorkingCalendar
  ) -> [ClockCard] {
    var cards: [ClockCard] = []
    for clock in clocks(of: record) where clock.step == .resolve || clock.step == .visit {
      let spans = clock.earlier + [(clock.dueAt, clock.stoppedAt ?? now)]
      for (dueAt, until) in spans {
        let yellowAt = calendar.subtracting(workingDays: 1, from: dueAt)
        if yellowAt > clock.from, until >= yellowAt, now >= yellowAt {
          cards.append(ClockCard(step: clock.step, colour: .yellow, at: yellowAt))
        }
        if until > dueAt, now > dueAt {
          cards.append(ClockCard(step: clock.step, colour: .red, at: dueAt))
        }
      }
    }
    return cards.sorted { $0.at < $1.at }
  }
}
