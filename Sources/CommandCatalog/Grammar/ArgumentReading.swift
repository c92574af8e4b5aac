import DomainModel
import JSONDiff
import UseCases

/// The words after a command's own, sorted into records, values and options.
struct ArgumentReading {
  let command: Command
  private var records: [String] = []
  private var arguments: JSONObject = [:]
  private var places: [CommandArgument]

  init(command: Command) {
    self.command = command
    places = command.arguments.filter { $0.spelling != .option }
  }

  private var name: String { command.words?.joined(separator: " ") ?? command.id }

  mutating func takeWord(_ word: String) throws(UsageProblem) {
    if command.recordUse == .many || (command.recordUse == .one && records.isEmpty) {
      records.append(word)
      return
    }
    guard let place = places.first else { throw .unexpectedWord(word, command: name) }
    let value = try ArgumentValues.value(word, for: place)
    guard place.spelling == .remaining else {
      arguments[place.name] = value
      places.removeFirst()
      return
    }
    arguments[place.name] = .array((arguments[place.name]?.array ?? []) + [value])
  }

  /// - Returns: whether the next word was its value.
  mutating func takeOption(
    _ option: String, inline: String?, next: String?
  ) throws(UsageProblem) -> Bool {
    let bare = String(option.drop { $0 == "-" })
    let found = command.arguments.first {
      $0.spelling == .option && ($0.name == bare || $0.aliases.contains(bare))
    }
    guard option.hasPrefix("--"), let argument = found else {
      if places.first?.spelling == .remaining, !option.hasPrefix("--") {
        try takeWord(option)
        return false
      }
      throw .unknownOption(option, command: name)
    }
    if argument.kind == .flag {
      arguments[argument.name] = .bool(true)
      return false
    }
    guard let text = inline ?? next else { throw .missingValue(option: option) }
    let value = try ArgumentValues.value(text, for: argument)
    // Several clauses may each have their own option.
    if argument.kind == .citations, let before = arguments[argument.name]?.string {
      arguments[argument.name] = .string(before + "," + text)
    } else {
      arguments[argument.name] = value
    }
    return inline == nil
  }

  func finished() throws(UsageProblem) -> CommandRequest {
    if command.needsRecord, records.isEmpty { throw .missingRecord(command: name) }
    for argument in command.arguments
    where argument.isRequired && argument.condition == nil && isMissing(argument)
      && argument.replacement.flatMap({ arguments[$0] }) == nil
    {
      let spelled = argument.spelling == .option ? "--\(argument.name)" : argument.name.uppercased()
      throw .missingArgument(spelled, command: name)
    }
    return CommandRequest(command.id, records: records, arguments: arguments)
  }

  /// A value of spaces says nothing: no reason, no reply.
  private func isMissing(_ argument: CommandArgument) -> Bool {
    guard let value = arguments[argument.name] else { return true }
    return value.string?.allSatisfy(\.isWhitespace) == true
  }
}
