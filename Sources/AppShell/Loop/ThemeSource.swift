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
  /// What was wrong with the last theme read.
  public private(set) var problems: [AssetProblem] = []

  private struct Key: Equatable {
    let name: String
    let depth: ColorDepth
    let stamp: String
  }

  /// - Parameter fileStamp: changes whenever the theme of this name was saved again.
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

  /// The theme of a name for a number of colours; the fallback when it can't be read.
  func theme(_ name: String, _ depth: ColorDepth) -> ResolvedTheme {
    let present = name == "auto" ? automatic : name
    let key = Key(name: present, depth: depth, stamp: fileStamp(present))
    if let resolved, resolved.key == key { return resolved.theme }
    let loaded = library.load(present)
    problems = loaded.problems
    let theme = loaded.theme.resolved(for: depth)
    resolved = (key, theme)
    return theme
  }

  private var automatic: String {
    if let prefersDark { return prefersDark ? "dark" : "light" }
    return ThemeLibrary.automatic(background: background, environment: environment)
  }
}
