import DomainModel
import JSONDiff
import UseCases

/// Requests and outcomes as they come back from the background.
enum CommandRequestForTests {
  static let urge = CommandRequest(
    "grievance.urge", records: [FixtureID.burstPipe], arguments: ["reason": "限时 回复"])
  static let done = CommandOutcome(Phrase("已督办。", "Urged."), changed: [FixtureID.burstPipe])
}
