import JSONDiff

/// The working calendar of a scope over all years: records where there are some, else the built-in table.
public struct WorkingCalendar: Sendable, Hashable {
  private let years: [Int: CalendarYear]

  /// A calendar of these years; other years are built in.
  public init(years: [CalendarYear] = []) {
    self.years = Dictionary(years.map { ($0.year, $0) }) { first, _ in first }
  }

  /// A calendar out of `workingCalendar` records: per year the one with the longest scope that contains
  /// the region.
  public init(records: [Record], scope: String) {
    let matching = records.filter {
      $0.type == .workingCalendar && !$0.isDeleted && RegionCode.isPrefix($0.scope, of: scope)
    }
    let ordered = matching.sorted { ($1.scope.utf8.count, $0.id) < ($0.scope.utf8.count, $1.id) }
    self.init(years: ordered.compactMap { CalendarYear($0) })
  }

  /// The table of a year.
  public func year(_ year: Int) -> CalendarYear {
    years[year] ?? CalendarYear.builtIn(year)
  }

  /// What the day is.
  public func kind(of date: CivilDate) -> DayKind {
    kind(of: date, in: year(date.year))
  }

  /// Whether the day is worked.
  public func isWorkingDay(_ date: CivilDate) -> Bool {
    kind(of: date).isWorked
  }

  /// The worked spans of the day, half-open, in order; empty when it isn't worked.
  public func spans(on date: CivilDate) -> [TimeSpan] {
    let year = year(date.year)
    guard kind(of: date, in: year).isWorked else { return [] }
    return year.hours.map {
      TimeSpan(
        Instant(date: date, secondOfDay: $0.lowerBound),
        Instant(date: date, secondOfDay: $0.upperBound))
    }
  }

  /// The seconds of a whole working day in the year.
  public func secondsOfWorkingDay(in year: Int) -> Int {
    self.year(year).hours.reduce(0) { $0 + $1.count }
  }

  /// Whether the span crosses a holiday of a year whose schedule isn't published, so that a time counted
  /// over it may still move.
  public func isProvisional(from: Instant, to: Instant) -> Bool {
    guard from < to else { return false }
    let days = from.civilDate.dayNumber...to.civilDate.dayNumber
    for number in Set([from.civilDate.year, to.civilDate.year]) {
      let year = year(number)
      guard year.isProvisional else { continue }
      if year.holidays.contains(where: { days.contains($0.dayNumber) }) { return true }
    }
    return false
  }

  private func kind(of date: CivilDate, in year: CalendarYear) -> DayKind {
    if year.workdays.contains(date) { return .makeUp }
    if year.holidays.contains(date) { return .holiday }
    return date.weekday >= 6 ? .weekend : .workday
  }
}

/// A half-open span of time.
public struct TimeSpan: Hashable, Sendable {
  /// The first moment.
  public let from: Instant
  /// The moment after the last.
  public let to: Instant

  /// Makes a span; an end before the beginning makes it empty.
  public init(_ from: Instant, _ to: Instant) {
    self.from = from
    self.to = max(from, to)
  }

  /// Its length.
  public var milliseconds: Int64 { to.milliseconds - from.milliseconds }
  /// Whether it has no length.
  public var isEmpty: Bool { from == to }

  /// What both spans share; empty when nothing.
  public func clipped(to other: TimeSpan) -> TimeSpan {
    let start = max(from, other.from)
    return TimeSpan(start, max(start, min(to, other.to)))
  }

  /// What is left when the other spans are taken out, in order.
  public func subtracting(_ others: [TimeSpan]) -> [TimeSpan] {
    var rest = [self]
    for other in others {
      rest = rest.flatMap { piece in
        let shared = piece.clipped(to: other)
        guard !shared.isEmpty else { return [piece] }
        return [TimeSpan(piece.from, shared.from), TimeSpan(shared.to, piece.to)]
          .filter { !$0.isEmpty }
      }
    }
    return rest
  }
}
