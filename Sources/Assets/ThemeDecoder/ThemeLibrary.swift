public import CellGrid
import DomainModel

/// All themes that can be found, by name.
public struct ThemeLibrary: Sendable {
  private let folders: [String]
  private let files: FileAccess

  /// The themes in the `Themes` folders of a locator; one nearer to the user hides others of its
  /// name.
  public init(_ locator: AssetLocator) {
    folders = locator.folders("Themes")
    files = locator.files
  }

  /// The names of all themes: those of the program in the order that `F2` goes through, then
  /// others by name.
  public var names: [String] {
    let found = Set(folders.flatMap { themes(in: $0) })
    let own = Self.ownOrder.filter { found.contains($0) }
    return own + found.subtracting(own).sorted()
  }

  /// Loads a theme. Without such a theme, the fallback theme and a problem that names it.
  public func load(_ name: String) -> LoadedTheme {
    for folder in folders {
      let path = "\(folder)/\(name).toml"
      guard Self.isPlainName(name), let text = files.text(path) else { continue }
      return ThemeDecoder.decode(text, name: name, path: path)
    }
    if name == FallbackTheme.theme.name {
      return LoadedTheme(theme: FallbackTheme.theme, problems: [])
    }
    let reason = Phrase(
      "找不到主题 \(name)，改用不带颜色的内置主题。",
      "There is no theme \(name); the built-in one without colours is used.")
    let problem = AssetProblem(path: "\(name).toml", line: nil, entry: nil, reason: reason)
    return LoadedTheme(theme: FallbackTheme.theme, problems: [problem])
  }

  /// The theme that `auto` means: by the terminal's own background if it answered, else by
  /// COLORFGBG, else dark.
  public static func automatic(background: Color?, environment: [String: String]) -> String {
    if let background { return isLight(background) ? "light" : "dark" }
    // COLORFGBG is "foreground;background", sometimes with a third part between.
    if let last = environment["COLORFGBG"]?.split(separator: ";").last, let index = UInt8(last),
      index < 16
    {
      return index == 7 || index == 15 ? "light" : "dark"
    }
    return "dark"
  }

  private static let ownOrder = [
    "light", "dark", "night", "high-contrast", "monochrome", "terminal",
  ]

  /// Lighter than the grey on which black and white text read equally well.
  private static func isLight(_ color: Color) -> Bool {
    color.luminance > 0.179
  }

  private static func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
  }

  private func themes(in folder: String) -> [String] {
    files.names(folder).filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
  }
}
