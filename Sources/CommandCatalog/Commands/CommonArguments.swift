import DomainModel

/// Arguments that many commands ask for, so that each has one name and one title.
extension CommandArgument {
  static func reason(isRequired: Bool = false) -> CommandArgument {
    CommandArgument(
      "reason", .longText, Phrase("理由", "Reason"), isRequired: isRequired,
      replacement: "template")
  }

  /// A form takes a template's text into the field; the command line names the template.
  static let template = CommandArgument(
    "template", .record(.template), Phrase("模板", "Template"))

  static func text(_ title: Phrase = Phrase("内容", "Text"), isRequired: Bool = true) -> Self {
    CommandArgument("text", .longText, title, isRequired: isRequired)
  }

  static func unit(isRequired: Bool = false) -> CommandArgument {
    CommandArgument("to", .unit, Phrase("单位", "Unit"), isRequired: isRequired)
  }

  static func until(isRequired: Bool = false) -> CommandArgument {
    CommandArgument("until", .time, Phrase("到何时", "Until"), isRequired: isRequired)
  }

  /// A reply may hold ids and telephone numbers only when somebody says so.
  static let confirm = CommandArgument(
    "confirmedPersonalData", .flag, Phrase("确认含个人信息", "Personal data is intended"),
    aliases: ["confirm"])

  static let reply = CommandArgument(
    "reply", .longText, Phrase("答复", "Reply"), isRequired: true, replacement: "template")

  static let citations = CommandArgument(
    "citations", .citations, Phrase("引用条款", "Cited clauses"), aliases: ["cite"])

  static func choice(
    _ name: String, _ title: Phrase, isRequired: Bool = false, _ choices: [Choice]
  ) -> CommandArgument {
    CommandArgument(name, .choice(choices), title, isRequired: isRequired)
  }

  static let taskText = CommandArgument(
    "text", .longText, Phrase("办理情况", "What was done"), isRequired: true,
    aliases: ["reply", "reason"])

  static let note = CommandArgument(
    "text", .longText, Phrase("备注", "Note"), isRequired: true, aliases: ["reply", "reason"])

  static func type(isRequired: Bool = false) -> CommandArgument {
    CommandArgument("type", .recordType, Phrase("类型", "Type"), isRequired: isRequired)
  }

  static let documentFile = CommandArgument(
    "file", .file, Phrase("JSON 文件", "JSON file"), isRequired: true)

  static let refusedChanges = CommandArgument(
    "changes", .text, Phrase("改动的序号", "Numbers of changes"), isRequired: true,
    spelling: .remaining)

  static let passphraseFile = CommandArgument(
    "passphrase-file", .file, Phrase("口令文件", "File with the passphrase"))

  static let limit = CommandArgument("limit", .number, Phrase("最多几条", "At most"))

  static let format = CommandArgument(
    "format",
    .choice([
      .init("ndjson", "每行一条", "a record a line"), .init("json", "JSON", "JSON"),
      .init("csv", "CSV", "CSV"), .init("cap", "CAP 1.2", "CAP 1.2"),
      .init("geojson", "GeoJSON", "GeoJSON"), .init("dcat", "DCAT", "DCAT"),
      .init("ckan", "CKAN", "CKAN"), .init("open311", "Open311", "Open311"),
    ]), Phrase("格式", "Format"))

  /// How a table is encoded.
  static let encoding = CommandArgument(
    "encoding",
    .choice([
      .init("utf-8", "UTF-8", "UTF-8"),
      .init("utf-8-bom", "UTF-8，供表格软件", "UTF-8 for spreadsheets"),
      .init("gb18030", "GB 18030", "GB 18030"),
    ]), Phrase("编码（CSV）", "Encoding (CSV)"))

  /// What lists filter by.
  static let filters: [CommandArgument] = [
    CommandArgument("status", .text, Phrase("状态，逗号分开", "States, comma-separated")),
    CommandArgument("region", .region, Phrase("区划代码", "Region code")),
    CommandArgument("unit", .unit, Phrase("单位", "Unit")),
    CommandArgument("assignee", .person, Phrase("承办人", "Person")),
    CommandArgument("overdue", .flag, Phrase("已超期", "Overdue")),
    CommandArgument("mine", .flag, Phrase("我的", "Mine")),
    CommandArgument("open", .flag, Phrase("在办", "Open")),
    CommandArgument("query", .text, Phrase("文字、拼音、字段:值", "Text, pinyin, field:value")),
    limit,
    CommandArgument("after", .text, Phrase("上一页的 next", "Next of the page before")),
  ]
}
