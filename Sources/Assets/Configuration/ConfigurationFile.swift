import DomainModel

/// A configuration and the mistakes that were found in its file.
public struct LoadedConfiguration: Hashable, Sendable {
  /// The values that hold.
  public let configuration: Configuration
  /// Mistakes: first of the syntax, then by entry.
  public let problems: [AssetProblem]
}

/// Reads `config.toml`.
public enum ConfigurationFile {
  /// Where the file is for a user: `dutydesk/config.toml` in the XDG configuration folder; nil
  /// without a home.
  public static func path(environment: [String: String]) -> String? {
    UserFolders(environment).configuration.map { "\($0)/config.toml" }
  }

  /// Reads the file at a path. A file that isn't there is an empty one.
  public static func load(_ path: String, files: FileAccess = .system) -> LoadedConfiguration {
    decode(files.text(path) ?? "", path: path)
  }

  /// Reads the text of a file; `path` is used in messages only. A bad entry is named and skipped,
  /// the rest holds.
  public static func decode(_ text: String, path: String) -> LoadedConfiguration {
    let document = TomlDocument(text, path: path)
    var reader = EntryReader(document)
    var configuration = Configuration()
    configuration.readDesk(&reader)
    configuration.rules.read(&reader)
    reader.reportUnknown()
    return LoadedConfiguration(
      configuration: configuration, problems: document.problems + reader.problems)
  }
}
