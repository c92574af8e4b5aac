import DomainModel
import JSONDiff
import Testing

@testable import SampleCounty

@Suite("Telling what a sample has been through")
struct SampleHistoryTests {
  @Test("Steps lead from the first state to the record's, in order of time, none in the future")
  func stepsLeadToStatus() {
    for record in CheckedCounty.records where !record.steps.isEmpty {
      let steps = record.steps
      #expect(steps.last?.to == record.status, "\(record.typeName)")
      for (one, next) in zip(steps, steps.dropFirst()) { #expect(one.to == next.from) }
      let times = steps.compactMap(\.at)
      #expect(times == times.sorted())
      #expect(times.allSatisfy { $0 <= CheckedCounty.now })
      #expect((record.createdAt ?? CheckedCounty.now) <= (times.first ?? CheckedCounty.now))
    }
  }

  @Test("Every grievance that isn't new has steps")
  func grievancesHaveSteps() {
    for order in CheckedCounty.records(.grievance) {
      #expect(order.steps.isEmpty == (order.status == "registered"))
    }
  }

  @Test("Commands of the steps are those of the type's machine")
  func commandsAreKnown() {
    for record in CheckedCounty.records {
      guard let type = record.type, let machine = TypeDeclaration.of(type).machine else { continue }
      for step in record.steps {
        #expect(
          machine.transitions.contains { $0.command == step.command },
          "\(record.typeName) \(step.command)")
      }
    }
  }

  @Test("With a digest a series has the id of its rule, and all others keep theirs")
  func seriesFollowTheirRule() throws {
    let series = try #require(CheckedCounty.county.records["series"]?.first)
    let order = try #require(CheckedCounty.county.records["grievance"]?.first)
    let prepare = { (members: JSONObject) in
      SampleRecords.prepared(
        .object(members), loadingDay: CheckedCounty.loadingDay, now: CheckedCounty.now,
        digest: { Array(($0 + [UInt8](repeating: 0, count: 16)).suffix(16)) })
    }

    #expect(prepare(series)["id"]?.string?.dropFirst(14).first == "8")
    #expect(prepare(order)["id"] == order["id"])
  }
}
