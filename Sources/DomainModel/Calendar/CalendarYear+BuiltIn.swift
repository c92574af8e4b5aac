extension CalendarYear {
  /// The year as it is known without any record: 2026 by the State Council's notice of 2025-11-04,
  /// 2027 provisionally its statutory days, others provisionally those whose date never changes.
  public static func builtIn(_ year: Int) -> CalendarYear {
    switch year {
    case 2026: year2026
    case 2027:
      CalendarYear(
        year: 2027,
        holidays: days(2027, "0101 0205-0208 0405 0501-0502 0609 0915 1001-1003"),
        workdays: [], isProvisional: true, basis: "全国年节及纪念日放假办法")
    default:
      CalendarYear(
        year: year, holidays: days(year, "0101 0501-0502 1001-1003"), workdays: [],
        isProvisional: true, basis: nil)
    }
  }

  private static let year2026 = CalendarYear(
    year: 2026,
    holidays: days(
      2026, "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007"),
    workdays: days(2026, "0104 0214 0228 0509 0920 1010"), isProvisional: false,
    basis: "国务院办公厅关于2026年部分节假日安排的通知")

  /// Days written as `MMDD` or `MMDD-MMDD`, divided by spaces.
  static func days(_ year: Int, _ text: String) -> Set<CivilDate> {
    var days: Set<CivilDate> = []
    for word in text.split(separator: " ") {
      let ends = word.split(separator: "-").compactMap { Int($0) }
        .compactMap { CivilDate(year: year, month: $0 / 100, day: $0 % 100) }
      guard let first = ends.first, let last = ends.last else { continue }
      for number in first.dayNumber...last.dayNumber { days.insert(CivilDate(dayNumber: number)) }
    }
    return days
  }
}
