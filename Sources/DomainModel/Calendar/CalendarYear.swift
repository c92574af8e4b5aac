import JSONDiff

/// One year of the working calendar.
public struct CalendarYear: Hashable, Sendable {
  /// The year.
  public let year: Int
  /// Days off beside weekends, and weekend days that belong to holidays.
  public let holidays: Set<CivilDate>
  /// Weekend days that are worked.
  public let workdays: Set<CivilDate>
  /// The worked spans of a day in seconds since midnight, half-open, in order.
  public let hours: [Range<Int>]
  /// Whether the official schedule isn't published yet, so that days may still move.
  public let isProvisional: Bool
  /// The document it stands on, such as the notice's number; nil when nothing is known of the year.
  public let basis: String?

  /// 8:30–12:00 and 13:30–17:30.
  public static let standardHours = [30_600..<43_200, 48_600..<63_000]

  /// Makes a year.
  public init(
    year: Int, holidays: Set<CivilDate>, workdays: Set<CivilDate>,
    hours: [Range<Int>] = CalendarYear.standardHours, isProvisional: Bool, basis: String?
  ) {
    self.year = year
    self.holidays = holidays
    self.workdays = workdays
    self.hours = hours
    self.isProvisional = isProvisional
    self.basis = basis
  }

  /// Reads a `workingCalendar` record; nil without a year.
  public init?(_ record: Record) {
    guard let year = record["year"]?.int else { return nil }
    let hours = record.list("hours").compactMap(CalendarYear.span)
      .sorted { $0.lowerBound < $1.lowerBound }
    self.init(
      year: year, holidays: Set(record.texts("holidays").compactMap { CivilDate($0) }),
      workdays: Set(record.texts("workdays").compactMap { CivilDate($0) }),
      hours: hours.isEmpty ? CalendarYear.standardHours : hours,
      isProvisional: record.status == "provisional", basis: record.text("basis"))
  }

  private static func span(_ json: JSON) -> Range<Int>? {
    guard let from = CivilTime(json["from"]?.string ?? ""),
      let to = CivilTime(json["to"]?.string ?? ""), from < to
    else { return nil }
    return from.secondOfDay..<to.secondOfDay
  }
}
