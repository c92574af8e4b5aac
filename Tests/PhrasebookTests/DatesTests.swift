import DomainModel
import Phrasebook
import Testing

@Suite("Writing times and counts")
struct DatesTests {
  private let now = Instant(milliseconds: 1_795_000_000_000)

  @Test(
    "A span reads short below a day and in days beyond",
    arguments: [
      (76, "01:16", "01:16"), (-42, "-00:42", "-00:42"), (51 * 60, "2天3时", "2d3h"),
      (48 * 60, "2天", "2d"), (0, "00:00", "00:00"), (-49 * 60, "-2天1时", "-2d1h"),
    ])
  func remaining(minutes: Int, chinese: String, english: String) {
    let text = Dates.remaining(until: now.adding(seconds: minutes * 60), now: now)

    #expect(text(.chinese) == chinese)
    #expect(text(.english) == english)
  }

  @Test("The year is left out within the year of now")
  func short() throws {
    let now = try #require(Instant(rfc3339: "2026-11-23T21:04:37+08:00"))
    let other = try #require(Instant(rfc3339: "2025-02-01T08:00:00+08:00"))

    #expect(Dates.short(now, now: now) == "11-23 21:04")
    #expect(Dates.short(other, now: now) == "2025-02-01 08:00")
    #expect(Dates.weekday(now.civilDate)(.chinese) == "一")
  }

  @Test("Big numbers are grouped, small ones are not")
  func grouped() {
    #expect(Counts.grouped(1204) == "1204")
    #expect(Counts.grouped(12_045) == "12 045")
    #expect(Counts.grouped(-1_000_000) == "-1 000 000")
  }

  @Test("A share of nothing isn't a number")
  func percent() {
    #expect(Counts.percent(64, of: 100) == "64 %")
    #expect(Counts.percent(0, of: 0) == nil)
  }

  @Test("English has a plural")
  func plural() {
    #expect(Counts.records(1)(.english) == "1 record")
    #expect(Counts.records(3)(.english) == "3 records")
    #expect(Counts.records(3)(.chinese) == "3 条记录")
  }

  @Test("Seconds are said in words")
  func words() {
    #expect(Dates.words(seconds: 3 * 3600 + 5 * 60)(.chinese) == "3 小时 5 分")
    #expect(Dates.words(seconds: 0)(.english) == "0 s")
  }
}
