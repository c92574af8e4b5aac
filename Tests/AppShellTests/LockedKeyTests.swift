import CommandCatalog
import DomainModel
import JSONDiff
import Testing
import UseCases

@Suite("Acting with a locked key")
struct LockedKeyTests {
  /// What makes or tends keys, and what nobody's name stands for.
  private static let exempt: Set = [
    "store.init", "store.restore", "sync.now", "ledger.verify", "operator.lock", "operator.unlock",
    "operator.passphrase", "operator.switch",
  ]

  @Test("Every command that writes is refused, and nothing is written")
  func refused() throws {
    let fixture = try DeskFixture(files: ["pin": "314159", "{}": "{}", "[]": "[]"])
    _ = try fixture.perform(
      CommandRequest("operator.passphrase", arguments: ["passphrase-file": "pin"]))
    _ = try fixture.perform(CommandRequest("operator.lock"))
    let digest = try fixture.digest()

    for command in CommandCatalog.all where command.writes && !Self.exempt.contains(command.id) {
      let request = CommandRequest(
        command.id, records: command.actsOnRecords ? [FixtureID.burstPipe] : [],
        arguments: arguments(of: command))
      let code: Failure.Code?
      do throws(Failure) {
        _ = try fixture.perform(request)
        code = nil
      } catch {
        code = error.code
      }
      #expect(code == .keyLocked, "\(command.id)")
    }
    #expect(try fixture.digest() == digest)
  }

  /// Enough to get as far as the actor.
  private func arguments(of command: Command) -> JSONObject {
    switch command.id {
    case "store.import": ["file": ["{}"]]
    case "record.edit": ["patch": "[]"]
    case "record.new": ["type": "unit", "file": "{}"]
    case "conflicts.resolve": ["take": "mine"]
    default:
      command.arguments.contains { $0.name == "file" }
        ? ["file": "{}"]
        : [
          "at": "2026-11-24T09:00:00+08:00", "text": "停水", "reason": "误报",
          "changes": ["1"],
        ]
    }
  }
}
