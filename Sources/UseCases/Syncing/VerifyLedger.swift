import DomainModel
import JSONDiff
import LocalStore

/// Verifies the store here and, when it has joined a node, the node's ledger: its signed state
/// must have grown from the one verified last, and hold this desk's own changes.
public struct VerifyLedger: Sendable {
  /// How many of the newest own changes are looked for in the node's ledger.
  static let ownChanges = 20

  let desk: Desk
  let port: SyncPort

  /// Gives the desk and the way to the node.
  public init(desk: Desk, port: SyncPort) {
    self.desk = desk
    self.port = port
  }

  /// - Returns: `isSound`, `local` (the findings of a check of the store), and `node` with `log`,
  ///   `size`, `root`, `verifiedSize` and `ownChanges`; exit status 1 when the store isn't sound.
  /// - Throws: `.nodeChanged` with `ledger` for a node that rewrote its past; `.nodeUnreachable`.
  public func callAsFunction() throws(Failure) -> CommandOutcome {
    let findings = try desk.store.doctor().filter { $0.severity == .error }
    let isEnrolled = try desk.store.read { (reader) throws(Failure) in try reader.isEnrolled() }
    var node: JSON = .null
    if isEnrolled {
      var answer = try port.verifyLedger(desk).object ?? [:]
      answer["ownChanges"] = JSON(try proveOwn())
      node = .object(answer)
    }
    let output: JSON = [
      "isSound": .bool(findings.isEmpty), "node": node,
      "local": .array(findings.map { .string($0.text.english) }),
    ]
    return CommandOutcome(
      sentence(node, findings.map(\.text)), output: output, text: Phrase("", ""),
      exitStatus: findings.isEmpty ? 0 : Failure.Code.checkFailed.exitStatus)
  }

  /// What was acknowledged must be in the ledger.
  private func proveOwn() throws(Failure) -> Int {
    let changes = try desk.store.read { (reader) throws(Failure) in
      try reader.acknowledgedChanges(limit: Self.ownChanges)
    }
    for change in changes {
      _ = try port.prove(desk, Int(change.accepted ?? 0), change.record)
    }
    return changes.count
  }

  private func sentence(_ node: JSON, _ flaws: [Phrase]) -> Phrase {
    let here =
      flaws.isEmpty
      ? Phrase("本库完好。", "This store is sound.")
      : Phrase(
        "本库有误：" + flaws.map(\.chinese).joined(separator: "；") + "。",
        "This store is damaged: " + flaws.map(\.english).joined(separator: "; ") + ".")
    guard let size = node["size"]?.int else { return here }
    let before = node["verifiedSize"]?.int ?? 0
    let own = node["ownChanges"]?.int ?? 0
    return Phrase(
      here.chinese + "\n节点账本 \(size) 条，签名有效，与上次核验的 \(before) 条一脉相承；"
        + "本机最近 \(own) 项改动都在其中。",
      here.english + "\nThe node's ledger has \(size) entries, is signed, and grew from the "
        + "\(before) verified last; the newest \(own) changes of this desk are in it.")
  }
}

/// Gives a proof, that stands alone, that the last change of a record is in the node's ledger.
public struct ProveChange: Sendable {
  let desk: Desk
  let port: SyncPort

  /// Gives the desk and the way to the node.
  public init(desk: Desk, port: SyncPort) {
    self.desk = desk
    self.port = port
  }

  /// - Returns: the proof as a document, printed as it is; `Scripts/verify-ledger-proof.py` checks
  ///   it with the node's public key alone.
  /// - Throws: `.notFound`, `.ambiguous`; `.ruleRefused` (`ledger.unconfirmed`) for a record that
  ///   no node has confirmed; `.nodeUnreachable`, `.nodeChanged`.
  public func callAsFunction(
    _ wanted: String, actor asked: String?
  ) throws(Failure) -> CommandOutcome {
    let stored = try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let stored = try reader.resolve(wanted)
      try ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
        .demand(stored.record)
      return stored
    }
    guard stored.sequence > 0 else {
      throw Failure(
        .ruleRefused, ["rule": "ledger.unconfirmed", "id": .string(stored.record.id)])
    }
    var outcome = CommandOutcome(Phrase("", ""))
    outcome.bytes = try port.prove(desk, Int(stored.sequence), stored.record.id) + [0x0A]
    return outcome
  }
}
