import DomainModel
import Foundation
import SyncNode

/// What came of one history.
struct HistoryResult: Sendable {
  let seed: Int
  let violations: [Violation]
  let trace: [String]
  /// The digest of the node's log: equal for the same seed, whenever it is run.
  let log: String

  var report: String {
    let lines = violations.prefix(5).map { "  " + $0.description }
    return "DUTYDESK_SEED=\(seed) replays this history:\n" + lines.joined(separator: "\n")
  }
}

/// Runs histories on threads of their own: a desk's calls block, and the threads that run tests
/// must not.
enum HistoryRunner {
  private static let stackBytes = 8 << 20

  static func run(
    _ seed: Int, mutant: Mutant.Kind? = nil, hasLevels: Bool = false
  ) async -> HistoryResult {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(
          returning: hasLevels ? ofLevels(seed, mutant) : result(seed, mutant))
      }
      thread.stackSize = stackBytes
      thread.start()
    }
  }

  /// All of the seeds, as many at once as there are processors.
  static func run(_ seeds: Range<Int>, hasLevels: Bool = false) async -> [HistoryResult] {
    let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
    return await withTaskGroup(of: HistoryResult.self) { group in
      var waiting = seeds.dropFirst(width)
      for seed in seeds.prefix(width) { group.addTask { await run(seed, hasLevels: hasLevels) } }
      var results: [HistoryResult] = []
      while let result = await group.next() {
        results.append(result)
        if let seed = waiting.popFirst() { group.addTask { await run(seed, hasLevels: hasLevels) } }
      }
      return results.sorted { $0.seed < $1.seed }
    }
  }

  private static func result(_ seed: Int, _ mutant: Mutant.Kind?) -> HistoryResult {
    do throws(Failure) {
      let history = try History(seed: seed, mutant: mutant.map(Mutant.init))
      let violations = history.run()
      let entries = history.node.disk.contents.wholeLog.map(\.entry)
      return HistoryResult(
        seed: seed, violations: violations, trace: history.trace,
        log: entries.joined(separator: "\n"))
    } catch {
      return HistoryResult(
        seed: seed, violations: [Violation(.comesToRest, "\(error)")], trace: [], log: "")
    }
  }

  private static func ofLevels(_ seed: Int, _ mutant: Mutant.Kind?) -> HistoryResult {
    do throws(Failure) {
      let history = try LevelsHistory(seed: seed, mutant: mutant.map(Mutant.init))
      let violations = history.run()
      let entries = history.levels.flatMap { $0.node.disk.contents.wholeLog.map(\.entry) }
      return HistoryResult(
        seed: seed, violations: violations, trace: history.trace,
        log: entries.joined(separator: "\n"))
    } catch {
      return HistoryResult(
        seed: seed, violations: [Violation(.comesToRest, "\(error)")], trace: [], log: "")
    }
  }
}
