import DomainModel
import Logging
import SyncNode

/// What a node does by itself while it serves: every ten minutes it makes the supervised items of late
/// orders, passes replies on to merged ones and takes from the log what need no longer be kept.
struct UpkeepRun: Sendable {
  private static let interval = Duration.seconds(600)

  let node: NodeService
  let keptDays: Int
  let logger: Logger

  /// Runs until the task is cancelled; what fails is tried again the next time.
  func run() async throws {
    let orders = OrderUpkeep(node)
    while !Task.isCancelled {
      await tell("orders") { () async throws(Failure) in
        let done = try await orders.run()
        return ["supervised": done.items, "replied": done.replies]
      }
      await tell("prune") { () async throws(Failure) in
        ["changes": try await LogPruning(node, keptDays: keptDays).run().changes]
      }
      try await Task.sleep(for: Self.interval)
    }
  }

  private func tell(
    _ name: String, _ body: () async throws(Failure) -> [String: Int]
  ) async {
    do throws(Failure) {
      let counts = try await body().filter { $0.value > 0 }
      if !counts.isEmpty {
        logger.notice("\(name)", metadata: counts.mapValues { "\($0)" })
      }
    } catch {
      logger.error("\(name)", metadata: ["problem": "\(error.code.rawValue)"])
    }
  }
}
