import DomainModel

/// What `grievance stats` takes.
enum StatisticsArguments {
  static let all: [CommandArgument] = [
    CommandArgument("from", .time, Phrase("从", "From")),
    CommandArgument("until", .time, Phrase("到", "Until")),
    .choice("by", Phrase("分组", "Divided by"), divisions),
    .choice("every", Phrase("趋势", "Trend by"), intervals),
    CommandArgument("csv", .flag, Phrase("CSV 表格", "CSV table")),
    CommandArgument("html", .file, Phrase("写成网页文件", "Page to print, as a file")),
  ]

  private static let divisions: [CommandArgument.Choice] = [
    .init("unit", "单位", "unit"), .init("category", "类别", "category"),
    .init("place", "街道", "street"), .init("source", "来源", "source"), .init("kind", "类型", "kind"),
  ]

  private static let intervals: [CommandArgument.Choice] = [
    .init("day", "按日", "day"), .init("week", "按周", "week"), .init("month", "按月", "month"),
  ]
}
