import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Trust

/// Takes lines of another node into the log, inside one transaction: its order is kept, nothing is
/// merged anew.
struct RelayIntake {
  let log: LogWriter
  /// The sending node's id.
  let sender: String
  /// The epoch of its log.
  let logEpoch: Int
  /// Whether the sender may give records of a type in a scope.
  let mayGive: (_ type: String, _ scope: String) -> Bool
  /// Whether it may propose changes in a scope.
  let mayPropose: (_ scope: String) -> Bool

  private var writing: any NodeWriting { log.writing }

  /// - Throws: `.roleRefused` for what the sender may not give; `.patchFailed` when the copy here
  ///   isn't the one that the change was made on; what the store throws.
  func take(_ line: RelayLine) throws(Failure) {
    switch line {
    case .change(let relayed): try take(relayed)
    case .settled(let settlement): try take(settlement)
    case .proposal(let proposal): try take(proposal)
    }
  }

  private func take(_ relayed: RelayedChange) throws(Failure) {
    var object = identified(relayed.change, sequence: relayed.sequence, origin: relayed.origin)
    object["via"] = .array(relayed.via.map { .string($0) })
    let change = try Change(json: .object(object))
    let before = try writing.document(change.record)
    let after = try record(relayed, change, before?.record)
    guard after.id == change.record, IDs.isUUID(after.id),
      ([after] + (before.map { [$0.record] } ?? [])).allSatisfy({ mayGive($0.typeName, $0.scope) })
    else { throw refused(change.record) }
    let forwarded = try ForwardedChange.read(relayed.origin, writing)
    object[LoggedChange.proposedMember] = forwarded?.proposedBy.map { .string($0) }
    let result = LogWriter.Result(
      before: before, after: after, fields: FieldHistory(), clock: change.clock)
    let logged = try log.append(object, typed: change, result: result) { sequence in
      answer(relayed.answer, at: sequence, relayed.origin.number)
    }
    try settle(relayed.origin, forwarded, logged.answer)
    if after.type == .alert { try AlertNumbering(writing).note(after) }
    if after.type == .conflict { try ConflictUpkeep.note(after, writing) }
  }

  /// The sender's whole record where it sent it, else the change on the copy here; either way it is
  /// what the sender has, or it isn't taken.
  private func record(
    _ relayed: RelayedChange, _ change: Change, _ before: Record?
  ) throws(Failure) -> Record {
    let after: Record
    if let document = relayed.document {
      after = Record(document)
    } else {
      after = try SentChange.apply(
        change.patch, to: before, clock: change.clock, actor: change.actor)
    }
    guard Rev.of(after).text == relayed.rev else {
      throw Failure(.patchFailed, ["id": .string(change.record), "text": "relay.rev"])
    }
    return after
  }

  private func take(_ settlement: RelayedSettlement) throws(Failure) {
    guard mayGive(settlement.type, settlement.scope) else { throw refused(settlement.record) }
    guard let forwarded = try ForwardedChange.read(settlement.origin, writing) else { return }
    var object = identified(
      [
        "record": .string(settlement.record), "type": .string(settlement.type),
        "scope": .string(settlement.scope), "patch": [],
      ], sequence: settlement.sequence, origin: settlement.origin)
    object[LoggedChange.proposedMember] = forwarded.proposedBy.map { .string($0) }
    let present = try writing.document(settlement.record)
    let clock = HybridClock.pack(log.environment.now())
    let logged = try log.append(
      object, typed: nil, result: .nothing(present, clock: clock)
    ) { _ in settlement.answer }
    try settle(settlement.origin, forwarded, logged.answer)
  }

  private func take(_ proposal: RelayedProposal) throws(Failure) {
    guard let record = proposal.change["record"]?.string,
      let origin = ChangeOrigin(of: proposal.change)
    else { throw Failure(.nodeProtocol, ["text": "relay.proposal"]) }
    // A batch that was cut after it was written comes again.
    let isKnown =
      try writing.change(device: origin.device, epoch: origin.epoch, number: origin.number) != nil
    guard !isKnown else { return }
    guard mayPropose(proposal.change["scope"]?.string ?? "") else { throw refused(record) }
    try ChangeOrdering(log, proposedBy: sender, person: Record(proposal.person))
      .orderProposal(proposal.change)
  }

  private func identified(
    _ change: JSONObject, sequence: Int, origin: ChangeOrigin
  ) -> JSONObject {
    var object = change
    object["device"] = .string(sender)
    object["epoch"] = JSON(logEpoch)
    object["number"] = JSON(sequence)
    object["base"] = 0
    object["origin"] = origin.json
    return object
  }

  /// What the proposer is answered has this node's sequence, up to which it then pulls.
  private func answer(_ answer: OutcomeLine?, at sequence: Int, _ number: Int) -> OutcomeLine {
    var line = answer ?? OutcomeLine(number: number, outcome: .accepted)
    line.sequence = sequence
    line.patch = nil
    return line
  }

  private func settle(
    _ origin: ChangeOrigin, _ forwarded: ForwardedChange?, _ answer: OutcomeLine
  ) throws(Failure) {
    guard var forwarded, forwarded.answer == nil else { return }
    forwarded.answer = answer
    try writing.set(forwarded.json, .forwarded, origin.key)
  }

  private func refused(_ record: String) -> Failure {
    Failure(.roleRefused, ["id": .string(record), "rule": "relay.scope"])
  }
}
