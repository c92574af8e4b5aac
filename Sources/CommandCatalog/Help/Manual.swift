import DomainModel

/// The manual page, from the same declarations as keys and command line.
public enum Manual {
  /// In the language of `man` (groff's man macros).
  public static func page(_ language: Language) -> String {
    let name = Phrase("值守台：政务值守终端工作站", "a terminal workstation for the duty desk")
    var lines = [
      ".TH DUTYDESK 1", ".SH NAME", "dutydesk \\- " + escaped(name(language)), ".SH SYNOPSIS",
      ".B dutydesk", "[\\fIoptions\\fR] [\\fIcommand\\fR \\fI\\&...\\fR]", ".SH OPTIONS",
    ]
    for option in GlobalOptions.descriptions {
      lines += [".TP", ".B " + escaped(option.spelling), escaped(option.help(language))]
    }
    lines.append(".SH COMMANDS")
    for (_, command) in HelpText.ownLines {
      lines += [
        ".TP", ".B " + escaped(HelpText.usage(of: command)), escaped(command.help(language)),
      ]
    }
    lines.append(".SH KEYS")
    for area in CommandArea.allCases {
      let commands = CommandCatalog.commands(in: [area]).filter { !$0.keys.isEmpty }
      guard !commands.isEmpty else { continue }
      lines.append(".SS " + escaped(area.title(language)))
      for command in commands {
        let keys = escaped(command.keys.joined(separator: ", "))
        lines += [".TP", ".B " + keys, escaped(command.help(language))]
      }
    }
    return (lines + exitStatus(language)).joined(separator: "\n")
  }

  /// As Markdown, for the documentation.
  public static func markdown(_ language: Language) -> String {
    let columns = Phrase("| 命令 | 说明 |", "| command | what it does |")
    var lines = ["# dutydesk", "", columns(language), "|---|---|"]
    for (_, command) in HelpText.ownLines {
      let usage = HelpText.usage(of: command).split(separator: "|").joined(separator: "\\|")
      lines.append("| `\(usage)` | \(command.help(language)) |")
    }
    for area in CommandArea.allCases {
      let commands = CommandCatalog.commands(in: [area]).filter { !$0.keys.isEmpty }
      guard !commands.isEmpty else { continue }
      let heading = Phrase("| 按键 | 命令 | 说明 |", "| keys | command | what it does |")
      lines += ["", "## " + area.title(language), "", heading(language), "|---|---|---|"]
      for command in commands {
        let keys = command.keys.map { "`\($0)`" }.joined(separator: " ")
        lines.append("| \(keys) | \(command.title(language)) | \(command.help(language)) |")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func exitStatus(_ language: Language) -> [String] {
    let codes: [(String, Phrase)] = [
      ("0", Phrase("完成", "done")), ("1", Phrase("规则不允许", "the rules refuse it")),
      ("64", Phrase("用法有误", "usage")), ("65", Phrase("输入有误", "bad input data")),
      ("66", Phrase("没有此记录或文件", "no such record or file")),
      ("69", Phrase("连不上节点", "node unreachable")), ("70", Phrase("程序错误", "our bug")),
      ("73, 74", Phrase("不能写、读写出错", "cannot write, I/O")),
      ("75", Phrase("正忙，稍后再试", "busy, try again")),
      ("77", Phrase("没有权限", "not permitted")), ("78", Phrase("配置有误", "bad configuration")),
    ]
    return [".SH EXIT STATUS"]
      + codes.flatMap { [".TP", ".B " + $0.0, escaped($0.1(language))] }
  }

  /// A backslash, a hyphen and a leading dot mean something to groff.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
