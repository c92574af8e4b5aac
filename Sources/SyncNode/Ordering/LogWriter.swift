import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Trust

/// Writes changes into the log with all that follows from them, inside one transaction: record,
/// tallies, ledger.
final class LogWriter {
  /// So many changes are worth all cores; more would only take memory.
  private static let mostPlaced = 500

  let writing: any NodeWriting
  let identity: NodeIdentity
  let environment: NodeEnvironment
  private var ledger: LedgerWriter
  private var tallies: Tallies
  private var sequence: Int
  private var placed: [PlacedChange] = []

  /// - Throws: `.storeCorrupt` when log and ledger differ.
  init(
    _ writing: any NodeWriting, identity: NodeIdentity, environment: NodeEnvironment
  ) throws(Failure) {
    self.writing = writing
    self.identity = identity
    self.environment = environment
    sequence = try writing.lastSequence()
    ledger = try LedgerWriter(writing, size: sequence)
    tallies = Tallies(writing)
    buffer?.log = self
  }

  /// Where the changes of a batch wait for one another.
  private var buffer: BufferedWriting? { writing as? BufferedWriting }

  /// The sequence of the next change.
  var nextSequence: Int { sequence + 1 }

  /// What a change made of a record.
  struct Result: Sendable {
    var before: HomeDocument?
    var after: Record?
    var fields: FieldHistory
    var clock: Int64
    /// Whether the record stays as it is, or there is none.
    var isKept: Bool

    init(before: HomeDocument?, after: Record?, fields: FieldHistory, clock: Int64) {
      self.before = before
      self.after = after
      self.fields = fields
      self.clock = clock
      isKept = after == nil || before?.record == after
    }

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
  /// - Returns: the change with its place in the log.
  /// - Throws: what the store throws.
  @discardableResult
  func append(
    _ change: JSONObject, typed: Change?, result: Result,
    answer: (Int) -> OutcomeLine
  ) throws(Failure) -> PlacedChange {
    sequence += 1
    let change = PlacedChange(
      sequence: sequence, change: change, typed: typed, result: result,
      rev: result.isKept ? result.before?.rev : result.after.map(Rev.of),
      answer: answer(sequence), salt: environment.random(Disclosure.saltByteCount))
    try keep(change)
    placed.append(change)
    if buffer == nil || placed.count >= Self.mostPlaced { try settle() }
    return change
  }

  static func numbering(_ device: String, _ epoch: Int) -> String { "\(device)/\(epoch)" }

  /// Writes what was added and what is held back, at the end of the transaction.
  func flush() throws(Failure) {
    try settle()
    try buffer?.flush()
  }

  /// Writes what was added into log, counts and ledger.
  func settle() throws(Failure) {
    let changes = placed
    placed = []
    for made in AllCores.map(changes, { $0.made() }) {
      if let after = made.after { try tallies.note(from: made.before, to: after) }
      var logged = made.logged
      logged.entry = try ledger.append(logged, made.commitment)
      try writing.append(logged)
    }
  }

  /// What the changes that follow may ask for: records, numbers, names.
  private func keep(_ change: PlacedChange) throws(Failure) {
    let result = change.result
    if !result.isKept, let record = result.after, let rev = change.rev {
      // Counts by unit go by the units above, as they are when a change is ordered.
      if record.type == .unit { try settle() }
      try writing.put(
        HomeDocument(record: record, sequence: sequence, rev: rev, fields: result.fields))
      if record.type == .unit { tallies = Tallies(writing) }
      try BlobNames.note(from: result.before?.record, to: record, writing)
      try MergedOrders.note(from: result.before?.record, to: record, writing)
    } else if change.typed != nil, var document = result.before {
      // Whoever takes the record now has seen what became of this change, too.
      document.sequence = sequence
      try writing.put(document)
    }
    let (device, epoch) = (change.change["device"]?.string, change.change["epoch"]?.int)
    try writing.set(
      JSON(change.change["number"]?.int ?? 0), .numbering,
      LogWriter.numbering(device ?? "", epoch ?? 0))
  }
}
