import DomainModel
import JSONDiff
import UseCases

/// A step of a macro: a command line without the records that it will be given.
struct MacroStep {
  let line: String
  let command: Command
  private let request: CommandRequest

  /// Stands for the records while the line is read.
  private static let recordWord = "record"

  /// - Throws: `.macroStep` for a line that is no command on records, or that is a macro itself.
  init(_ line: String) throws(Failure) {
    let parsed = try? CommandGrammar.parse(Self.words(of: line) + [Self.recordWord])
    guard let parsed, let command = parsed.command, command.needsRecord, command.writes,
      command.id != "macro.run", parsed.request.records == [Self.recordWord]
    else { throw Failure(.macroStep, ["value": .string(line)]) }
    self.line = line
    self.command = command
    request = parsed.request
  }

  /// The lines of a text, a step each; `;` parts steps of one line.
  static func lines(of text: String) -> [String] {
    text.split { $0.isNewline || $0 == ";" || $0 == "；" }
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  /// The request on records.
  func request(on records: [String], actor: String?) -> CommandRequest {
    var request = request
    request.records = records
    request.actor = actor
    return request
  }

  /// Words between spaces; quotes keep spaces together.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      } else if quote == nil, character == " " {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
