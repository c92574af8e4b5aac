import DomainModel

/// What `grievance warn` takes.
enum RiskArguments {
  static let all: [CommandArgument] = [
    .choice("as", Phrase("转为（不填为任务）", "As (a task unless told)"), forms),
    .choice("rule", Phrase("哪项隐患", "Which risk"), rules), .unit(),
    CommandArgument("subject", .record(.subject), Phrase("主体（检查）", "Subject (check)")),
    CommandArgument("inspectors", .persons, Phrase("检查人员（检查）", "Inspectors (check)")),
    CommandArgument("text", .longText, Phrase("要求", "What is asked")),
  ]

  private static let forms: [CommandArgument.Choice] = [
    .init("task", "隐患任务", "task"), .init("inspection", "检查", "check"),
    .init("alert", "预警草稿", "alert draft"),
  ]

  private static let rules: [CommandArgument.Choice] = [
    .init("samePlace", "同址", "one place"), .init("growth", "突增", "growth"),
    .init("sameContact", "重复", "one contact again"),
  ]
}
