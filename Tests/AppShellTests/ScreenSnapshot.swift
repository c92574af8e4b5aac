import CellGrid
import Foundation
import Testing

/// A screen as a text file: its rows between bars, then a map of the same shape with a letter for
/// each cell's role, so that a lost highlight shows.
struct ScreenSnapshot {
  let name: String
  let grid: CellGrid

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  /// Compares with the stored file. A missing one is written and the test fails, so that somebody
  /// looks at it; `RECORD_SNAPSHOTS=1` rewrites all.
  func check(_ location: SourceLocation = #_sourceLocation) throws {
    let url = Self.folder.appending(path: name + ".txt")
    let stored = try? String(contentsOf: url, encoding: .utf8)
    guard !Self.isRecording else {
      if stored != text { try text.write(to: url, atomically: true, encoding: .utf8) }
      return
    }
    guard let stored else {
      try text.write(to: url, atomically: true, encoding: .utf8)
      Issue.record("\(name) was not there and has been written; read it", sourceLocation: location)
      return
    }
    let firstDifference = zip(stored.split(separator: "\n"), text.split(separator: "\n"))
      .first { $0 != $1 }
    let shown = firstDifference.map { "\nstored \($0.0)\nnow    \($0.1)" } ?? ""
    #expect(stored == text, "\(name) differs\(shown)", sourceLocation: location)
  }

  var text: String {
    ([header] + rows + ["roles"] + roles + [Self.legend]).joined(separator: "\n") + "\n"
  }

  private var header: String {
    let cursor = grid.cursor.map { "cursor \($0.column),\($0.row)" } ?? "no cursor"
    return "\(name)  \(cursor)"
  }

  private var rows: [String] {
    (0..<grid.size.rows).map { row in
      "|" + grid.row(row).map(\.glyph.string).joined() + "|"
    }
  }

  private var roles: [String] {
    (0..<grid.size.rows).map { row in
      "|" + String(grid.row(row).map(Self.letter)) + "|"
    }
  }

  /// Capital letters are bold; blank cells of plain text are spaces.
  private static func letter(_ cell: Cell) -> Character {
    if cell.role == .text && cell.emphasis.isEmpty && cell.glyph == .space { return " " }
    let letter = letters[cell.role] ?? "?"
    return cell.emphasis.contains(.bold) ? Character(letter.uppercased()) : letter
  }

  private static let letters: [StyleRole: Character] = Dictionary(
    uniqueKeysWithValues: zip(StyleRole.allCases, Array("tmahbskiowvcdlneuwxyzq").map { $0 }))

  private static let legend =
    "roles: "
    + StyleRole.allCases.map { "\(letters[$0] ?? "?") \($0.name)" }.joined(separator: "  ")
}
