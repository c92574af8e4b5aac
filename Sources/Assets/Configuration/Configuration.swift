public import DomainModel

/// The entries of `config.toml` that the workstation reads, with the values that hold when an entry
/// is absent. Nil means that something else decides: the environment, the domain's own table, or
/// nobody. An entry that nothing reads isn't here, so that it is named as unknown.
public struct Configuration: Hashable, Sendable {
  /// Language of the screens; nil follows the locale.
  public var language: Language?
  /// Name of a theme, or `auto`.
  public var theme = "auto"
  /// Cells of ambiguous signs; nil probes the terminal.
  public var ambiguousWidth: Int?
  /// Mouse reports; nil is on locally and off over SSH.
  public var mouse: Bool?
  /// Linear mode.
  public var linear = false
  /// Whether alerts ring.
  public var bell = true
  /// How alerts of a colour ring; a colour that isn't here has its usual pattern.
  public var sound: [AlertColour: BellRhythm] = [:]
  /// Refuses writes.
  public var readOnly = false
  /// Folder of the store; nil is the user's data folder.
  public var store: String?
  /// Name of the unit, for `init`.
  public var unitName: String?
  /// Code of the unit, for `init`.
  public var unitCode: String?
  /// Keys by command id, as written; the key map checks them.
  public var keys: [String: String] = [:]
  /// Entries that a unit's rules replace once the desk is enrolled.
  public var rules = RulesConfiguration()

  /// The configuration of an empty file.
  public init() {}
}
