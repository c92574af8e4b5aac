import DomainModel
import JSONDiff
import Trust

/// What a check of a node found.
public struct VerificationReport: Sendable, Hashable {
  /// How many changes were hashed again.
  public var changes = 0
  /// How many records were hashed again.
  public var records = 0
  /// What is wrong, in the order found; empty when all is well.
  public var findings: [String] = []

  /// The report as the program prints it.
  public var json: JSON {
    [
      "changes": JSON(changes), "records": JSON(records),
      "isSound": .bool(findings.isEmpty), "findings": .array(findings.map { .string($0) }),
    ]
  }
}

/// Hashes everything again: entries, tree, chain, live rows, digests.
public struct Verification: Sendable {
  private let node: NodeService

  /// Of an open node.
  public init(_ node: NodeService) {
    self.node = node
  }

  /// - Throws: what the store throws; findings are in the report.
  public func run() async throws(Failure) -> VerificationReport {
    let (identity, keys) = (node.identity, node.keys)
    return try await node.store.read { reading throws(Failure) in
      var run = try VerificationRun(reading: reading)
      try run.checkLog()
      try run.checkCheckpoint(identity, keys)
      try run.checkRecords()
      try run.checkPruned(identity, keys)
      try run.checkTallies()
      return run.report
    }
  }
}

/// A check under way.
private struct VerificationRun {
  let reading: any NodeReading
  var report = VerificationReport()
  private var revs: [String: Digest32] = [:]
  private var tallies: [String: Tally] = [:]
  private var frontier = Frontier()
  /// What stands for the part of the log that is gone; nil when it is whole.
  private let pruned: PrunedLog?
  /// Of the records as they were where the log begins.
  private var former = Tally()
  private var last: Int
  /// A damaged table shouldn't fill the screen.
  private let maximumFindings = 100

  init(reading: any NodeReading) throws(Failure) {
    self.reading = reading
    pruned = try PrunedLog.read(reading)
    last = pruned?.through ?? 0
    do {
      frontier = try Frontier(size: last, read: LedgerHashes.reading(reading))
    } catch {
      find("ledger: the tree of the first \(last) changes is damaged")
    }
  }

  private mutating func find(_ text: String) {
    if report.findings.count < maximumFindings { report.findings.append(text) }
  }

  mutating func checkLog() throws(Failure) {
    var heads: [String: Digest32] = [:]
    while true {
      let page = try reading.changes(after: last, limit: 1000)
      for logged in page {
        report.changes += 1
        last += 1
        if logged.sequence != last { find("log: gap before \(logged.sequence)") }
        check(logged, &heads)
        if let rev = logged.revAfter { revs[logged.record] = rev }
      }
      if page.count < 1000 { break }
    }
    let kept = try? Frontier(size: last, read: LedgerHashes.reading(reading))
    if kept?.root != frontier.root { find("ledger: the kept tree isn't that of the entries") }
  }

  private mutating func check(_ logged: LoggedChange, _ heads: inout [String: Digest32]) {
    let scope = logged.change["scope"]?.string ?? ""
    guard let entry = try? LedgerEntry(text: logged.entry) else {
      return find("ledger: entry \(logged.sequence) can't be read")
    }
    // The entry before the first one that is kept of a scope may be gone.
    let previous = heads[scope] ?? (pruned == nil ? nil : entry.previous)
    let commitment = Result { () throws(TrustProblem) in try logged.disclosure().commitment }
    let again = try? LedgerEntry.of(logged, previous: previous, commitment)
    if again != entry { find("log: change \(logged.sequence) isn't what its entry says") }
    heads[scope] = entry.leaf
    _ = frontier.append(entry.leaf)
    let before = logged.revBefore
    if let known = revs[logged.record] {
      if before != known {
        find("log: change \(logged.sequence) doesn't follow the one before it")
      }
    } else if let before {
      former.add(before)
    }
  }

  mutating func checkCheckpoint(
    _ identity: NodeIdentity, _ keys: NodeKeys
  ) throws(Failure) {
    guard let bytes = try reading.value(.node, "checkpoint") else { return }
    do {
      let names = [
        try NoteKey(name: identity.log, point: keys.sm2.point),
        try NoteKey(name: identity.log, point: keys.ed25519.point),
      ]
      let checkpoint = try Checkpoint(
        verifying: try SignedNote(parsing: bytes), origin: identity.log, keys: names)
      guard checkpoint.size <= last else {
        return find("checkpoint: signed \(checkpoint.size) changes, \(last) are here")
      }
      let root = try MerkleTree(
        size: checkpoint.size, read: LedgerHashes.reading(reading)
      ).root()
      if root != checkpoint.root { find("checkpoint: the tree isn't the one that was signed") }
    } catch {
      find("checkpoint: \(error)")
    }
  }

  mutating func checkRecords() throws(Failure) {
    var last = ""
    while true {
      let page = try reading.documents(type: nil, after: last, limit: 1000)
      for document in page {
        report.records += 1
        let rev = Rev.of(document.record)
        if rev != document.rev { find("record \(document.record.id): isn't what its rev says") }
        if revs[document.record.id] == nil, document.sequence <= pruned?.through ?? 0 {
          former.add(rev)
        } else if revs[document.record.id] != rev {
          find("record \(document.record.id): isn't what the log made of it")
        }
        revs[document.record.id] = nil
        add(document.record)
      }
      guard page.count == 1000, let end = page.last else { break }
      last = end.record.id
    }
    for id in revs.keys.sorted() { find("record \(id): is in the log and not here") }
  }

  /// The records that the kept log begins with are those that the node signed when it pruned it.
  mutating func checkPruned(_ identity: NodeIdentity, _ keys: NodeKeys) throws(Failure) {
    guard let pruned else { return }
    if !pruned.isSigned(for: identity.log, by: keys.sm2) {
      find("snapshot: what stands for the first \(pruned.through) changes isn't signed")
    }
    if (try? NodeService.root(reading, pruned.through)) != pruned.root {
      find("snapshot: the tree of the first \(pruned.through) changes isn't the signed one")
    }
    if former != pruned.tally {
      find("snapshot: the records at change \(pruned.through) aren't those that were signed")
    }
  }

  private mutating func add(_ record: Record) {
    for (level, rev) in Tallies.revs(RecordForms(record)) {
      let key = "\(record.scope)|\(record.typeName)|\(level)|"
      tallies[key, default: Tally()].add(rev)
    }
  }

  mutating func checkTallies() throws(Failure) {
    for entry in try reading.values(.tally, prefix: "") where entry.key.hasSuffix("|") {
      if tallies.removeValue(forKey: entry.key) != Tally(entry.value) {
        find("digest \(entry.key): isn't the sum of its records")
      }
    }
    for key in tallies.keys.sorted() { find("digest \(key): is missing") }
  }
}
