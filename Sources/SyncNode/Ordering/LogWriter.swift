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
    let before = result.before.map { RecordForms($0.record, rev: $0.rev) }
    let isKept = result.after != nil && result.before?.record == result.after
    let after = isKept ? before : result.after.map { RecordForms($0) }
    if !isKept, let after {
      try keep(result, before, after)
    } else if typed != nil, var document = result.before {
      // Whoever takes the record now has seen what became of this change, too.
      document.sequence = sequence
      try writing.put(document)
    }
    let patches = try patches(typed, result)
    var logged = LoggedChange(
      sequence: sequence, change: change, clock: result.clock, answer: answer(sequence),
      before: (result.before?.record).map { Audience($0) },
      after: result.after.map { Audience($0) }, patch: patches.patch, inverse: patches.inverse,
      revBefore: result.before?.rev, revAfter: (after ?? before)?.rev(Form.whole),
      masked: typed.map { maskedChanges($0, result, before, after) } ?? [:], entry: "",
      salt: environment.random(Disclosure.saltByteCount))
    logged.entry = try ledger.append(logged)
    try writing.append(logged)
    try writing.set(
      JSON(logged.number), .numbering, LogWriter.numbering(logged.device, logged.epoch))
    return logged
  }

  static func numbering(_ device: String, _ epoch: Int) -> String { "\(device)/\(epoch)" }

  /// Keeps the record as it is afterwards.
  private func keep(
    _ result: Result, _ before: RecordForms?, _ after: RecordForms
  ) throws(Failure) {
    guard let record = result.after, let rev = after.rev(Form.whole) else { return }
    try writing.put(
      HomeDocument(record: record, sequence: sequence, rev: rev, fields: result.fields))
    try BlobNames.note(from: result.before?.record, to: record, writing)
    try MergedOrders.note(from: result.before?.record, to: record, writing)
    try Tallies(writing).note(from: before, to: after)
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
  private func maskedChanges(
    _ change: Change, _ result: Result, _ before: RecordForms?, _ after: RecordForms?
  ) -> [Int: MaskedChange] {
    guard let after else { return [:] }
    var masked: [Int: MaskedChange] = [:]
    for form in Form.masked {
      guard let copy = after.record(form), let rev = after.rev(form) else { continue }
      if after.isWhole(form), before?.isWhole(form) ?? true { continue }
      let patch =
        before?.record(form).map { former in
          SentChange.patch(
            from: former, to: copy, by: change, clock: result.clock, level: Form.whole)
        } ?? Change.creation(of: copy)
      masked[form] = MaskedChange(patch: patch.json, rev: rev)
    }
    return masked
  }
}
