import Assets
import DomainModel

/// `config.toml` saved again while the workstation runs.
public struct ConfigurationChange: Sendable {
  /// What held before.
  public var before: Configuration
  /// What holds from now on; a bad entry is left out.
  public var after: Configuration
  /// What is wrong in the file, each with its line.
  public var problems: [Phrase]

  /// Bundles both with the mistakes.
  public init(before: Configuration, after: Configuration, problems: [Phrase]) {
    self.before = before
    self.after = after
    self.problems = problems
  }
}
