extension WorkingCalendar {
  /// What a holiday schedule that isn't published yet may turn out to be.
  enum Estimate {
    /// No day more off than the law gives, and the weekend days next to each holiday worked.
    case earliest
    /// Each holiday as long as the schedules of recent years made it, and nothing worked in exchange.
    case latest
  }

  /// The calendar with the provisional years of a span as the estimate has them.
  func estimated(_ estimate: Estimate, from: Instant, to: Instant) -> WorkingCalendar {
    let range = from.civilDate.year...max(from.civilDate.year, to.civilDate.year) + 1
    return WorkingCalendar(
      years: range.map { number in
        let year = year(number)
        return year.isProvisional ? year.estimated(estimate) : year
      })
  }
}

extension CalendarYear {
  /// Runs of days off that follow one another, in order.
  var holidayRuns: [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for number in holidays.map(\.dayNumber).sorted() {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs
  }

  func estimated(_ estimate: WorkingCalendar.Estimate) -> CalendarYear {
    var holidays = holidays
    var workdays = workdays
    for run in holidayRuns {
      switch estimate {
      case .latest:
        let length = CalendarYear.usualLength[run.count] ?? run.count
        for number in run.lowerBound..<run.lowerBound + length {
          holidays.insert(CivilDate(dayNumber: number))
        }
      case .earliest: workdays.formUnion(weekendDays(beside: run))
      }
    }
    return CalendarYear(
      year: year, holidays: holidays, workdays: workdays, hours: hours, isProvisional: true,
      basis: basis)
  }

  /// How long the schedules of 2023 to 2026 made holidays of so many statutory days.
  private static let usualLength = [1: 3, 2: 5, 3: 8, 4: 9]

  /// The nearest weekend day on either side that the holiday itself doesn't take.
  private func weekendDays(beside run: ClosedRange<Int>) -> [CivilDate] {
    let before = (1...7).map { CivilDate(dayNumber: run.lowerBound - $0) }
    let after = (1...7).map { CivilDate(dayNumber: run.upperBound + $0) }
    return [before, after].compactMap { days in
      days.first { $0.weekday >= 6 && !holidays.contains($0) }
    }
  }
}
