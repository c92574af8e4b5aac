import DomainModel
import Phrasebook

/// What every pane has on the command line: `list` and `new`.
enum PaneCommands {
  static let all: [Command] =
    pane("grievance", .grievances, .grievance, Phrase("诉求工单", "grievances"))
    + pane("inspection", .inspections, .inspection, Phrase("检查任务", "inspections"))
    + pane("alert", .alerts, .alert, Phrase("预警", "alerts"))
    + pane("catalog", .catalogue, .catalogEntry, Phrase("目录项", "catalogue entries"))
    + pane("licence", .licences, .licence, Phrase("证照", "licences"))
    + pane("task", .tasks, .task, Phrase("任务", "tasks"))

  private static func pane(
    _ word: String, _ area: CommandArea, _ type: RecordType, _ plural: Phrase
  ) -> [Command] {
    [
      Command(
        "\(word).list", words: [word, "list"], area: area, types: [type],
        takes: Command.RecordUse.none,
        title: Phrase("列出\(plural.chinese)", "List \(plural.english)"),
        help: Phrase("按条件列出\(plural.chinese)", "Lists \(plural.english) by filters"),
        arguments: CommandArgument.filters),
      Command(
        "\(word).new", words: [word, "new"], area: area, types: [type],
        takes: Command.RecordUse.none,
        keys: ["Ctrl-n"], title: Phrase("新建\(plural.chinese)", "New \(type.title.english)"),
        help: Phrase("登记一条\(plural.chinese)", "Registers one of the \(plural.english)"),
        arguments: [.documentFile], writes: true),
    ]
  }
}
