import CellGrid
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// Figures of grievances: totals and rates, then a table for each way to divide them, the most
/// frequent first, with a bar each.
struct StatisticsAnswer {
  let sheet: AnswerSheet
  let figures: JSON

  /// More rows than these are only counted.
  private static let shownRows = 15

  var lines: [String] {
    totals + rates + units + table(sheet.word("按类别", "By category"), counts("byCategory"))
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
      (sheet.word("回访次数", "Visits"), grouped("visits")),
    ])
  }

  private var rates: [String] {
    [""]
      + sheet.fields([
        (sheet.word("直办率", "Answered at the desk"), percent("directShare")),
        (sheet.word("接通率", "Visits that reached"), percent("reachedShare")),
        (sheet.word("解决率", "Solved"), percent("solvedRate")),
        (sheet.word("满意率", "Satisfied"), percent("satisfiedRate")),
      ])
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
    let rest = rows.count - table.rows.count
    let more = rest > 0 ? ["  " + sheet.word("另有 \(rest) 项", "and \(rest) more")] : []
    return ["", title] + table.lines(columns: sheet.columns, indent: 2, hasTitles: false) + more
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
    guard let share = figures[name]?.double else { return sheet.word("无可计算", "nothing to count") }
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
