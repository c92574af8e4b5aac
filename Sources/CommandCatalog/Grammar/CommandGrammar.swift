import DomainModel
import JSONDiff
import UseCases

/// A command line, understood but not yet run.
public struct ParsedCommandLine: Sendable {
  /// Nil when the line has no command: the workstation opens.
  public let command: Command?
  /// What is asked of the command.
  public let request: CommandRequest
  /// The options that every command takes.
  public let options: GlobalOptions
}

/// The one grammar of the command line and of the palette: words of the command, then records,
/// values and options in any order.
public enum CommandGrammar {
  /// `words`: without the program's name.
  /// Complexity: linear in the words; the catalogue is consulted only when there is a command.
  public static func parse(_ words: [String]) throws(UsageProblem) -> ParsedCommandLine {
    var options = GlobalOptions()
    var rest = try takeGlobalOptions(words, into: &options)
    // `help grievance assign` asks what `grievance assign --help` does; `help keys` is a command.
    if rest.first == "help", CommandCatalog.command(words: Array(rest.prefix(2))) == nil {
      rest.removeFirst()
      options.wantsHelp = true
    }
    guard !rest.isEmpty else {
      return ParsedCommandLine(command: nil, request: CommandRequest(""), options: options)
    }
    let (command, remaining) = try findCommand(rest, toleratingNone: options.wantsHelp)
    guard let command else {
      return ParsedCommandLine(
        command: nil, request: CommandRequest(rest.joined(separator: " ")), options: options)
    }
    guard !options.wantsHelp else {
      return ParsedCommandLine(
        command: command, request: CommandRequest(command.id), options: options)
    }
    var request = try takeArguments(remaining, of: command)
    request.recordTypes = command.isPaneVerb ? CommandCatalog.paneTypes(rest[0]) : []
    request.actor = options.actor
    return ParsedCommandLine(command: command, request: request, options: options)
  }

  private static func takeGlobalOptions(
    _ words: [String], into options: inout GlobalOptions
  ) throws(UsageProblem) -> [String] {
    var rest: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        rest.append(contentsOf: words[(index - 1)...])
        break
      }
      if options.takeFlag(word) { continue }
      let (name, inline) = splitOption(word)
      guard GlobalOptions.takesValue(name) else {
        rest.append(word)
        continue
      }
      if let inline {
        try options.takeValue(inline, of: name)
      } else {
        guard index < words.count else { throw .missingValue(option: name) }
        try options.takeValue(words[index], of: name)
        index += 1
      }
    }
    return rest
  }

  /// The command with the most words that the line begins with.
  private static func findCommand(
    _ words: [String], toleratingNone: Bool
  ) throws(UsageProblem) -> (Command?, ArraySlice<String>) {
    let leading = words.prefix { !$0.hasPrefix("-") }.prefix(3)
    for length in stride(from: leading.count, through: 1, by: -1) {
      let candidate = Array(leading.prefix(length))
      if let command = CommandCatalog.command(words: candidate) {
        return (command, words[length...])
      }
    }
    if toleratingNone, let first = words.first, CommandCatalog.hasLines(beginning: [first]) {
      return (nil, words[...])
    }
    let asked = leading.prefix(2).joined(separator: " ")
    throw .unknownCommand(
      asked.isEmpty ? words[0] : asked, candidates: CommandCatalog.candidates(for: asked))
  }

  private static func takeArguments(
    _ words: ArraySlice<String>, of command: Command
  ) throws(UsageProblem) -> CommandRequest {
    var reading = ArgumentReading(command: command)
    var index = words.startIndex
    var hasOptionsEnded = false
    while index < words.endIndex {
      let word = words[index]
      index += 1
      if hasOptionsEnded || !word.hasPrefix("-") || word == "-" {
        try reading.takeWord(word)
      } else if word == "--" {
        hasOptionsEnded = true
      } else {
        let (name, inline) = splitOption(word)
        let next = index < words.endIndex ? words[index] : nil
        if try reading.takeOption(name, inline: inline, next: next) { index += 1 }
      }
    }
    return try reading.finished()
  }

  private static func splitOption(_ word: String) -> (name: String, value: String?) {
    guard word.hasPrefix("--"), let equals = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }
}
