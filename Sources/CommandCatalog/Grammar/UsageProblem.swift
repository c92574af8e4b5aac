import DomainModel
import JSONDiff

/// A command line that cannot be understood; nothing was run.
public enum UsageProblem: Error, Sendable, Hashable {
  /// Candidates are commands that begin alike.
  case unknownCommand(String, candidates: [String])
  case unknownOption(String, command: String)
  case missingValue(option: String)
  case missingArgument(String, command: String)
  case missingRecord(command: String)
  case unexpectedWord(String, command: String)
  case badValue(option: String, value: String, expected: String)

  /// The stable code of the error document.
  public var code: String {
    switch self {
    case .unknownCommand: "usage.unknownCommand"
    case .unknownOption: "usage.unknownOption"
    case .missingValue: "usage.missingValue"
    case .missingArgument: "usage.missingArgument"
    case .missingRecord: "usage.missingRecord"
    case .unexpectedWord: "usage.unexpectedWord"
    case .badValue: "usage.badValue"
    }
  }

  /// What is wrong and where, in one sentence.
  public var headline: Phrase {
    switch self {
    case .unknownCommand(let words, _):
      Phrase("没有“\(words)”这个命令。", "There is no command “\(words)”.")
    case .unknownOption(let option, let command):
      Phrase("\(command) 没有选项 \(option)。", "\(command) has no option \(option).")
    case .missingValue(let option):
      Phrase("选项 \(option) 后面缺值。", "Option \(option) needs a value.")
    case .missingArgument(let name, let command):
      Phrase("\(command) 缺少 \(name)。", "\(command) needs \(name).")
    case .missingRecord(let command):
      Phrase("\(command) 要指明记录。", "\(command) needs the record it acts on.")
    case .unexpectedWord(let word, let command):
      Phrase("\(command) 不认识“\(word)”。", "\(command) does not take “\(word)”.")
    case .badValue(let option, let value, let expected):
      Phrase(
        "\(option) 不能是“\(value)”，应如 \(expected)。",
        "\(option) cannot be “\(value)”; it takes \(expected).")
    }
  }

  /// What to do about it.
  public var remedy: Phrase {
    switch self {
    case .unknownCommand(_, let candidates) where !candidates.isEmpty:
      Phrase(
        "是否指 \(candidates.joined(separator: "、"))？",
        "Did you mean \(candidates.joined(separator: ", "))?")
    case .unknownCommand:
      Phrase("dutydesk --help 列出全部命令。", "dutydesk --help lists the commands.")
    case .missingRecord:
      Phrase(
        "给出编号，或编号开头六位以上、末尾四位以上。",
        "Give its number, six or more characters of its beginning, or four of its ending.")
    case .unknownOption(_, let command), .missingArgument(_, let command),
      .unexpectedWord(_, let command):
      Phrase(
        "dutydesk \(command) --help 有全部选项。", "dutydesk \(command) --help shows what it takes.")
    case .missingValue, .badValue:
      Phrase("请改正后再试。", "Correct it and try again.")
    }
  }

  /// What the error document carries besides the sentence.
  public var details: JSONObject {
    switch self {
    case .unknownCommand(let words, let candidates):
      ["command": .string(words), "candidates": .array(candidates.map(JSON.string))]
    case .unknownOption(let option, let command):
      ["option": .string(option), "command": .string(command)]
    case .missingValue(let option): ["option": .string(option)]
    case .missingArgument(let name, let command):
      ["argument": .string(name), "command": .string(command)]
    case .missingRecord(let command): ["command": .string(command)]
    case .unexpectedWord(let word, let command):
      ["word": .string(word), "command": .string(command)]
    case .badValue(let option, let value, let expected):
      ["option": .string(option), "value": .string(value), "expected": .string(expected)]
    }
  }
}
