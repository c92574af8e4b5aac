import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// Figures of grievances as one page to print: no script, nothing loaded from elsewhere, charts as
/// SVG, all words in both languages.
struct StatisticsPage {
  let report: GrievanceReport
  let request: CommandRequest

  /// More groups than these are only counted.
  private static let shownGroups = 40

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="zh-Hans"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(Self.title.chinese) \(Self.title.english)</title>
    <style>\(Self.style)</style></head><body>
    <h1>\(Self.label(Self.title))</h1>
    <p>\(span)</p>
    \(totals)\(clocks)\(trend)\(rankings)\(divisions)
    </body></html>

    """
  }

  private static let title = Phrase("诉求统计", "Grievance statistics")

  private static let style = """
    body{font:14px/1.5 sans-serif;color:#111;background:#fff;max-width:60em;margin:1em auto}
    table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}
    th,td{border-bottom:1px solid #999;padding:.2em .5em;text-align:right;vertical-align:top}
    th:first-child,td:first-child{text-align:left}
    i{font-style:normal;color:#444;font-size:85%}
    rect{fill:#234}text{font-size:10px}
    @media print{body{margin:0}section{break-inside:avoid}}
    """

  private var span: String {
    let from = report.from?.localText(.minute) ?? "…"
    let until = report.until?.localText(.minute) ?? "…"
    let made = Self.label(Phrase("统计于", "counted at"))
    return "\(from) – \(until), \(made) \(report.now.localText(.minute))"
  }

  private var totals: String {
    let sum = report.all
    let rows: [(Phrase, String)] = [
      (Phrase("总数", "In all"), "\(sum[.count])"),
      (Phrase("在办", "Open"), "\(sum[.open])"),
      (Phrase("现已超期", "Overdue now"), "\(sum[.overdue])"),
      (Phrase("曾经超期", "Ever late"), "\(sum[.everLate])"),
      (Phrase("重办", "Reopened"), "\(sum[.reopened])"),
      (Phrase("直办率", "Answered at the desk"), Self.percent(sum.directShare)),
      (Phrase("按期办结率", "Solved in time"), Self.percent(sum.keptShare)),
      (Phrase("接通率", "Visits that reached"), Self.percent(sum.reachedShare)),
      (Phrase("解决率", "Solved"), Self.percent(sum.solvedRate)),
      (Phrase("满意率", "Satisfied"), Self.percent(sum.satisfiedRate)),
    ]
    return table([], rows.map { [Self.label($0), $1] })
  }

  private var clocks: String {
    let rows = ClockStep.allCases.filter { $0 != .return }.map { step in
      [
        Self.label(step.title), "\(report.all[.kept(step)])", "\(report.all[.late(step)])",
        Self.percent(report.all.keptShare(step)),
      ]
    }
    let head = [
      Phrase("环节", "Step"), Phrase("按期", "In time"), Phrase("超期", "Late"),
      Phrase("按期率", "Share"),
    ]
    return section(Phrase("各环节时限", "Clocks by step"), table(head, rows))
  }

  private var trend: String {
    let every = request.arguments["every"]?.string.flatMap(StatisticsInterval.init(rawValue:))
    let periods = report.trend(every: every).periods
    let counts = periods.map { $0.sum[.count] }
    let bars = StatisticsChart.columns(
      counts, labels: periods.map { $0.from.description })
    return section(Phrase("趋势：登记件数", "Trend: orders registered"), bars)
  }

  private var rankings: String {
    let head = [
      Phrase("名次", "Rank"), Phrase("名称", "Name"), Phrase("件数", "Orders"),
      Phrase("按期", "In time"), Phrase("解决", "Solved"), Phrase("满意", "Satisfied"),
      Phrase("综合", "Mean"),
    ]
    let lists = [
      (Phrase("单位排名", "Units ranked"), report.groups(.unit), "unit"),
      (Phrase("区域排名", "Regions ranked"), report.regions, "region"),
    ]
    return lists.map { title, groups, member in
      let rows = GrievanceReport.ranking(groups).prefix(Self.shownGroups).map { rank in
        [
          "\(rank.rank)", name(rank.group.key, member), "\(rank.group.sum[.count])",
          Self.percent(rank.group.sum.keptShare), Self.percent(rank.group.sum.solvedRate),
          Self.percent(rank.group.sum.satisfiedRate), Self.percent(rank.score),
        ]
      }
      return rows.isEmpty ? "" : section(title, table(head, rows))
    }.joined()
  }

  private var divisions: String {
    let titles: [(StatisticsDivision, Phrase)] = [
      (.unit, Phrase("按单位", "By unit")), (.category, Phrase("按类别", "By category")),
      (.place, Phrase("按街道", "By street")), (.source, Phrase("按来源", "By source")),
      (.kind, Phrase("按类型", "By kind")),
    ]
    return titles.map { division, title in
      section(title, groups(report.groups(division), division.rawValue))
    }.joined()
  }

  private func groups(_ groups: [GrievanceReport.Group], _ member: String) -> String {
    let most = groups.first?.sum[.count] ?? 0
    let rows = groups.prefix(Self.shownGroups).map { group in
      [
        name(group.key, member), "\(group.sum[.count])",
        StatisticsChart.bar(group.sum[.count], of: most), "\(group.sum[.overdue])",
        Self.percent(group.sum.keptShare), Self.percent(group.sum.solvedRate),
        Self.percent(group.sum.satisfiedRate),
      ]
    }
    let head = [
      Phrase("名称", "Name"), Phrase("件数", "Orders"), Phrase("", ""), Phrase("超期", "Overdue"),
      Phrase("按期", "In time"), Phrase("解决", "Solved"), Phrase("满意", "Satisfied"),
    ]
    let rest = groups.count - rows.count
    let more = Self.label(Phrase("另有 \(rest) 项", "and \(rest) more"))
    return table(head, rows) + (rest > 0 ? "<p>\(more)</p>" : "")
  }

  private func name(_ key: String, _ member: String) -> String {
    if let word = Terms.value(type: "grievance", member: member, value: key) {
      return Self.label(word)
    }
    return HTMLText.escaped(key.isEmpty ? "-" : report.names[key] ?? key)
  }

  private func section(_ title: Phrase, _ body: String) -> String {
    "<section><h2>\(Self.label(title))</h2>\(body)</section>\n"
  }

  private func table(_ head: [Phrase], _ rows: [[String]]) -> String {
    let titles =
      head.isEmpty
      ? "" : "<tr>" + head.map { "<th>\(Self.label($0))</th>" }.joined() + "</tr>\n"
    let lines = rows.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>\n" }
    return "<table>\n\(titles)\(lines.joined())</table>\n"
  }

  private static func label(_ phrase: Phrase) -> String {
    let (chinese, english) = (phrase.chinese, phrase.english)
    return HTMLText.escaped(chinese)
      + (chinese == english ? "" : " <i lang=\"en\">\(HTMLText.escaped(english))</i>")
  }

  private static func percent(_ share: Double?) -> String {
    share.map { StatisticsWords.percent($0) } ?? "–"
  }
}

/// Text in a page.
enum HTMLText {
  /// The text with what HTML and SVG would read as their own; control characters go, since no page
  /// may hold them.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { page, scalar in
      switch scalar {
      case "&": page += "&amp;"
      case "<": page += "&lt;"
      case ">": page += "&gt;"
      case "\"": page += "&quot;"
      case "'": page += "&#39;"
      default:
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        if !isControl { page.unicodeScalars.append(scalar) }
      }
    }
  }
}

/// Charts as SVG.
enum StatisticsChart {
  private static let height = 120

  /// A bar beside a number.
  static func bar(_ count: Int, of most: Int) -> String {
    let width = most > 0 ? max(count > 0 ? 1 : 0, count * 160 / most) : 0
    return """
      <svg width="160" height="12" role="img" aria-label="\(count)">\
      <rect width="\(width)" height="12"/></svg>
      """
  }

  /// Columns side by side, each with its number above it, some with a label below.
  static func columns(_ counts: [Int], labels: [String]) -> String {
    guard let most = counts.max(), most > 0 else { return "<p>–</p>" }
    let step = max(4, 720 / counts.count)
    let every = max(1, 72 / step)
    let bars = counts.enumerated().map { place, count in
      let tall = count * height / most
      let x = place * step
      let number =
        step >= 24 ? "<text x=\"\(x)\" y=\"\(height - tall + 10)\">\(count)</text>" : ""
      let label =
        place % every == 0
        ? "<text x=\"\(x)\" y=\"\(height + 26)\">\(HTMLText.escaped(labels[place]))</text>" : ""
      return "<rect x=\"\(x)\" y=\"\(height - tall + 14)\" width=\"\(step - 1)\""
        + " height=\"\(tall)\"/>\(number)\(label)"
    }
    let width = max(720, counts.count * step + 60)
    return "<svg viewBox=\"0 0 \(width) \(height + 30)\" width=\"100%\" role=\"img\">"
      + bars.joined() + "</svg>\n"
  }
}
