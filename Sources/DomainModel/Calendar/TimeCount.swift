/// Counts time by a calendar from a beginning, leaving out pauses.
public struct TimeCount: Sendable {
  let calendar: WorkingCalendar
  let counting: TimeCounting
  let from: Instant
  let pauses: [TimeSpan]

  /// Makes a count from a moment on.
  public init(
    _ calendar: WorkingCalendar, _ counting: TimeCounting, from: Instant, pauses: [TimeSpan] = []
  ) {
    self.calendar = calendar
    self.counting = counting
    self.from = from
    self.pauses = pauses
  }

  /// The moment at which so much has been counted; the end of a span, not the beginning of the next.
  ///
  /// After 40 years it stops looking (a calendar without working hours).
  public func due(after milliseconds: Int64) -> Instant {
    guard milliseconds > 0 else { return from }
    var left = milliseconds
    for number in from.civilDate.dayNumber..<from.civilDate.dayNumber + TimeCount.longestDays {
      for piece in counted(on: CivilDate(dayNumber: number)) {
        if piece.milliseconds >= left { return piece.from.adding(milliseconds: left) }
        left -= piece.milliseconds
      }
    }
    return from.adding(milliseconds: Int64(TimeCount.longestDays) * 86_400_000)
  }

  /// What is counted up to a moment; 0 when it lies before the beginning.
  public func milliseconds(to end: Instant) -> Int64 {
    pieces(to: end).reduce(0) { $0 + $1.milliseconds }
  }

  /// The counted spans up to a moment, in order.
  public func pieces(to end: Instant) -> [TimeSpan] {
    guard from < end else { return [] }
    let whole = TimeSpan(from, end)
    return (from.civilDate.dayNumber...end.civilDate.dayNumber).flatMap {
      counted(on: CivilDate(dayNumber: $0)).map { $0.clipped(to: whole) }.filter { !$0.isEmpty }
    }
  }

  /// What pauses take out of the counted time up to a moment.
  public func pausedMilliseconds(to end: Instant) -> Int64 {
    guard !pauses.isEmpty else { return 0 }
    let unpaused = TimeCount(calendar, counting, from: from)
    return unpaused.milliseconds(to: end) - milliseconds(to: end)
  }

  /// The counted spans of a day.
  private func counted(on date: CivilDate) -> [TimeSpan] {
    let ahead = TimeSpan(from, Instant(date: date.adding(days: 1)))
    return spans(on: date).map { $0.clipped(to: ahead) }
      .flatMap { $0.isEmpty ? [] : $0.subtracting(pauses) }
  }

  private func spans(on date: CivilDate) -> [TimeSpan] {
    let day = TimeSpan(Instant(date: date), Instant(date: date.adding(days: 1)))
    switch counting {
    case .working: return calendar.spans(on: date)
    case .clock: return [day]
    case .calendarDays: return date > from.civilDate ? [day] : []
    }
  }

  private static let longestDays = 14_600
}
