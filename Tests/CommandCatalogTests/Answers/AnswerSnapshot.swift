import CommandCatalog
import DomainModel
import Foundation
import JSONDiff
import Testing
import UseCases

/// An answer as a text file, in the language of its name.
struct AnswerSnapshot {
  let name: String
  let text: String

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Snapshots")
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  /// Compares with the stored file; `RECORD_SNAPSHOTS=1` rewrites all, to be read before they are
  /// committed.
  func check(_ location: SourceLocation = #_sourceLocation) throws {
    let url = Self.folder.appending(path: name + ".txt")
    guard !Self.isRecording else {
      try (text + "\n").write(to: url, atomically: true, encoding: .utf8)
      return
    }
    let stored = try String(contentsOf: url, encoding: .utf8)
    #expect(stored == text + "\n", "\(name) differs", sourceLocation: location)
  }
}

/// The text of an answer to a command.
func answer(
  _ commandID: String, _ output: String, _ language: Language,
  background: AnswerBackground = AnswerBackground(), columns: Int = AnswerText.usualColumns
) throws -> String {
  let command = try #require(CommandCatalog.command(id: commandID))
  let outcome = CommandOutcome.read(try JSON.parse(output), background: background)
  return try #require(
    AnswerText.text(of: outcome, command: command, language: language, columns: columns))
}
