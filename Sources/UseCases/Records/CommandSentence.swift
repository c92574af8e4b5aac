import DomainModel

/// What is said when a command is done.
enum CommandSentence {
  /// `G…0147：已派单（已派单）`: the record and its state after it.
  static func done(_ command: String, name: String, _ record: Record) -> Phrase {
    let subject = RecordPrinting.subject(record)
    let state = record.statusTitle ?? Phrase("", "")
    if let deed = deeds[name], record.type == .grievance {
      return Phrase(
        "\(subject)：\(deed.chinese)（\(state.chinese)）",
        "\(subject): \(deed.english) (\(state.english))")
    }
    return Phrase(
      "\(subject)：\(state.chinese)", "\(subject): \(name) done, now \(state.english)")
  }

  /// What the state after it doesn't tell.
  private static let deeds: [String: Phrase] = [
    "urge": Phrase("已发督办", "supervised item made"), "extend": Phrase("已申请延期", "time asked for"),
    "grant": Phrase("已同意延期", "time granted"), "deny": Phrase("已驳回延期", "time denied"),
    "visit": Phrase("已记回访", "visit recorded"), "uphold": Phrase("退单成立", "return upheld"),
    "overrule": Phrase("退单不成立", "return overruled"), "reopen": Phrase("已重开", "reopened"),
    "unmerge": Phrase("已撤销并单", "unmerged"), "resume": Phrase("已恢复", "resumed"),
    "split": Phrase("已拆单", "split"),
  ]

  /// `G…0147：已派单，区水务局（目录主办，…）`: who got it, and why when nobody named the unit.
  static func assigned(_ record: Record, to unit: String, why: Phrase?) -> Phrase {
    let subject = RecordPrinting.subject(record)
    let state = record.statusTitle ?? Phrase("", "")
    let reason = why.map { Phrase("（\($0.chinese)）", " (\($0.english))") } ?? Phrase("", "")
    return Phrase(
      "\(subject)：\(state.chinese)，\(unit)\(reason.chinese)",
      "\(subject): \(state.english), \(unit)\(reason.english)")
  }

  /// The sentence of what was done with a parent, and with the orders under it.
  static func leading(_ sentence: Phrase, _ led: LeadOrders.Outcome) -> Phrase {
    let (done, waiting) = (led.changed.count, led.waiting)
    guard done + waiting > 0 else { return sentence }
    let others =
      waiting > 0 ? Phrase("，\(waiting) 件仍待答复", ", \(waiting) still wait") : Phrase("", "")
    return Phrase(
      "\(sentence.chinese)；下属同办 \(done) 件\(others.chinese)",
      "\(sentence.english); \(done) under it with it\(others.english)")
  }

  /// The sentence of a bulk.
  static func bulk(_ name: String, done: Int, refused: Int) -> Phrase {
    guard refused > 0 else { return Phrase("已办 \(done) 条", "\(name): \(done) done") }
    return Phrase(
      "已办 \(done) 条，\(refused) 条未办", "\(name): \(done) done, \(refused) refused")
  }

  /// How many of many records a sentence names.
  static let named = 3

  /// `已撤销：派单 G…0147、G…0151、G…0152 等 7 条`: what was taken back, or done again.
  static func reversed(
    _ title: Phrase, _ subjects: [String], of count: Int, redo: Bool
  ) -> Phrase {
    let isMore = count > subjects.count
    let others = isMore ? Phrase(" 等 \(count) 条", " and others, \(count) in all") : Phrase("", "")
    return Phrase(
      "\(redo ? "已重做" : "已撤销")：\(title.chinese) "
        + subjects.joined(separator: "、") + others.chinese,
      "\(redo ? "Done again" : "Undone"): \(title.english) "
        + subjects.joined(separator: ", ") + others.english)
  }
}
