import DomainModel
import JSONDiff
import Testing

@testable import SampleCounty

@Suite("Making relative times real")
struct RelativeTimesTests {
  let day = CheckedCounty.loadingDay

  @Test(
    "Each form becomes what it stands for",
    arguments: [
      ("@-2d09:30", "2026-11-21T01:30:00.000Z"), ("@0d00:00", "2026-11-22T16:00:00.000Z"),
      ("@3d09:30:15", "2026-11-26T01:30:15.000Z"), ("@-23d", "2026-10-31"), ("@40d", "2027-01-02"),
      ("G370102{YYMMDD-2}0A0147", "G3701022611210A0147"), ("{YYYYMMDD+9}", "20261202"),
      ("{YYYY-MM-DD-1}T20:00:00+08:00", "2026-11-22T20:00:00+08:00"), ("截至{M月D日-1}", "截至11月22日"),
      ("{YYYY-365}", "2025"),
    ])
  func formsExpand(relative: String, real: String) {
    #expect(RelativeTimes.expand(relative, loadingDay: day) == real)
  }

  @Test(
    "Text that only looks alike stays as it is",
    arguments: [
      "@lixia", "@2d25:00", "@-2d9:30", "@d", "@", "{{contact.name}}，您好", "{YYMMDD}", "{-2}", "{",
      "a{b-1}c", "}{", "2026-11-23",
    ])
  func othersStay(text: String) {
    #expect(RelativeTimes.expand(text, loadingDay: day) == text)
  }

  @Test("Member names expand too, and expanding twice changes nothing")
  func namesExpand() {
    let json: JSON = ["points": ["@-1d00:05": 3.5], "list": ["@-1d", true, 7]]

    let once = RelativeTimes.expand(json, loadingDay: day)

    #expect(
      once == ["points": ["2026-11-21T16:05:00.000Z": 3.5], "list": ["2026-11-22", true, 7]])
    #expect(RelativeTimes.expand(once, loadingDay: day) == once)
  }
}
