import DomainModel
import Logging
import SyncNode

/// What a node does by itself while it serves: each hour it makes the supervised items of late orders
/// and takes from the log what need no longer be kept.
struct UpkeepRun: Sendable {
  private static let interval = Duration.seconds(3600)

  let node: NodeService
  let keptDays: Int
  let logger: Logger

  /// Runs until the task is cancelled; what fails is tried again the next hour.
  func run() async throws {
    let supervision = NodeSupervision(node)
    while !Task.isCancelled {
      await tell("supervise") { () async throws(Failure) in try await supervision.run() }
      await tell("prune") { () async throws(Failure) in
        try await LogPruning(node, keptDays: keptDays).run().changes
      }
      try await Task.sleep(for: Self.interval)
    }
  }

  private func tell(_ name: String, _ body: () async throws(Failure) -> Int) async {
    do throws(Failure) {
      let count = try await body()
      if count > 0 { logger.notice("\(name)", metadata: ["count": "\(count)"]) }
    } catch {
      logger.error("\(name)", metadata: ["problem": "\(error.code.rawValue)"])
    }
  }
}
