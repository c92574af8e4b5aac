import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Trust

/// Writes changes into the log with all that follows from them, inside one transaction: record,
/// tallies, ledger.
final class LogWriter {
  let writing: any NodeWriting
  let identity: NodeIdentity
  let environment: NodeEnvironment
  private var ledger: LedgerWriter
  private var sequence: Int

  /// - Throws: `.storeCorrupt` when log and ledger differ.
  init(
    _ writing: any NodeWriting, identity: NodeIdentity, environment: NodeEnvironment
  ) throws(Failure) {
    self.writing = writing
    self.identity = identity
    self.environment = environment
    sequence = try writing.lastSequence()
    ledger = try LedgerWriter(writing, size: sequence)
  }

  /// The sequence of the next change.
  var nextSequence: Int { sequence + 1 }

  /// What a change made of a record.
  struct Result {
    var before: HomeDocument?
    var after: Record?
    var fields: FieldHistory
    var clock: Int64

    /// Nothing: the record stays as it is.
    static func nothing(_ document: HomeDocument?, clock: Int64) -> Result {
      Result(
        before: document, after: document?.record, fields: document?.fields ?? FieldHistory(),
        clock: clock)
    }
  }

  /// Adds a change.
  /// - Parameters:
  ///   - change: as it came.
  ///   - typed: the same, read; nil when it can't be read, which then stands for nothing done.
  ///   - result: what it made of the record.
  ///   - answer: given the sequence, what the device is answered.
  /// - Returns: the logged change.
  /// - Throws: what the store throws.
  @discardableResult
  func append(
    _ change: JSONObject, typed: Change?, result: Result,
    answer: (Int) -> OutcomeLine
  ) throws(Failure) -> LoggedChange {
    sequence += 1
    let document = try keep(result)
    let patches = try patches(typed, result)
    var logged = LoggedChange(
      sequence: sequence, change: change, clock: result.clock, answer: answer(sequence),
      before: (result.before?.record).map { Audience($0) },
      after: result.after.map { Audience($0) }, patch: patches.patch, inverse: patches.inverse,
      revBefore: result.before?.rev, revAfter: document?.rev,
      masked: typed.map { maskedChanges($0, result) } ?? [:], entry: "",
      salt: environment.random(Disclosure.saltByteCount))
    logged.entry = try ledger.append(logged)
    try writing.append(logged)
    try writing.set(
      JSON(logged.number), .numbering, LogWriter.numbering(logged.device, logged.epoch))
    return logged
  }

  static func numbering(_ device: String, _ epoch: Int) -> String { "\(device)/\(epoch)" }

  /// The record as it is afterwards, kept when it is another.
  private func keep(_ result: Result) throws(Failure) -> HomeDocument? {
    guard let after = result.after else { return result.before }
    if let before = result.before, before.record == after { return before }
    let document = HomeDocument(record: after, sequence: sequence, fields: result.fields)
    try writing.put(document)
    try BlobNames.note(from: result.before?.record, to: after, writing)
    try Tallies(writing).note(from: result.before?.record, to: after)
    return document
  }

  private func patches(
    _ change: Change?, _ result: Result
  ) throws(Failure) -> (patch: JSON, inverse: JSON) {
    guard let change, let after = result.after else { return ([], []) }
    guard let before = result.before?.record else {
      return (Change.creation(of: after).json, [])
    }
    let patch = SentChange.patch(
      from: before, to: after, by: change, clock: result.clock, level: Form.whole)
    // The inverse leads back to the stamp too, which the patch leaves out.
    let inverse = JSONDiffer.patch(from: .object(after.members), to: .object(before.members))
    return (patch.json, inverse.json)
  }

  /// What lower levels get, where it differs.
  private func maskedChanges(_ change: Change, _ result: Result) -> [Int: MaskedChange] {
    guard let after = result.after else { return [:] }
    var masked: [Int: MaskedChange] = [:]
    for form in Form.masked {
      let copy = SentChange.copy(after, form)
      let former = result.before.map { SentChange.copy($0.record, form) }
      if copy == after, former == result.before?.record { continue }
      let patch =
        result.before.map {
          SentChange.patch(
            from: $0.record, to: after, by: change, clock: result.clock, level: form)
        } ?? Change.creation(of: copy)
      masked[form] = MaskedChange(patch: patch.json, rev: Rev.of(copy))
    }
    return masked
  }
}
