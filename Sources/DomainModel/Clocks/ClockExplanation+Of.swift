import JSONDiff

extension ClockExplanation {
  /// Explains the clocks of a grievance, in their order.
  public static func all(
    of record: Record, calendar: WorkingCalendar, settings: ClockSettings
  ) -> [ClockExplanation] {
    let fold = GrievanceClocks.fold(record, calendar: calendar, settings: settings)
    return ClockStep.allCases.compactMap { step in
      fold.clocks[step].map { explained($0, calendar) }
    }
  }

  private static func explained(
    _ clock: StepClock, _ calendar: WorkingCalendar
  ) -> ClockExplanation {
    let due = clock.dueAt(calendar)
    let counting = clock.rule.allowance.counting
    let isProvisional =
      counting == .working && calendar.isProvisional(from: clock.from, to: due)
    let plain = Int64(clock.milliseconds - clock.extensionMilliseconds)
    return ClockExplanation(
      step: clock.rule.step, rule: clock.rule.description, from: clock.from, dueAt: due,
      stoppedAt: clock.stoppedAt, allowanceSeconds: Int(plain / 1000),
      extensionSeconds: Int(clock.extensionMilliseconds / 1000),
      isProvisional: isProvisional,
      mayMove: isProvisional ? movement(clock, calendar, due: due) : nil,
      parts: parts(clock, calendar, until: due, plain: plain))
  }

  private static func movement(
    _ clock: StepClock, _ calendar: WorkingCalendar, due: Instant
  ) -> TimeSpan {
    let later = due.adding(seconds: 30 * 86_400)
    let earliest = clock.dueAt(calendar.estimated(.earliest, from: clock.from, to: later))
    let latest = clock.dueAt(calendar.estimated(.latest, from: clock.from, to: later))
    return TimeSpan(min(earliest, due), max(latest, due))
  }

  private static func parts(
    _ clock: StepClock, _ calendar: WorkingCalendar, until due: Instant, plain: Int64
  ) -> [Part] {
    let counting = clock.rule.allowance.counting
    var parts: [Part] = []
    var moment = clock.from
    var left = plain
    for piece in clock.count(calendar).pieces(to: due) {
      parts += gap(TimeSpan(moment, piece.from), clock, calendar)
      let isMakeUp =
        counting == .working && calendar.kind(of: piece.from.civilDate) == .makeUp
      let cut = piece.from.adding(milliseconds: min(max(left, 0), piece.milliseconds))
      let kinds: [(SpanKind, TimeSpan)] = [
        (isMakeUp ? .makeUp : .counted, TimeSpan(piece.from, cut)),
        (.extended, TimeSpan(cut, piece.to)),
      ]
      parts += kinds.filter { !$0.1.isEmpty }.map { Part(kind: $0.0, span: $0.1) }
      left -= piece.milliseconds
      moment = piece.to
    }
    return parts + gap(TimeSpan(moment, due), clock, calendar)
  }

  /// What isn't counted, divided by pauses first, then by days.
  private static func gap(
    _ span: TimeSpan, _ clock: StepClock, _ calendar: WorkingCalendar
  ) -> [Part] {
    guard !span.isEmpty else { return [] }
    let pauses = clock.pauses.map { $0.clipped(to: span) }.filter { !$0.isEmpty }
      .map { Part(kind: .pause, span: $0) }
    let rest = span.subtracting(clock.pauses).flatMap { days(of: $0, clock, calendar) }
    return (pauses + rest).sorted { $0.span.from < $1.span.from }
  }

  private static func days(
    of span: TimeSpan, _ clock: StepClock, _ calendar: WorkingCalendar
  ) -> [Part] {
    let last = span.to.adding(milliseconds: -1).civilDate.dayNumber
    return (span.from.civilDate.dayNumber...last).map { number in
      let date = CivilDate(dayNumber: number)
      let day = TimeSpan(Instant(date: date), Instant(date: date.adding(days: 1)))
      let piece = span.clipped(to: day)
      return Part(kind: kind(of: piece, on: date, clock, calendar), span: piece)
    }
  }

  private static func kind(
    of span: TimeSpan, on date: CivilDate, _ clock: StepClock, _ calendar: WorkingCalendar
  ) -> SpanKind {
    if clock.rule.allowance.counting == .calendarDays { return .firstDay }
    switch calendar.kind(of: date) {
    case .weekend: return .weekend
    case .holiday: return .holiday
    case .workday, .makeUp:
      let spans = calendar.spans(on: date)
      let isBetween =
        spans.contains { $0.to <= span.from } && spans.contains { $0.from >= span.to }
      return isBetween ? .noon : .night
    }
  }
}
