import Foundation
import Testing

/// `DUTYDESK_HISTORIES=5000 swift test --filter SimulatingHistories` runs more of them,
/// `DUTYDESK_SEED=17` one alone, with all that happened in it.
@Suite("Simulating desks, node, line and disks")
struct SimulatingHistories {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["DUTYDESK_HISTORIES"].flatMap(Int.init) ?? usualCount
  private static let usualCount = 30
  private static let seed = environment["DUTYDESK_SEED"].flatMap(Int.init)

  @Test("Whatever happens, nothing is lost, all agree and no rule is broken")
  func historiesHold() async {
    let results = await HistoryRunner.run(Self.seeds(of: Self.count))

    for result in results where !result.violations.isEmpty { Issue.record("\(result.report)") }
    guard Self.seed == nil else {
      return print(results.flatMap(\.trace).joined(separator: "\n"))
    }
    // Fewer histories than usual may well lack something.
    let trace = results.flatMap(\.trace)
    for event in Self.events where Self.count >= Self.usualCount {
      #expect(trace.contains { $0.contains(event) }, "never: \(event)")
    }
  }

  @Test("Three levels of nodes: all agree, in the order of each record's home")
  func levelsHold() async {
    let count = max(1, Self.count * 2 / 5)
    let results = await HistoryRunner.run(Self.seeds(of: count), hasLevels: true)

    for result in results where !result.violations.isEmpty { Issue.record("\(result.report)") }
    let trace = results.flatMap(\.trace)
    guard Self.seed == nil else { return print(trace.joined(separator: "\n")) }
    for event in Self.eventsOfLevels where Self.count >= Self.usualCount {
      #expect(trace.contains { $0.contains(event) }, "never: \(event)")
    }
  }

  private static func seeds(of count: Int) -> Range<Int> {
    let first = seed ?? 1
    return first..<(first + (seed == nil ? count : 1))
  }

  private static let eventsOfLevels = [
    " makes alert", " edits ", " exchanges with the one above", " fails to exchange", " is cut",
    " syncs by file", " is pruned",
  ]

  /// What the histories of one run must meet.
  private static let events = [
    " makes alert", " gives assign", " gives next", " gives merge", " gives unmerge", " settles ",
    " by mine", " undoes", " dies and rises",
    " is restored", " is given ", " is cut off", " drafts ", " fails to sync",
    " hands its work", " syncs by file", " is lost", " is pruned",
  ]

  @Test("A seed takes the same course again")
  func seedsReplay() async {
    for seed in [3, 8] {
      let (once, again) = (await HistoryRunner.run(seed), await HistoryRunner.run(seed))

      #expect(once.trace == again.trace)
      #expect(once.log == again.log)
    }
    let (once, again) = (
      await HistoryRunner.run(3, hasLevels: true), await HistoryRunner.run(3, hasLevels: true)
    )
    #expect(once.trace == again.trace)
    #expect(once.log == again.log)
  }
}
