import Foundation
import Testing

@Suite("Keeping the layers")
struct ImportTests {
  /// Modules of the house that a module may import, as `Package.swift` declares them: a transitive
  /// dependency would compile as well.
  private static let allowed: [String: Set<String>] = {
    let text = SourceTree.text("Package.swift")
    // A dependency that only some builds have stands under a name.
    let named = Dictionary(
      text.matches(of: /let (\w+) = Target\.Dependency\.target\(name: "(\w+)"/).map {
        (String($0.1), String($0.2))
      }, uniquingKeysWith: { first, _ in first })
    let pattern =
      /(?:library\(|[tT]arget\(\s*name:)\s*"([\w-]+)"(?:,\s*(?:dependencies:\s*)?\[([^\]]*)\])?/
    return Dictionary(
      text.matches(of: pattern).map { match in
        let words = (match.2 ?? "").matches(of: /"(\w+)"|(\w+)/)
        return (
          String(match.1),
          Set(words.compactMap { $0.1.map(String.init) ?? named[String($0.2 ?? "")] })
        )
      }, uniquingKeysWith: { $0.union($1) })
  }()

  private static let house = Set(SourceTree.sources.map(\.module))

  @Test("The package declares what each layer may import")
  func tableIsRead() {
    #expect(Self.allowed["AppShell"]?.contains("Panes") == true)
    #expect(Self.allowed["Panes"]?.contains("AppShell") == false)
    #expect(Self.allowed["DomainModel"] == ["JSONDiff"])
  }

  @Test("Every file imports only what its layer may")
  func importsFollowTheTable() {
    for file in SourceTree.sources {
      guard let allowed = Self.allowed[file.module] else {
        Issue.record("\(file.path): Package.swift doesn't say what \(file.module) may import")
        continue
      }
      for module in imports(of: file) where Self.house.contains(module) {
        #expect(allowed.contains(module), "\(file.path) must not import \(module)")
      }
    }
  }

  @Test("Only the driver speaks to ncurses, and only the two stores to GRDB")
  func edgesStayAtTheEdge() {
    for file in SourceTree.sources {
      let imported = imports(of: file)
      #expect(file.module == "TerminalDriver" || !imported.contains("CNcurses"), "\(file)")
      let isStore = ["LocalStore", "SyncNode"].contains(file.module)
      #expect(isStore || !imported.contains("GRDB"), "\(file)")
    }
  }

  private func imports(of file: SourceTree.File) -> [String] {
    file.lines.compactMap { line in
      guard let place = line.range(of: "import "), !line.hasPrefix(" "), !line.hasPrefix("//")
      else { return nil }
      return line[place.upperBound...].split(separator: " ").last.map(String.init)
    }
  }
}
