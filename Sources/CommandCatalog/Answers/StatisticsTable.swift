import DomainModel
import Interchange
import JSONDiff
import UseCases

/// Figures of grievances as a table for spreadsheets: a line a step of the trend when one is asked
/// for, else a line a group. Columns are called what `--json` calls them.
struct StatisticsTable {
  let report: GrievanceReport
  let request: CommandRequest

  /// The bytes for standard output, and the same to read on a page.
  var outcome: CommandOutcome {
    let text = CSVTable.text(rows)
    return CommandOutcome(
      Phrase("", ""), text: Phrase(text, text), bytes: Array(text.utf8))
  }

  var rows: [[String]] {
    let every = request.arguments["every"]?.string.flatMap(StatisticsInterval.init(rawValue:))
    let by = request.arguments["by"]?.string.flatMap(StatisticsDivision.init(rawValue:))
    let json = report.json(by: every == nil ? by ?? .unit : nil, every: every)
    let items = every == nil ? json["groups"]?["items"] : json["trend"]?["items"]
    let names = every == nil ? ["key", "name"] : ["from", "until"]
    let columns = names + Self.figures
    return [columns] + (items?.array ?? []).map { item in columns.map { Self.cell(item[$0]) } }
  }

  private static let figures = [
    "count", "open", "overdue", "everLate", "answered", "direct", "directShare", "keptShare",
    "reopened", "visits", "reached", "reachedShare", "solved", "solvedRate", "rated", "satisfied",
    "satisfiedRate",
  ]

  private static func cell(_ value: JSON?) -> String {
    switch value {
    case .string(let text): text
    case .number: value?.canonicalText ?? ""
    default: ""
    }
  }
}
