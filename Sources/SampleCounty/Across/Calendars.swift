import JSONDiff

/// Working calendars: 2026 as published, 2027 with the statutory days alone.
enum Calendars {
  private static let hours: JSON = .array([
    .object(["from": "08:30", "to": "12:00"]), .object(["from": "13:30", "to": "17:30"]),
  ])

  static func make(in world: inout CountyWorld) {
    let off2026 =
      days("2026-01", 1...3) + days("2026-02", 15...23) + days("2026-04", 4...6)
      + days("2026-05", 1...5) + days("2026-06", 19...21) + days("2026-09", 25...27)
      + days("2026-10", 1...7)
    world.add(
      "workingCalendar", at: .day(-380, 9), scope: "37",
      [
        "year": 2026, "basis": "国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）",
        "holidays": .texts(off2026), "hours": hours, "status": "published",
        "workdays": .texts([
          "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
        ]),
      ])
    let off2027 =
      days("2027-01", 1...1) + days("2027-02", 5...8) + days("2027-04", 5...5)
      + days("2027-05", 1...2) + days("2027-06", 9...9) + days("2027-09", 15...15)
      + days("2027-10", 1...3)
    world.add(
      "workingCalendar", at: .day(-380, 9, 5), scope: "37",
      [
        "year": 2027, "basis": "全国年节及纪念日放假办法（调休安排未公布）",
        "holidays": .texts(off2027), "workdays": .array([]), "hours": hours,
        "status": "provisional",
      ])
  }

  private static func days(_ month: String, _ range: ClosedRange<Int>) -> [String] {
    range.map { "\(month)-\(Moment.twoDigits($0))" }
  }
}
