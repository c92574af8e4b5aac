import DomainModel
import JSONDiff

/// Every key and command, as `help keys` prints them.
public enum KeyTable {
  /// The table with the operator's own keys.
  public static func json(_ map: KeyMap) -> JSON {
    .array(
      CommandCatalog.all.map { command in
        [
          "id": .string(command.id), "area": .string(command.area.rawValue),
          "keys": .array(map.keys(of: command).map(JSON.string)),
          "command": command.words.map { .string($0.joined(separator: " ")) } ?? .null,
          "title": [
            "zh": .string(command.title(.chinese)), "en": .string(command.title(.english)),
          ],
          "help": ["zh": .string(command.help(.chinese)), "en": .string(command.help(.english))],
        ]
      })
  }

  /// The same as text, by area.
  public static func text(_ map: KeyMap, _ language: Language) -> String {
    var lines: [String] = []
    for area in CommandArea.allCases {
      let commands = CommandCatalog.commands(in: [area])
      guard !commands.isEmpty else { continue }
      lines += lines.isEmpty ? [area.title(language)] : ["", area.title(language)]
      for command in commands {
        let keys = map.keys(of: command).joined(separator: " ")
        let words = command.words.map { "  [\($0.joined(separator: " "))]" } ?? ""
        let help = "\(command.title(language)): \(command.help(language))"
        lines.append("  " + HelpText.padded(keys, 16) + help + words)
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension CommandArea {
  /// The heading of help.
  public var title: Phrase {
    switch self {
    case .everywhere: Phrase("各处", "Everywhere")
    case .list: Phrase("列表", "Lists")
    case .selection: Phrase("所选记录", "The selected record")
    case .record: Phrase("打开的记录", "An opened record")
    case .form: Phrase("表单", "Forms")
    case .board: Phrase("总览", "Board")
    case .grievances: Phrase("诉求工单", "Grievances")
    case .inspections: Phrase("监督检查", "Inspections")
    case .alerts: Phrase("应急值守", "Alerts")
    case .catalogue: Phrase("数据目录", "Catalogue")
    case .licences: Phrase("证照卡包", "Licences")
    case .tasks: Phrase("任务", "Tasks")
    case .store: Phrase("整个数据库", "Whole store")
    case .sync: Phrase("同步", "Sync")
    case .json: Phrase("JSON 工具和核对", "JSON tools and checks")
    }
  }
}
