import Foundation
import Testing

@Suite("Keeping the layers")
struct ImportTests {
  /// Modules of the house that a module may import; the package's table, held against every file.
  private static let allowed: [String: Set<String>] = [
    "JSONDiff": [],
    "DomainModel": ["JSONDiff"],
    "CellGrid": ["CWidthTable"],
    "ChineseText": ["CChineseReadings"],
    "Trust": ["CLibcrypto"],
    "Phrasebook": ["DomainModel", "JSONDiff"],
    "LocalStore": ["DomainModel", "JSONDiff", "ChineseText", "Trust"],
    "Interchange": ["DomainModel", "JSONDiff"],
    "Assets": ["DomainModel", "CellGrid"],
    "TerminalDriver": ["CellGrid", "CNcurses"],
    "SampleCounty": ["DomainModel", "JSONDiff"],
    "UseCases": [
      "DomainModel", "JSONDiff", "LocalStore", "Interchange", "Trust", "Phrasebook",
      "ChineseText", "SampleCounty",
    ],
    "CommandCatalog": ["DomainModel", "JSONDiff", "Phrasebook", "UseCases", "ChineseText"],
    "Panes": [
      "CommandCatalog", "UseCases", "LocalStore", "DomainModel", "JSONDiff", "CellGrid",
      "ChineseText", "Phrasebook",
    ],
    "AppShell": [
      "Panes", "CommandCatalog", "UseCases", "LocalStore", "Assets", "CellGrid", "ChineseText",
      "DomainModel", "JSONDiff", "Phrasebook", "TerminalDriver",
    ],
  ]

  private static let house = Set(allowed.keys).union(["CNcurses", "CLibcrypto", "CPseudoTerminal"])

  @Test("Every file imports only what its layer may", arguments: SourceTree.sources)
  func importsFollowTheTable(file: SourceTree.File) {
    guard let allowed = Self.allowed[file.module] else { return }

    let imported = file.lines.compactMap { line -> String? in
      guard let place = line.range(of: "import "),
        !line.hasPrefix(" "), !line.hasPrefix("//")
      else { return nil }
      return line[place.upperBound...].split(separator: " ").last.map(String.init)
    }

    for module in imported where Self.house.contains(module) {
      #expect(allowed.contains(module), "\(file.path) must not import \(module)")
    }
  }

  @Test("Only the driver speaks to ncurses and only the store to GRDB")
  func edgesStayAtTheEdge() {
    for file in SourceTree.sources {
      let text = file.lines.joined(separator: "\n")
      if file.module != "TerminalDriver" { #expect(!text.contains("import CNcurses")) }
      if file.module != "LocalStore" { #expect(!text.contains("import GRDB"), "\(file)") }
    }
  }
}
