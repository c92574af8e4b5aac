import DomainModel
import JSONDiff
import Testing

@testable import SampleCounty

@Suite("Running the samples' clocks")
struct SampleClocksTests {
  static let open: [Record] = CheckedCounty.records(.grievance).filter(\.isOpen).map {
    GrievanceClocks.derived($0, calendar: WorkingCalendar())
  }

  @Test("Some open orders are late, and more are in time")
  func someAreLate() {
    let late = Self.open.filter { GrievanceClocks.isOverdue($0, at: CheckedCounty.now) }
    let kinds = Dictionary(grouping: late, by: { $0.status ?? "" }).mapValues(\.count)
    let all = Dictionary(grouping: Self.open, by: { $0.status ?? "" }).mapValues(\.count)

    #expect(late.count > 20 && late.count * 3 < Self.open.count, "\(kinds) of \(all)")
  }
}
