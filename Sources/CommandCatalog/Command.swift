import DomainModel
import JSONDiff
import UseCases

/// A command, declared once: keys, palette, hints, help, command line, completions and manual
/// are all made from it.
public struct Command: Sendable, Identifiable {
  /// How many records a command takes.
  public enum RecordUse: Sendable, Hashable {
    case none
    /// Exactly one.
    case one
    /// One or more; a bulk reports per record.
    case many
  }

  /// The stable name, such as `grievance.assign`; `keys` of the configuration use it.
  public let id: String
  /// The words of the command line, nil when only the screen has it.
  public let words: [String]?
  /// Whether the command line also takes it after the name of a pane: `grievance show`.
  public let isPaneVerb: Bool
  /// Where it stands in help and where its keys count.
  public let area: CommandArea
  /// The types it acts on, or lists; empty when it is about no record.
  public let recordTypes: Set<RecordType>
  /// How many records it takes.
  public let recordUse: RecordUse
  /// The default keys, such as `a`, `Ctrl-f`, `F2`, `Space`.
  public let keys: [String]
  /// The words on screen.
  public let title: Phrase
  /// What it does, in one sentence.
  public let help: Phrase
  /// What it asks for besides the records it acts on.
  public let arguments: [CommandArgument]
  /// Whether one sentence asks before it runs.
  public let isOutward: Bool
  /// What the state machine of its types calls it, nil when no state machine knows it.
  public let stateCommand: String?
  /// The values of arguments that aren't given.
  public let defaults: JSONObject
  /// Whether it writes to the store.
  public let writes: Bool
  /// The flags with which a command that else only reads writes too.
  public let writingFlags: Set<String>

  /// Declares a command.
  public init(
    _ id: String, words: [String]? = nil, area: CommandArea, types: Set<RecordType> = [],
    takes recordUse: RecordUse? = nil, keys: [String] = [], title: Phrase, help: Phrase,
    arguments: [CommandArgument] = [],
    isOutward: Bool = false, stateCommand: String? = nil, writes: Bool = false,
    writingFlags: Set<String> = [], isPaneVerb: Bool = false, defaults: JSONObject = [:]
  ) {
    self.id = id
    self.words = words
    self.area = area
    recordTypes = types
    self.recordUse = recordUse ?? (types.isEmpty ? .none : .many)
    self.keys = keys
    self.title = title
    self.help = help
    self.arguments = arguments
    self.isOutward = isOutward
    self.stateCommand = stateCommand
    self.writes = writes
    self.writingFlags = writingFlags
    self.isPaneVerb = isPaneVerb
    self.defaults = defaults
  }
}

extension Command {
  /// Whether the shell runs it itself (moving, filtering, switching), without a use case.
  public var isRunByShell: Bool { words == nil }

  /// Whether it writes to the store when asked so.
  public func writes(_ request: CommandRequest) -> Bool {
    writes || writingFlags.contains { request.arguments[$0] == true }
  }

  /// Whether it acts on records, one or many.
  public var actsOnRecords: Bool { recordUse != .none }

  /// Whether it cannot run without a record.
  public var needsRecord: Bool { recordUse == .one || recordUse == .many }
}
