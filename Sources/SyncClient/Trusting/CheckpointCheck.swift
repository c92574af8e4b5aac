import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol
import Trust

/// Holds the node to what it has signed before: every checkpoint must be signed by the keys that
/// the enrolment gave, and have grown from the last one that was verified (RFC 9162, section 2.1.4).
struct CheckpointCheck {
  let store: LocalStore
  let line: NodeLine

  /// Accepts a checkpoint and remembers it, with the time.
  ///
  /// - Throws: `node.changed` with `ledger` telling what is wrong: `signature`, `rolledBack` or
  ///   `forked`; what the line throws. Nothing is remembered then.
  func accept(_ text: String, by context: WriteContext) throws(LineFailure) {
    let memory = try local { () throws(Failure) in
      try store.read { (reader) throws(Failure) in try LedgerMemory(reader) }
    }
    let newer = try checked { () throws(TrustProblem) in try memory.verified(text) }
    if let older = memory.checkpoint {
      let hashes = try hashes(from: older, to: newer)
      try checked { () throws(TrustProblem) in
        try newer.verifyGrowth(from: older, proof: hashes)
      }
    }
    try local { () throws(Failure) in
      try store.write(by: context) { (transaction) throws(Failure) in
        try transaction.set(.string(text), forSetting: SyncSetting.checkpoint)
        try transaction.set(
          .string(context.now.rfc3339), forSetting: SyncSetting.checkpointTime)
      }
    }
  }

  /// Trees of equal size and those that fell need no proof: the roots or the sizes decide.
  private func hashes(
    from older: Checkpoint, to newer: Checkpoint
  ) throws(LineFailure) -> [Digest32] {
    guard older.size > 0, older.size < newer.size else { return [] }
    let query = QueryItems(["from": String(older.size), "to": String(newer.size)])
    let body = try line.call(NodeTransport.Request(.consistency, query: query))
    do throws(Problem) {
      let answer = try NodeBody.json(body)
      return (answer["hashes"]?.array ?? []).compactMap {
        $0.string.flatMap(Digest32.init(text:))
      }
    } catch {
      throw .problem(error)
    }
  }

  private func checked<T>(_ body: () throws(TrustProblem) -> T) throws(LineFailure) -> T {
    do throws(TrustProblem) {
      return try body()
    } catch {
      throw .unreachable(LedgerMemory.failure(error))
    }
  }
}

/// What the store knows of its node's ledger.
struct LedgerMemory {
  /// The log's name.
  let log: String
  /// The keys that must have signed.
  let keys: [NoteKey]
  /// The last verified checkpoint as it was signed; nil before the first.
  let text: String?

  init(_ reading: some StoreReading) throws(Failure) {
    let enrolment = try reading.setting(SyncSetting.enrolment)
    guard let log = enrolment?["log"]?.string else { throw Failure(.notEnrolled) }
    self.log = log
    text = try reading.setting(SyncSetting.checkpoint)?.string
    keys = (enrolment?["nodeKeys"]?.array ?? []).compactMap { LedgerMemory.key($0, log) }
  }

  /// The last verified state; nil before the first.
  var checkpoint: Checkpoint? {
    text.flatMap { try? SignedNote(parsing: Array($0.utf8)) }
      .flatMap { try? Checkpoint(text: $0.text) }
  }

  /// The state of a note that all of the node's keys have signed.
  func verified(_ text: String) throws(TrustProblem) -> Checkpoint {
    try Checkpoint(
      verifying: try SignedNote(parsing: Array(text.utf8)), origin: log, keys: keys)
  }

  private static func key(_ json: JSON, _ log: String) -> NoteKey? {
    guard let text = json["publicKey"]?.string else { return nil }
    if json["algorithm"] == "SM2" {
      return (try? SM2PublicKey(text: text)).flatMap { try? NoteKey(name: log, point: .sm2($0)) }
    }
    return (try? Ed25519PublicKey(text: text))
      .flatMap { try? NoteKey(name: log, point: .ed25519($0)) }
  }

  /// The sentence that a person gets: this stops the exchange, local work goes on.
  static func failure(_ problem: TrustProblem) -> Failure {
    let what =
      switch problem.code {
      case .rolledBack: "rolledBack"
      case .forked, .proof, .range: "forked"
      default: "signature"
      }
    return Failure(
      .nodeChanged, ["ledger": .string(what), "text": .string(problem.detail)])
  }
}
