import DomainModel

/// What a command asks for: a form field on the screen, an option on the command line.
public struct CommandArgument: Sendable, Hashable {
  /// What a value may be; the form picks its field and completion from it.
  public enum Kind: Sendable, Hashable {
    case text, longText
    /// A unit by id, code or exact name.
    case unit
    /// An operator by id, account or exact name.
    case person
    /// Operators by name, between commas.
    case persons
    /// Names of parties who signed, between commas.
    case signatures
    /// An instant; the command line takes any RFC 3339 offset.
    case time
    case lane
    case choice([Choice])
    /// Present or not: `--unreached`.
    case flag
    /// `yes` or `no`.
    case boolean
    case number
    case region
    /// A dotted code of the kinds of matters, completed from those in use.
    case category
    /// Clauses as `POLICY#CLAUSE`, between commas or each with its own option.
    case citations
    /// The name of one of the operator's macros.
    case macro
    /// Digits as they are dialled.
    case phone
    /// A record of the type, or of any when nil.
    case record(RecordType?)
    /// A path; `-` is the standard stream.
    case file
    case recordType
    /// An RFC 6901 pointer.
    case pointer
  }

  /// One value of an enumeration with its words.
  public struct Choice: Sendable, Hashable {
    /// The word in JSON and on the command line.
    public let value: String
    /// The words on screen.
    public let title: Phrase

    /// Names a value in both languages.
    public init(_ value: String, _ chinese: String, _ english: String) {
      self.value = value
      title = Phrase(chinese, english)
    }
  }

  /// How an argument is written on the command line.
  public enum Spelling: Sendable, Hashable {
    /// `--name VALUE`.
    case option
    /// A word in its place.
    case positional
    /// All remaining words; the value is a list.
    case remaining
  }

  /// Another argument's value at which this one is asked for.
  public struct Condition: Sendable, Hashable {
    /// The name of the other argument.
    public let argument: String
    /// Its value.
    public let value: String
  }

  /// The name in `CommandRequest.arguments`; the option is `--name`.
  public let name: String
  /// What a value may be.
  public let kind: Kind
  /// Whether the command cannot run without it; with a condition, where that holds.
  public let isRequired: Bool
  /// The words on screen.
  public let title: Phrase
  /// How the command line writes it.
  public let spelling: Spelling
  /// Other names the command line takes for it.
  public let aliases: [String]
  /// The argument that may be given in its place; nil where none may.
  public let replacement: String?
  /// The choice that it belongs to; nil for what is asked whatever is chosen. The command line
  /// leaves it to the rules whether it is missing.
  public let condition: Condition?

  /// Declares an argument.
  public init(
    _ name: String, _ kind: Kind, _ title: Phrase, isRequired: Bool = false,
    spelling: Spelling = .option, aliases: [String] = [], replacement: String? = nil,
    condition: Condition? = nil
  ) {
    self.condition = condition
    self.replacement = replacement
    self.name = name
    self.kind = kind
    self.title = title
    self.isRequired = isRequired
    self.spelling = spelling
    self.aliases = aliases
  }
}
