import DomainModel
import Testing

@Suite("Reading and writing times")
struct InstantTests {
  @Test("Any offset is read and the stored form is UTC with milliseconds")
  func offsets() {
    #expect(
      Instant(rfc3339: "2026-11-23T21:04:37+08:00")?.rfc3339 == "2026-11-23T13:04:37.000Z")
    #expect(Instant(rfc3339: "2026-11-23T13:04:37.12z")?.rfc3339 == "2026-11-23T13:04:37.120Z")
    #expect(
      Instant(rfc3339: "2026-01-01T00:30:00.9999-01:30")?.rfc3339 == "2026-01-01T02:00:00.999Z")
  }

  @Test(
    "What isn't RFC 3339 is refused",
    arguments: [
      "", "2026-11-23", "2026-11-23 21:04:37Z", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
      "2026-11-23T24:00:00Z", "2026-11-23T21:04:37", "2026-11-23T21:04:37.Z",
      "2026-11-23T21:04:37+0800", "2026-11-23T21:04Z", "2026-11-23T21:60:00Z",
    ])
  func refused(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test("Stored times come back as they were, before 1970 too")
  func roundTrip() {
    var random = SeededRandom(state: 7)
    for _ in 0..<2_000 {
      let instant = Instant(
        milliseconds: Int64.random(in: -2_000_000_000_000...4_000_000_000_000, using: &random))
      #expect(Instant(rfc3339: instant.rfc3339) == instant)
      #expect(
        Instant(date: instant.civilDate, secondOfDay: instant.secondOfDay) == instant.wholeSecond)
    }
  }

  @Test("Screens show +08:00")
  func local() {
    let instant = Instant(date: day("2026-11-23"), hour: 21, minute: 4, second: 37)
    #expect(instant.localText(.minute) == "2026-11-23 21:04")
    #expect(instant.localText(.monthMinute) == "11-23 21:04")
    #expect(instant.rfc3339Local == "2026-11-23T21:04:37+08:00")
  }

  @Test("Every day of four centuries has its components and weekday")
  func days() {
    #expect(day("1970-01-01").dayNumber == 0)
    #expect(day("2026-11-23").weekday == 1)
    #expect(day("2026-11-29").weekday == 7)
    #expect(CivilDate("2026-02-29") == nil)
    #expect(CivilDate("2024-02-29") != nil)
    for number in -146_097...73_000 {
      let date = CivilDate(dayNumber: number)
      #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
    }
  }

  @Test("Times of day are read with and without seconds")
  func timesOfDay() {
    #expect(CivilTime("08:30")?.secondOfDay == 30_600)
    #expect(CivilTime("24:00")?.minuteOfDay == 1440)
    #expect(CivilTime("24:01") == nil)
    #expect(CivilTime("8:30") == nil)
    #expect(CivilTime("23:59:59")?.description == "23:59:59")
  }
}
