import Assets
import CellGrid

/// The theme of the moment: chosen by name or by the terminal's own light and dark, and read anew
/// when its file changes.
public final class ThemeSource {
  private let library: ThemeLibrary
  private let environment: [String: String]
  private let fileStamp: (String) -> String
  private var background: Color?
  private var prefersDark: Bool?
  private var resolved: (key: Key, theme: ResolvedTheme)?
  private var problems: [AssetProblem] = []

  private struct Key: Equatable {
    let name: String
    let depth: ColorDepth
    let stamp: String
  }

  /// Themes of a library; `fileStamp` changes whenever the theme of this name was saved again.
  public init(
    library: ThemeLibrary, environment: [String: String],
    fileStamp: @escaping (String) -> String
  ) {
    self.library = library
    self.environment = environment
    self.fileStamp = fileStamp
  }

  /// Names to choose from, `auto` first.
  public var names: [String] { ["auto"] + library.names }

  /// Takes in what the terminal says of its colours.
  func learn(from reply: TerminalReply) {
    switch reply {
    case .background(let color): background = color
    case .colourScheme(let isDark): prefersDark = isDark
    default: break
    }
  }

  /// The theme of a name for a number of colours; the fallback when it can't be read. Its file is
  /// looked at only when the theme is another: `isChanged` looks between frames.
  func theme(_ name: String, _ depth: ColorDepth) -> ResolvedTheme {
    if let resolved, resolved.key.name == present(name), resolved.key.depth == depth {
      return resolved.theme
    }
    let key = key(name, depth)
    let loaded = library.load(key.name)
    problems = loaded.problems
    let theme = loaded.theme.resolved(for: depth)
    resolved = (key, theme)
    return theme
  }

  /// Whether the theme isn't what was last painted: its file was saved again. It is then read anew.
  func isChanged(_ name: String, _ depth: ColorDepth) -> Bool {
    guard let resolved, resolved.key != key(name, depth) else { return false }
    self.resolved = nil
    return true
  }

  /// What was wrong with the last theme read, told once.
  func takeProblems() -> [AssetProblem] {
    defer { problems = [] }
    return problems
  }

  private func key(_ name: String, _ depth: ColorDepth) -> Key {
    let present = present(name)
    return Key(name: present, depth: depth, stamp: fileStamp(present))
  }

  private func present(_ name: String) -> String { name == "auto" ? automatic : name }

  private var automatic: String {
    if let prefersDark { return prefersDark ? "dark" : "light" }
    return ThemeLibrary.automatic(background: background, environment: environment)
  }
}
