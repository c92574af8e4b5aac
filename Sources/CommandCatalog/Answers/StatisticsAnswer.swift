import CellGrid
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// Figures of grievances: totals and rates, clocks, the trend, rankings, then a table for each way
/// to divide them, the most frequent first, with a bar each. A division that was asked for stands
/// alone, with all its rates.
struct StatisticsAnswer {
  let sheet: AnswerSheet
  let figures: JSON

  /// More rows than these are only counted.
  private static let shownRows = 15
  /// More steps of a trend than these are left out, the oldest first.
  private static let shownSteps = 31

  var lines: [String] {
    let head = totals + rates
    if figures["groups"] != nil { return head + groups + trend }
    return head + clocks + trend
      + ranking(sheet.word("单位排名", "Units ranked"), "units", "unit")
      + ranking(sheet.word("区域排名", "Regions ranked"), "regions", "region")
      + units + table(sheet.word("按类别", "By category"), counts("byCategory"))
      + table(sheet.word("按区域", "By region"), regions)
      + table(sheet.word("按诉求类型", "By kind"), counts("byKind", "kind"))
      + table(sheet.word("按来源", "By source"), counts("bySource", "source"))
      + table(sheet.word("按状态", "By state"), counts("byStatus", "status"))
  }

  private var totals: [String] {
    sheet.fields([
      (sheet.word("总数", "In all"), grouped("total")),
      (sheet.word("在办", "Open"), grouped("open")),
      (sheet.word("现已超期", "Overdue now"), grouped("overdue")),
      (sheet.word("曾经超期", "Ever late"), grouped("everLate")),
      (sheet.word("已答复", "Answered"), grouped("answered")),
      (sheet.word("其中直办", "Of these at the desk"), grouped("direct")),
      (sheet.word("重办", "Reopened"), grouped("reopened")),
      (sheet.word("回访次数", "Visits"), grouped("visits")),
    ])
  }

  private var rates: [String] {
    [""]
      + sheet.fields([
        (sheet.word("直办率", "Answered at the desk"), percent("directShare")),
        (sheet.word("按期办结率", "Solved in time"), percent("keptShare")),
        (sheet.word("接通率", "Visits that reached"), percent("reachedShare")),
        (sheet.word("解决率", "Solved"), percent("solvedRate")),
        (sheet.word("满意率", "Satisfied"), percent("satisfiedRate")),
      ])
  }

  /// Steps that nobody did yet aren't shown.
  private var clocks: [String] {
    var table = AnswerTable(columns: [
      .init(title: sheet.word("环节", "Step"), most: 20),
      .init(title: sheet.word("按期", "In time"), isNumber: true),
      .init(title: sheet.word("超期", "Late"), isNumber: true),
      .init(title: sheet.word("按期率", "Share"), isNumber: true),
    ])
    table.rows = (figures["clocks"]?.array ?? []).compactMap { clock in
      guard let share = clock["keptShare"]?.double else { return nil }
      let step = ClockStep(rawValue: clock["step"]?.string ?? "")
      return [
        step?.title(sheet.language) ?? "", number(clock["kept"]), number(clock["late"]),
        StatisticsWords.percent(share),
      ]
    }
    guard !table.rows.isEmpty else { return [] }
    return ["", sheet.word("各环节时限", "Clocks by step")]
      + table.lines(columns: sheet.columns, indent: 2)
  }

  private var trend: [String] {
    let items = (figures["trend"]?["items"]?.array ?? []).suffix(Self.shownSteps)
    let most = items.map { $0["count"]?.int ?? 0 }.max() ?? 0
    guard items.count > 1, most > 0 else { return [] }
    var table = AnswerTable(columns: [
      .init(title: "", most: 10), .init(title: "", isNumber: true),
      .init(title: "", most: barColumns),
    ])
    let every = figures["trend"]?["every"]?.string ?? ""
    table.rows = items.map { item in
      let from = item["from"]?.string ?? ""
      return [
        every == "month" ? String(from.prefix(7)) : from, number(item["count"]),
        bar(item["count"]?.int ?? 0, of: most),
      ]
    }
    let titles: [String: Phrase] = [
      "day": Phrase("趋势（按日登记）", "Trend (registered by day)"),
      "week": Phrase("趋势（按周登记，周一起）", "Trend (registered by week, from Monday)"),
      "month": Phrase("趋势（按月登记）", "Trend (registered by month)"),
    ]
    return ["", titles[every]?(sheet.language) ?? ""]
      + table.lines(columns: sheet.columns, indent: 2, hasTitles: false)
  }

  private func ranking(_ title: String, _ name: String, _ member: String) -> [String] {
    let items = figures["ranking"]?[name]?.array ?? []
    guard !items.isEmpty else { return [] }
    var table = AnswerTable(columns: [
      .init(title: "", isNumber: true),
      .init(title: sheet.word("名称", "Name"), most: 24, isFlexible: true),
      .init(title: sheet.word("件数", "Orders"), isNumber: true),
      .init(title: sheet.word("按期", "In time"), isNumber: true),
      .init(title: sheet.word("解决", "Solved"), isNumber: true),
      .init(title: sheet.word("满意", "Satisf."), isNumber: true),
      .init(title: sheet.word("综合", "Mean"), isNumber: true),
    ])
    table.rows = items.prefix(Self.shownRows).map { item in
      [
        number(item["rank"]), item["name"]?.string ?? item[member]?.string ?? "-",
        number(item["count"]), StatisticsWords.percent(item["keptShare"]),
        StatisticsWords.percent(item["solvedRate"]),
        StatisticsWords.percent(item["satisfiedRate"]), StatisticsWords.percent(item["score"]),
      ]
    }
    let note = sheet.word("（综合为按期、解决、满意三率的平均）", " (mean of in time, solved, satisfied)")
    return [""] + sheet.wrapped(title + note) + table.lines(columns: sheet.columns, indent: 2)
      + more(items.count - table.rows.count)
  }

