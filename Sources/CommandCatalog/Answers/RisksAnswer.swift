import DomainModel
import JSONDiff
import UseCases

/// Risks: what the rule saw, how likely by chance, and the newest orders behind it.
struct RisksAnswer {
  let sheet: AnswerSheet
  private static let shownOrders = 5

  func lines(_ output: JSON) -> [String] {
    let items = output["items"]?.array ?? []
    guard !items.isEmpty else { return [sheet.word("没有隐患预警", "No risks")] }
    var lines: [String] = []
    for item in items { lines += self.lines(of: item) + [""] }
    let advice = sheet.word(
      "转为任务、检查或预警草稿：dutydesk grievance warn 工单 [--as task|inspection|alert]",
      "Make something of one: dutydesk grievance warn ORDER [--as task|inspection|alert]")
    return lines + sheet.wrapped(advice)
  }

  private func lines(of item: JSON) -> [String] {
    var lines = sheet.wrapped(title(item), indent: 8, head: rule(item) + "  ")
    if let chance = item["figures"]?["chance"]?.canonicalText {
      lines.append("    " + sheet.word("偶然出现的概率 \(chance)", "by chance \(chance)"))
    }
    if item["record"]?.string != nil {
      lines.append("    " + sheet.word("已转办", "something was made of it"))
    }
    let orders = (item["orders"]?.array ?? []).prefix(Self.shownOrders)
    for order in orders {
      let number = order["number"]?.string ?? "-"
      lines.append(sheet.cut("    \(number)  \(order["title"]?.string ?? "")"))
    }
    let rest = (item["count"]?.int ?? 0) - orders.count
    if rest > 0 { lines.append("    " + sheet.word("另有 \(rest) 件", "and \(rest) more")) }
    return lines
  }

  private func title(_ item: JSON) -> String {
    item["title"]?[sheet.language == .chinese ? "zh" : "en"]?.string ?? ""
  }

  private func rule(_ item: JSON) -> String {
    switch item["rule"]?.string.flatMap(Risk.Rule.init(rawValue:)) {
    case .samePlace: sheet.word("同址", "Place")
    case .growth: sheet.word("突增", "Growth")
    case .sameContact: sheet.word("重复", "Again")
    case nil: "-"
    }
  }
}
