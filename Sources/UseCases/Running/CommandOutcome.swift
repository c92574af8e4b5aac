import DomainModel
import JSONDiff

/// What a command did.
public struct CommandOutcome: Sendable {
  /// One record of a bulk command that was refused; the others went through.
  public struct Refusal: Sendable {
    /// The record as it was asked for.
    public let record: String
    /// Why it was refused.
    public let failure: Failure

    /// Names the record and why.
    public init(record: String, failure: Failure) {
      self.record = record
      self.failure = failure
    }
  }

  /// The ids of the changed records, in the order asked.
  public var changed: [String]
  /// The records that were refused, in the order asked.
  public var refused: [Refusal]
  /// One sentence for the message line.
  public var message: Phrase
  /// What `--json` prints.
  public var output: JSON?
  /// What is printed without `--json`, when it isn't the message or made from `output`.
  public var text: Phrase?
  /// Bytes that are printed as they are, with or without `--json`.
  public var bytes: [UInt8]?
  /// Joins the changes of one bulk, so that one undo takes them all back.
  public var group: String?
  /// What the process exits with: 0, or 1 for a check that failed.
  public var exitStatus: Int32
  /// What the words of `output` need beside it.
  public var background = AnswerBackground()

  /// Collects a result.
  public init(
    _ message: Phrase, changed: [String] = [], refused: [Refusal] = [], output: JSON? = nil,
    text: Phrase? = nil, bytes: [UInt8]? = nil, group: String? = nil, exitStatus: Int32 = 0
  ) {
    self.message = message
    self.changed = changed
    self.refused = refused
    self.output = output
    self.text = text
    self.bytes = bytes
    self.group = group
    self.exitStatus = exitStatus
  }

  /// A result that is only read.
  public static func read(
    _ output: JSON, text: String? = nil, background: AnswerBackground = AnswerBackground()
  ) -> CommandOutcome {
    var outcome = CommandOutcome(
      Phrase("", ""), output: output, text: text.map { Phrase($0, $0) })
    outcome.background = background
    return outcome
  }
}
