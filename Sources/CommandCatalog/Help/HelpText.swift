import DomainModel

/// The help of the command line, as text.
public enum HelpText {
  /// All commands, a line each, by their first word; of those that begin with `words` where some
  /// do, else with the first of them.
  public static func overview(_ language: Language, of words: [String] = []) -> String {
    let usage = Phrase(
      "用法：dutydesk [选项] 命令 …    不写命令则打开工作站",
      "Usage: dutydesk [options] COMMAND …    without a command the workstation opens")
    var lines = [usage(language), ""]
    for (words, command) in commandLines(beginning: words) {
      lines.append("  " + padded(words.joined(separator: " "), 26) + command.help(language))
    }
    lines += ["", Phrase("各处可用的选项：", "Options that every command takes:")(language)]
    lines += GlobalOptions.descriptions.map { "  " + padded($0.spelling, 26) + $0.help(language) }
    let more = Phrase(
      "dutydesk 命令 --help 说明一条命令。", "dutydesk COMMAND --help explains a command.")
    return (lines + ["", more(language)]).joined(separator: "\n")
  }

  /// One command with its arguments.
  public static func command(_ command: Command, _ language: Language) -> String {
    var lines = [
      usage(of: command), "", command.help(language) + (language == .chinese ? "。" : "."),
    ]
    if !command.arguments.isEmpty { lines.append("") }
    for argument in command.arguments {
      lines.append("  " + padded(spelling(of: argument), 26) + meaning(of: argument, language))
    }
    if !command.keys.isEmpty {
      let keys = Phrase("按键：", "Keys: ")(language) + command.keys.joined(separator: " ")
      lines += ["", keys]
    }
    return lines.joined(separator: "\n")
  }

  /// `dutydesk grievance assign ID… [--to UNIT] [--reason TEXT]`.
  public static func usage(of command: Command) -> String {
    var words = ["dutydesk"] + (command.words ?? [command.id])
    switch command.recordUse {
    case .none: break
    case .one: words.append("ID")
    case .many: words.append("ID…")
    }
    for argument in command.arguments {
      let spelled = spelling(of: argument)
      words.append(
        argument.isRequired && argument.condition == nil ? spelled : "[\(spelled)]")
    }
    return words.joined(separator: " ")
  }

  private static func commandLines(beginning words: [String]) -> [(
    words: [String], command: Command
  )] {
    guard let first = words.first else { return ownLines }
    let narrow = CommandCatalog.lines.filter { $0.words.starts(with: words) }
    return narrow.isEmpty ? CommandCatalog.lines.filter { $0.words.first == first } : narrow
  }

  /// The commands of the command line without the repetitions after each pane's name.
  static var ownLines: [(words: [String], command: Command)] {
    CommandCatalog.lines.filter { $0.words == $0.command.words }
  }

  static func spelling(of argument: CommandArgument) -> String {
    switch argument.spelling {
    case .positional: argument.name.uppercased()
    case .remaining: argument.name.uppercased() + "…"
    case .option: argument.kind == .flag ? "--\(argument.name)" : option(argument)
    }
  }

  private static func option(_ argument: CommandArgument) -> String {
    "--\(argument.name) \(valueWord(argument))"
  }

  private static func valueWord(_ argument: CommandArgument) -> String {
    switch argument.kind {
    case .unit: "UNIT"
    case .person: "OPERATOR"
    case .persons, .signatures: "NAME,NAME"
    case .time: "TIME"
    case .file: "FILE"
    case .number: "N"
    case .region: "REGION"
    case .category: "CATEGORY"
    case .phone: "PHONE"
    case .macro: "NAME"
    case .citations: "POLICY#CLAUSE"
    case .record: "ID"
    case .recordType: "TYPE"
    case .pointer: "POINTER"
    case .lane: GrievanceCommands.lanes.map(\.value).joined(separator: "|")
    case .choice(let choices): choices.map(\.value).joined(separator: "|")
    case .boolean: "yes|no"
    case .text, .longText, .flag: "TEXT"
    }
  }

  private static func meaning(of argument: CommandArgument, _ language: Language) -> String {
    guard argument.isRequired else { return argument.title(language) }
    if let value = argument.condition?.value {
      return argument.title(language)
        + Phrase("（\(value) 时必填）", " (required for \(value))")(language)
    }
    return argument.title(language) + Phrase("（必填）", " (required)")(language)
  }

  /// Help is for terminals of any kind; two columns of ASCII at left need no width table.
  static func padded(_ text: String, _ columns: Int) -> String {
    text.count >= columns ? text + " " : text + String(repeating: " ", count: columns - text.count)
  }
}