  private var groups: [String] {
    let items = figures["groups"]?["items"]?.array ?? []
    let division = figures["groups"]?["by"]?.string ?? ""
    let most = items.first?["count"]?.int ?? 0
    var table = AnswerTable(columns: [
      .init(title: "", most: 24, isFlexible: true),
      .init(title: sheet.word("件数", "Orders"), isNumber: true),
      .init(title: sheet.word("在办", "Open"), isNumber: true),
      .init(title: sheet.word("超期", "Late"), isNumber: true),
      .init(title: sheet.word("按期", "In time"), isNumber: true),
      .init(title: sheet.word("解决", "Solved"), isNumber: true),
      .init(title: sheet.word("满意", "Satisf."), isNumber: true),
      .init(title: "", most: 10, givesWay: true),
    ])
    table.rows = items.prefix(60).map { item in
      [
        name(of: item, division), number(item["count"]), number(item["open"]),
        number(item["overdue"]), StatisticsWords.percent(item["keptShare"]),
        StatisticsWords.percent(item["solvedRate"]),
        StatisticsWords.percent(item["satisfiedRate"]),
        DotRaster.bar(
          Double(item["count"]?.int ?? 0) / Double(max(1, most)), columns: 10, style: sheet.dots),
      ]
    }
    return [""] + table.lines(columns: sheet.columns) + more(items.count - table.rows.count)
  }

  private func name(of item: JSON, _ division: String) -> String {
    let key = item["key"]?.string ?? ""
    if let name = item["name"]?.string { return name }
    let word = Terms.value(type: "grievance", member: division, value: key)
    return key.isEmpty ? "-" : word?(sheet.language) ?? key
  }

  private var units: [String] {
    let units = (figures["byUnit"]?.array ?? []).map { unit in
      (
        name: unit["name"]?.string ?? unit["unit"]?.string ?? "-",
        count: unit["count"]?.int ?? 0, more: number(unit["open"]) + " / " + number(unit["overdue"])
      )
    }
    return table(
      sheet.word("按单位（在办 / 超期）", "By unit (open / overdue)"),
      units.sorted { $0.count > $1.count })
  }

  private var regions: [(name: String, count: Int, more: String)] {
    sorted(
      sheet.background.regions.map { code, count in
        (code.isEmpty ? "-" : sheet.background.names[code] ?? code, count, "")
      })
  }

  private func counts(_ name: String, _ member: String? = nil) -> [(
    name: String, count: Int, more: String
  )] {
    sorted(
      (figures[name]?.object ?? [:]).map { entry in
        let word = member.flatMap {
          Terms.value(type: "grievance", member: $0, value: entry.name)?(sheet.language)
        }
        return (entry.name.isEmpty ? "-" : word ?? entry.name, entry.value.int ?? 0, "")
      })
  }

  private func sorted(
    _ rows: [(name: String, count: Int, more: String)]
  ) -> [(name: String, count: Int, more: String)] {
    rows.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private func table(
    _ title: String, _ rows: [(name: String, count: Int, more: String)]
  ) -> [String] {
    guard let most = rows.first?.count else { return [] }
    let whole = rows.reduce(0) { $0 + $1.count }
    var table = AnswerTable(columns: [
      .init(title: "", most: 30), .init(title: "", isNumber: true),
      .init(title: "", isNumber: true),
      .init(title: "", isNumber: true), .init(title: "", most: barColumns),
    ])
    table.rows = rows.prefix(Self.shownRows).map { row in
      [
        row.name, Counts.grouped(row.count), Counts.percent(row.count, of: whole) ?? "", row.more,
        bar(row.count, of: most),
      ]
    }
    return ["", title] + table.lines(columns: sheet.columns, indent: 2, hasTitles: false)
      + more(rows.count - table.rows.count)
  }

  private func more(_ rest: Int) -> [String] {
    rest > 0 ? ["  " + sheet.word("另有 \(rest) 项", "and \(rest) more")] : []
  }

  /// What names, counts and shares leave of the width.
  private var barColumns: Int { max(8, sheet.columns - 60) }

  /// At least one sign for what occurred at all.
  private func bar(_ count: Int, of most: Int) -> String {
    guard count > 0, most > 0 else { return "" }
    return DotRaster.bar(Double(count) / Double(most), columns: barColumns, style: sheet.dots)
  }

  private func grouped(_ name: String) -> String { number(figures[name]) }

  private func number(_ value: JSON?) -> String {
    value?.int.map { Counts.grouped($0) } ?? "-"
  }

  private func percent(_ name: String) -> String {
    figures[name]?.double.map { StatisticsWords.percent($0) }
      ?? sheet.word("无可计算", "nothing to count")
  }
}

/// How shares are written.
enum StatisticsWords {
  /// A share to the tenth of a percent.
  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  /// The same, `-` where nothing was counted.
  static func percent(_ share: JSON?) -> String {
    share?.double.map { percent($0) } ?? "-"
  }
}
