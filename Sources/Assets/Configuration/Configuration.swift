public import DomainModel

/// All entries of `config.toml`, with the values that hold when an entry is absent. Nil means that
/// something else decides: the environment, the domain's own table, or nobody.
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
  /// Refuses writes.
  public var readOnly = false
  /// Folder of the store; nil is the user's data folder. On a node also a PostgreSQL address.
  public var store: String?
  /// Name of the unit, for `init`.
  public var unitName: String?
  /// Code of the unit, for `init`.
  public var unitCode: String?
  /// Keys by command id, as written; the key map checks them.
  public var keys: [String: String] = [:]
  /// Command that shows a camera, with `{stream}`.
  public var openCamera: String?
  /// Command that opens an address.
  public var openURL: String?
  /// Entries that a unit's rules replace once the desk is enrolled.
  public var rules = RulesConfiguration()
  /// Where alerts come from and how they sound.
  public var alerts = AlertConfiguration()
  /// How long licences are trusted offline.
  public var licences = LicenceConfiguration()
  /// The node and how it is asked.
  public var sync = SyncConfiguration()
  /// Entries that only a node reads.
  public var node = NodeConfiguration()

  /// The configuration of an empty file.
  public init() {}
}

/// Feeds and sounds of this desk.
public struct AlertConfiguration: Hashable, Sendable {
  /// A source that is fetched.
  public struct Feed: Hashable, Sendable {
    /// Address of the feed.
    public var url: String
    /// Time between two fetches.
    public var interval = IsoDuration(seconds: 60)
    /// Larger answers are refused.
    public var maximumBytes = 10_485_760
  }

  /// Folder whose CAP files are read.
  public var watchFolder: String?
  /// Feeds that are fetched.
  public var feeds: [Feed] = []
  /// Program and arguments that call somebody out.
  public var callOutCommand: [String] = []
  /// Bell patterns by colour.
  public var sound: [AlertColour: String] = [:]
}

/// How long copies of licences are trusted.
public struct LicenceConfiguration: Hashable, Sendable {
  /// Hours after which a copy is called old.
  public var softAgeHours = 24
  /// Hours after which a copy proves nothing.
  public var hardAgeHours = 168
  /// Minutes for which a presentation is valid.
  public var presentationMinutes = 5
}

/// The node and how it is asked.
public struct SyncConfiguration: Hashable, Sendable {
  /// Address of the node.
  public var node: String?
  /// Time between two contacts.
  public var interval = IsoDuration(seconds: 60)
  /// Time without contact after which the desk says that it is blind.
  public var blindAfter = IsoDuration.minutes(3)
  /// Unsent changes that are worth a warning.
  public var warnChanges = 20
  /// Age of unsent changes that is worth a warning.
  public var warnAge = IsoDuration.days(3)
}

/// Entries that only a node reads.
public struct NodeConfiguration: Hashable, Sendable {
  /// Longest line that is accepted.
  public var lineBytes = 1_048_576
  /// Longest body that is accepted.
  public var bodyBytes = 67_108_864
  /// Deepest JSON that is accepted.
  public var depth = 64
  /// Requests that a device may send in a minute.
  public var requestsPerMinute = 600
  /// How long changes are kept.
  public var logRetention = IsoDuration.days(90)
  /// Address and port to listen on.
  public var listen: String?
  /// Certificate file.
  public var certificate: String?
  /// Key file of the certificate.
  public var certificateKey: String?
  /// Address of the node above.
  public var upstream: String?
  /// Longest time between two checkpoints of the ledger.
  public var checkpointInterval = IsoDuration(seconds: 60)
  /// Most leaves between two checkpoints.
  public var checkpointLeaves = 1000
}
