extension WorkingCalendar {
  /// Working time between two moments; 0 when the second isn't later.
  public func workingMilliseconds(from: Instant, to: Instant) -> Int64 {
    TimeCount(self, .working, from: from).milliseconds(to: to)
  }

  /// The moment some working days later: whole days of working hours.
  public func adding(workingDays days: Int, to moment: Instant) -> Instant {
    let day = Int64(secondsOfWorkingDay(in: moment.civilDate.year)) * 1000
    return TimeCount(self, .working, from: moment).due(after: Int64(days) * day)
  }

  /// The latest moment from which some working days lead to the given one.
  public func subtracting(workingDays days: Int, from moment: Instant) -> Instant {
    var left = Int64(days * secondsOfWorkingDay(in: moment.civilDate.year)) * 1000
    guard left > 0 else { return moment }
    for back in 0..<3660 {
      let date = moment.civilDate.adding(days: -back)
      for span in spans(on: date).reversed() {
        let piece = TimeSpan(span.from, max(span.from, min(span.to, moment)))
        if piece.milliseconds >= left { return piece.to.adding(milliseconds: -left) }
        left -= piece.milliseconds
      }
    }
    return moment
  }
}
