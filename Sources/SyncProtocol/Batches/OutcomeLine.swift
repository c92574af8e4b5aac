import JSONDiff

/// The node's answer to one pushed change, one a line in the order of the changes.
public struct OutcomeLine: Sendable, Hashable {
  /// What became of a change.
  public enum Word: String, Sendable, CaseIterable {
    case accepted
    case merged
    case proposed
    /// Sent on to the record's home, which is another node; what becomes of it is answered when the
    /// change is pushed again.
    case forwarded
    case refused
    case again
  }

  /// The change's number.
  public var number: Int
  /// What became of it.
  public var outcome: Word
  /// For `again`: what became of it the first time.
  public var first: Word?
  /// The node's sequence of it; nil when refused.
  public var sequence: Int?
  /// From the device's record to the node's, when they differ.
  public var patch: JSON?
  /// The conflict record, when one is open.
  public var conflict: String?
  /// The pointers of the fields in it.
  public var fields: [String]
  /// What happened to fields that aren't as the device made them.
  public var notes: [JSON]
  /// Why it was refused.
  public var problem: JSON?

  /// Makes a line.
  public init(
    number: Int, outcome: Word, first: Word? = nil, sequence: Int? = nil, patch: JSON? = nil,
    conflict: String? = nil, fields: [String] = [], notes: [JSON] = [], problem: JSON? = nil
  ) {
    self.number = number
    self.outcome = outcome
    self.first = first
    self.sequence = sequence
    self.patch = patch
    self.conflict = conflict
    self.fields = fields
    self.notes = notes
    self.problem = problem
  }

  /// What became of the change, also when this is a repeat's answer.
  public var effective: Word { first ?? outcome }

  /// The line.
  public var json: JSONObject {
    var line: JSONObject = ["number": JSON(number), "outcome": .string(outcome.rawValue)]
    line["first"] = first.map { .string($0.rawValue) }
    line["sequence"] = sequence.map { JSON($0) }
    line["patch"] = patch
    line["conflict"] = conflict.map { .string($0) }
    if !fields.isEmpty { line["fields"] = .array(fields.map { .string($0) }) }
    if !notes.isEmpty { line["notes"] = .array(notes) }
    line["problem"] = problem
    return line
  }

  /// Reads a line.
  /// - Throws: `.malformed`; a line that isn't understood must not take a change off the outbox.
  public init(json line: JSONObject) throws(Problem) {
    guard let number = line["number"]?.int, number > 0,
      let outcome = line["outcome"]?.string.flatMap(Word.init(rawValue:))
    else { throw Problem(.malformed, ["code": "outcome.form"]) }
    let sequence = line["sequence"]?.int
    let first = line["first"]?.string.flatMap(Word.init(rawValue:))
    if (first ?? outcome) != .refused, outcome != .again, sequence == nil {
      throw Problem(.malformed, ["code": "outcome.sequence"])
    }
    self.init(
      number: number, outcome: outcome, first: first, sequence: sequence, patch: line["patch"],
      conflict: line["conflict"]?.string,
      fields: (line["fields"]?.array ?? []).compactMap(\.string),
      notes: line["notes"]?.array ?? [], problem: line["problem"])
  }
}
