@testable import DomainModel
import JSONDiff
import Testing

@Suite("Explaining clocks")
struct ClockExplanationTests {
  private let world = DomainWorld()
  private let calendar = WorkingCalendar()

  /// A course with returns, suspensions, extensions and reopening, drawn from a seed.
  private func course(_ random: inout SeededRandom) throws -> Record {
    let kinds = ["consult", "request", "complaint", "suggestion", "petition", "report"]
    let start = Instant(date: day("2026-01-01"))
      .adding(milliseconds: Int64.random(in: 0..<(340 * 86_400_000), using: &random))
    var record = try world.grievance(
      [
        "kind": .string(kinds.randomElement(using: &random) ?? "request"),
        "urgency": Bool.random(using: &random) && Bool.random(using: &random) ? "urgent" : "normal",
        "category": Bool.random(using: &random) ? "market.price" : "water.pipe",
      ], at: start)
    var now = start
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      now = now.adding(milliseconds: Int64.random(in: 0..<(2 * 86_400_000), using: &random))
      let offered = TransitionRules.availableCommands(
        for: record, actor: DomainWorld.everyone, now: now, context: world.context
      ).filter { $0.availability.isAvailable && steps.contains($0.command) }.map(\.command)
      guard let command = offered.randomElement(using: &random) else { break }
      record =
        (try? TransitionRules.apply(
          command, to: record, arguments: arguments(now, &random), actor: DomainWorld.everyone,
          now: now, context: world.context
        ).record) ?? record
    }
    return record
  }

  private let steps: Set = [
    "accept", "assign", "sign", "return", "uphold", "overrule", "suspend", "resume", "extend",
    "grant", "resolve", "visit", "reopen",
  ]

  private func arguments(_ now: Instant, _ random: inout SeededRandom) -> JSONObject {
    let units = [DomainWorld.water, DomainWorld.roads, DomainWorld.street, DomainWorld.center]
    let until = now.adding(
      milliseconds: Int64.random(in: 1..<(12 * 86_400_000), using: &random))
    return [
      "to": .string(units.randomElement(using: &random) ?? DomainWorld.water), "reason": "理由",
      "until": .string(until.rfc3339), "for": "市民", "reply": "答复", "channel": "phone",
      "reached": true, "satisfied": false,
    ]
  }

  @Test(
    "Counted parts add up to allowance and extension, and parts leave no hole",
    .timeLimit(.minutes(15)))
  func sums() throws {
    var random = SeededRandom(state: 20_261_123)
    var seen: Set<ClockExplanation.SpanKind> = []
    for _ in 0..<400 {
      let record = try course(&random)
      let explanations = ClockExplanation.all(
        of: record, calendar: calendar, settings: ClockSettings())
      let stored = GrievanceClocks.clocks(of: record)
      #expect(explanations.map(\.dueAt) == stored.map(\.dueAt))
      for explanation in explanations {
        let allowed = explanation.allowanceSeconds + explanation.extensionSeconds
        #expect(explanation.countedSeconds == allowed, "\(explanation.json)")
        #expect(explanation.parts.first?.span.from ?? explanation.from == explanation.from)
        #expect(explanation.parts.last?.span.to ?? explanation.dueAt == explanation.dueAt)
        for (left, right) in zip(explanation.parts, explanation.parts.dropFirst()) {
          #expect(left.span.to == right.span.from)
        }
        seen.formUnion(explanation.parts.map(\.kind))
      }
      #expect(
        GrievanceClocks.derived(record, calendar: calendar) == record,
        "deriving again changes nothing")
      #expect(RecordValidation.flaws(record).isEmpty)
    }
    #expect(
      seen == [.counted, .extended, .pause, .noon, .night, .weekend, .holiday, .firstDay, .makeUp])
  }

  @Test("A clock over the national holiday names its days")
  func holiday() throws {
    let start = moment("2026-09-29 16:00")
    let record = try world.after([("accept", [:])], try world.grievance(at: start), at: start)
    let resolve = try #require(
      ClockExplanation.all(of: record, calendar: calendar, settings: ClockSettings())
        .first { $0.step == .resolve })

    #expect(resolve.dueAt == moment("2026-10-12 16:01"))
    #expect(resolve.countedSeconds == 135_000 && resolve.allowanceSeconds == 135_000)
    #expect(resolve.parts.count { $0.kind == .holiday } == 7)
    #expect(
      resolve.parts.contains { $0.kind == .makeUp && $0.span.from.civilDate == day("2026-10-10") })
    #expect(resolve.parts.count { $0.kind == .weekend } == 1)
  }

  @Test("Over a holiday that isn't scheduled yet a due time says between when it may move")
  func movement() throws {
    let start = moment("2027-09-14 09:00")
    let record = try world.after([("accept", [:])], try world.grievance(at: start), at: start)
    let all = ClockExplanation.all(of: record, calendar: calendar, settings: ClockSettings())
    let resolve = try #require(all.first { $0.step == .resolve })
    let span = try #require(resolve.mayMove)

    #expect(resolve.isProvisional)
    #expect(span.from < resolve.dueAt && resolve.dueAt < span.to)
    #expect(all.first { $0.step == .accept }?.mayMove == nil)
  }
}
