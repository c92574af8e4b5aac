public import CellGrid
import DomainModel

/// A theme and the mistakes that were found in its file.
public struct LoadedTheme: Sendable {
  /// The theme; complete even when the file is not.
  public let theme: Theme
  /// Mistakes, in the order of the file's sections.
  public let problems: [AssetProblem]
}

/// Reads theme files; `Themes/README.md` describes them.
public struct ThemeDecoder {
  let document: TomlDocument
  var colors: [String: Color] = [:]
  private(set) var problems: [AssetProblem] = []

  /// Reads the text of a theme file. `name` is the file's name without `.toml`, `path` is used in
  /// messages only. What is wrong is named; the rest holds.
  public static func decode(_ text: String, name: String, path: String) -> LoadedTheme {
    var decoder = ThemeDecoder(document: TomlDocument(text, path: path))
    let theme = decoder.theme(named: name)
    return LoadedTheme(theme: theme, problems: decoder.document.problems + decoder.problems)
  }

  private init(document: TomlDocument) {
    self.document = document
  }

  private mutating func theme(named name: String) -> Theme {
    readColors()
    let isDark = readAppearance()
    let contrast = readContrast()
    var styles: [StyleRole: Style] = [:]
    for (key, value) in table(["roles"]).sorted(by: { $0.key < $1.key }) {
      guard let role = StyleRole(name: key) else {
        report(["roles", key], Phrase("没有这个角色，已忽略。", "There is no such role; ignored."))
        continue
      }
      styles[role] = style(role, value)
    }
    for role in StyleRole.allCases where styles[role] == nil {
      let isNamed = document.root[["roles", role.name]] != nil
      guard !isNamed else { continue }
      report(
        ["roles", role.name],
        Phrase("缺少这个角色，用 text 的样式。", "The role is missing; it looks like text."))
    }
    let known: Set = ["name", "appearance", "minimumContrast", "colours", "roles"]
    for key in table([]).keys.sorted() where !known.contains(key) {
      report([key], Phrase("没有这一项，已忽略。", "There is no such entry; ignored."))
    }
    return Theme(name: name, isDark: isDark, minimumContrast: contrast, styles: styles)
  }

  private mutating func readColors() {
    for (name, value) in table(["colours"]).sorted(by: { $0.key < $1.key }) {
      if case .string(let hex) = value, let color = Color(hex: hex) {
        colors[name] = color
      } else {
        report(
          ["colours", name],
          Phrase("应写成 #rrggbb，已忽略。", "Expected #rrggbb; ignored."))
      }
    }
  }

  private mutating func readAppearance() -> Bool {
    switch document.root[["appearance"]] {
    case .string("light"): return false
    case .string("dark"), nil: return true
    default:
      report(
        ["appearance"], Phrase("只能是 light 或 dark，按 dark。", "Expected light or dark; took dark."))
      return true
    }
  }

  private mutating func readContrast() -> Double {
    switch document.root[["minimumContrast"]] {
    case .double(let value) where (1...21).contains(value): return value
    case .integer(let value) where (1...21).contains(value): return Double(value)
    case nil: return 4.5
    default:
      report(
        ["minimumContrast"], Phrase("应为 1 到 21 的数，按 4.5。", "Expected 1 to 21; took 4.5."))
      return 4.5
    }
  }

  func table(_ path: ArraySlice<String>) -> [String: TomlNode] {
    guard case .table(let members) = document.root[path] else { return [:] }
    return members
  }

  mutating func report(_ entry: [String], _ reason: Phrase) {
    problems.append(document.problem(entry, reason))
  }
}
