import JSONDiff
import Testing

@testable import DomainModel

@Suite("Counting calls back")
struct CallingBackTests {
  private func order(_ attempts: [(String, Bool)], answered: String? = nil) -> Record {
    var order = Record(["type": "grievance", "status": "resolved"])
    order["visits"] = .array(
      attempts.map { ["at": .string("2026-11-\($0.0):00.000Z"), "reached": .bool($0.1)] })
    if let answered {
      order["steps"] = [["command": "resolve", "at": .string("2026-11-\(answered):00.000Z")]]
    }
    return order
  }

  private let monday = CivilDate("2026-11-23") ?? CivilDate(dayNumber: 0)

  @Test(
    "Three attempts on one day reach nobody and end nothing; the next that counts is tomorrow's")
  func oneDay() {
    let two = CallBack(of: order([("23T01:00", false), ("23T03:00", false)]))
    let three = CallBack(
      of: order([("23T01:00", false), ("23T03:00", false), ("23T05:00", false)]))

    #expect(two.nextDay(from: monday) == CivilDate("2026-11-24"))
    #expect(!three.isDone && three.days == 1)
    #expect(three.nextDay(from: monday) == CivilDate("2026-11-24"))
  }

  @Test("The third attempt on a second day ends it, as does the first that reaches somebody")
  func done() {
    let unreachable = CallBack(
      of: order([("23T01:00", false), ("23T03:00", false), ("24T01:00", false)]))
    let reached = CallBack(of: order([("23T01:00", false), ("23T03:00", true)]))

    #expect(unreachable.isUnreachable && unreachable.nextDay(from: monday) == nil)
    #expect(reached.isDone && !reached.isUnreachable)
  }

  @Test("Days are those of the office, and attempts before the last answer don't count")
  func sinceTheAnswer() {
    // 15:59 and 16:01 UTC are two days at +08:00.
    let twoDays = CallBack(of: order([("23T15:59", false), ("23T16:01", false)]))
    let again = CallBack(
      of: order([("20T01:00", true), ("23T03:00", false)], answered: "22T01:00"))

    #expect(twoDays.days == 2 && twoDays.nextDay(from: monday) == monday)
    #expect(again.attempts.count == 1 && !again.isDone)
  }
}
