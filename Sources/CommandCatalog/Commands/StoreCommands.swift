import DomainModel
import Phrasebook

/// Commands on the whole store.
enum StoreCommands {
  static let all: [Command] = [
    Command(
      "store.open", words: ["tui"], area: .store, title: Phrase("工作站", "Workstation"),
      help: Phrase("打开工作站（不写命令也一样）", "Opens the workstation, as no command does")),
    store(
      "init", Phrase("建库", "Set up"),
      Phrase("建立数据库、首位操作员和单位", "Makes the store, its first operator and unit"),
      [
        CommandArgument("samples", .flag, Phrase("装入示例", "Load the samples")),
        CommandArgument("operator", .text, Phrase("操作员姓名", "Operator's name")),
        CommandArgument("scope", .region, Phrase("区划代码", "Region code")),
      ], writes: true),
    store("status", Phrase("状态", "Status"), Phrase("数据库、各窗格计数和同步", "Store, counts and sync")),
    store(
      "doctor", Phrase("检查", "Doctor"),
      Phrase("检查终端、数据库、时钟，说明如何修复", "Checks terminal, store and clock; says how to mend"),
      [
        CommandArgument("reset", .flag, Phrase("还原终端", "Restore the terminal")),
        CommandArgument(
          "rebuild", .flag,
          Phrase("重新计算派生数据", "Derived data anew")),
      ], writingFlags: ["rebuild"]),
    store(
      "search", Phrase("搜索", "Search"),
      Phrase("所有窗格：汉字、拼音、首字母、英文、编号", "All panes: Chinese, pinyin, initials, English, numbers"),
      [
        CommandArgument(
          "query", .text, Phrase("查什么", "Query"), isRequired: true, spelling: .remaining),
        .type(), .limit,
      ]),
    store(
      "import", Phrase("导入", "Import"),
      Phrase(
        "读入 NDJSON、JSON、CSV、CAP 1.2、GeoJSON、DCAT、CKAN、Open311，格式自动识别",
        "Reads NDJSON, JSON, CSV, CAP, GeoJSON, DCAT, CKAN, Open311; finds out which"),
      [
        CommandArgument(
          "file", .file, Phrase("文件", "File"), isRequired: true, spelling: .remaining),
        .format, .encoding,
        CommandArgument("type", .recordType, Phrase("类型（CSV、GeoJSON）", "Type (CSV, GeoJSON)")),
        CommandArgument("source", .text, Phrase("来源名称", "Name of the source")),
        CommandArgument("map", .file, Phrase("列的映射文件（CSV）", "Map of the columns (CSV)")),
        CommandArgument("dry-run", .flag, Phrase("只检查", "Only check")),
        CommandArgument("strict", .flag, Phrase("有错则全不收", "Nothing when one is wrong")),
      ], writes: true),
    store(
      "export", Phrase("导出", "Export"),
      Phrase("按条件写出；再导入不改变任何东西", "Writes records; imported again they change nothing"),
      [
        CommandArgument(
          "file", .file, Phrase("文件", "File"), spelling: .positional), .type(isRequired: true),
        .format, .encoding,
        CommandArgument("reveal", .flag, Phrase("不遮个人信息，须写理由", "Unmasked, with a reason")),
        .reason(),
      ] + CommandArgument.filters, writingFlags: ["reveal"]),
    store(
      "backup", Phrase("备份", "Backup"),
      Phrase("联机复制到一个文件，附摘要", "An online copy in one file, with its digest"),
      [
        CommandArgument(
          "file", .file, Phrase("文件", "File"), isRequired: true, spelling: .positional),
        CommandArgument(
          "keys", .flag, Phrase("连同密钥，用口令封存", "With the keys, sealed")),
        .passphraseFile,
      ]),
    store(
      "restore", Phrase("恢复", "Restore"),
      Phrase("先核对全部，再替换现有数据", "Verifies everything before it replaces anything"),
      [
        CommandArgument(
          "file", .file, Phrase("文件", "File"), isRequired: true, spelling: .positional),
        CommandArgument(
          "keys", .flag, Phrase("取出备份里的密钥", "With the keys inside")),
        .passphraseFile,
      ], writes: true),
  ]

  private static func store(
    _ name: String, _ title: Phrase, _ help: Phrase, _ arguments: [CommandArgument] = [],
    writes: Bool = false, writingFlags: Set<String> = []
  ) -> Command {
    Command(
      "store.\(name)", words: [name], area: .store, title: title, help: help,
      arguments: arguments, writes: writes, writingFlags: writingFlags)
  }
}
