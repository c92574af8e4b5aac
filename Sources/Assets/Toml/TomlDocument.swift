import DomainModel
internal import TOMLKit

/// A TOML file read as far as it can be read: a line that breaks the syntax is named and skipped.
struct TomlDocument {
  let path: String
  let root: TomlNode
  /// Mistakes of the syntax.
  let problems: [AssetProblem]
  private let rows: [String]

  /// More broken lines than this are not looked for one by one.
  private static let mostBrokenLines = 20

  init(_ text: String, path: String) {
    self.path = path
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var problems: [AssetProblem] = []
    var members: [String: TomlNode]?
    while members == nil, problems.count < Self.mostBrokenLines {
      do {
        let readable = problems.isEmpty ? text : rows.joined(separator: "\n")
        members = TomlNode.members(of: try TOMLTable(string: readable))
      } catch {
        let broken = Self.brokenRow(error, rows: rows)
        problems.append(Self.syntaxProblem(error, path: path, line: broken.map { $0 + 1 }))
        guard let broken else { break }
        rows[broken] = ""
      }
    }
    root = .table(members ?? [:])
    self.problems = problems
    self.rows = rows
  }

  /// The line of an entry or of the nearest table around it, from 1; looked for only when there is
  /// something to say of it.
  func line(of path: [String]) -> Int? {
    TomlLines(rows).line(of: path)
  }

  /// A problem of an entry.
  func problem(_ entry: [String], _ reason: Phrase) -> AssetProblem {
    AssetProblem(
      path: path, line: line(of: entry), entry: entry.joined(separator: "."), reason: reason)
  }

  /// The row to leave out: the one named, or the last with text before it, since an error is
  /// often noticed only on the next line.
  private static func brokenRow(_ error: any Error, rows: [String]) -> Int? {
    guard let parseError = error as? TOMLParseError else { return nil }
    var row = min(parseError.source.begin.line, rows.count) - 1
    while row >= 0, rows[row].allSatisfy(\.isWhitespace) { row -= 1 }
    return row >= 0 ? row : nil
  }

  private static func syntaxProblem(
    _ error: any Error, path: String, line: Int?
  ) -> AssetProblem {
    let detail = (error as? TOMLParseError)?.description ?? "\(error)"
    return AssetProblem(
      path: path, line: line, entry: nil,
      reason: Phrase(
        "这一行不合 TOML 语法，已跳过（\(detail)）。",
        "This line is not TOML and was skipped (\(detail))."))
  }
}
