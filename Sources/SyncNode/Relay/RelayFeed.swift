import DomainModel
import JSONDiff
import SyncProtocol
import Trust

/// What of a node's log is another node's: upwards what was ordered here or below, downwards what
/// comes down and what is proposed to its home.
struct RelayFeed {
  static let pageRows = 500
  static let usualBytes = 2 << 20

  let reading: any NodeReading
  /// The sender.
  let identity: NodeIdentity
  /// Who receives: what came through it never goes back.
  let receiver: String
  /// What the receiver may have.
  let reader: Reader
  /// Whether lines carry whole records.
  var isWhole = false

  /// The lines behind a sequence, as many as fit.
  func batch(after sequence: Int, bytes: Int) throws(Failure) -> RelayBatch {
    var batch = RelayBatch(
      node: identity.id, logEpoch: identity.logEpoch, lines: [], to: sequence,
      last: try reading.lastSequence())
    var size = 0
    while batch.to < batch.last {
      for logged in try reading.changes(after: batch.to, limit: RelayFeed.pageRows) {
        if let line = try line(logged) {
          size += line.json.canonicalBytes().count + 1
          // One line always goes, or nobody would get past it.
          guard batch.lines.isEmpty || size <= bytes else { return batch }
          batch.lines.append(line)
        }
        batch.to = logged.sequence
      }
    }
    return batch
  }

  private func line(_ logged: LoggedChange) throws(Failure) -> RelayLine? {
    guard !logged.via.contains(receiver), let origin = ChangeOrigin(of: logged.change) else {
      return nil
    }
    if logged.forwardedTo == receiver { return try proposal(logged) }
    guard logged.isOrdered else { return settlement(logged, origin) }
    guard let (line, rev) = try ChangeView(reading: reading, reader: reader).line(logged) else {
      return nil
    }
    var change = line
    for name in ["sequence", "device", "epoch", "number", "base", "origin", "via"] {
      _ = change.removeValue(forName: name)
    }
    return .change(
      RelayedChange(
        sequence: logged.sequence, change: change, origin: origin, via: logged.via + [identity.id],
        rev: rev.text, document: isWhole ? try document(logged, rev) : nil,
        answer: logged.isAnswer(to: receiver) ? logged.answer : nil))
  }

  /// The record after a change, as the receiver has it; nil for one that it only loses.
  private func document(_ logged: LoggedChange, _ rev: Digest32) throws(Failure) -> JSONObject? {
    let record = try ChangeView(reading: reading, reader: reader).record(after: logged)
    return Rev.of(record) == rev ? record.members : nil
  }

  private func settlement(_ logged: LoggedChange, _ origin: ChangeOrigin) -> RelayLine? {
    guard logged.isRefused, logged.isAnswer(to: receiver) else { return nil }
    return .settled(
      RelayedSettlement(
        sequence: logged.sequence, record: logged.record,
        type: logged.change["type"]?.string ?? "", scope: logged.change["scope"]?.string ?? "",
        origin: origin, answer: logged.answer))
  }

  /// A change for its home: seen from there, what the operator saw has another sequence.
  private func proposal(_ logged: LoggedChange) throws(Failure) -> RelayLine {
    var change = logged.change
    let person = change.removeValue(forName: LoggedChange.personMember)?.object ?? [:]
    _ = change.removeValue(forName: LoggedChange.forwardedMember)
    _ = change.removeValue(forName: LoggedChange.proposedMember)
    change["base"] = JSON(try base(change["base"]?.int ?? 0, of: logged.record))
    return .proposal(
      RelayedProposal(sequence: logged.sequence, change: change, person: person))
  }

  /// The receiver's own sequence of the state that an operator here saw.
  private func base(_ sequence: Int, of record: String) throws(Failure) -> Int {
    let given = try reading.changes(of: record, after: 0).filter { $0.device == receiver }
    if let seen = given.last(where: { $0.sequence <= sequence }) { return seen.number }
    guard sequence > 0, let home = try Homes(reading).below.first(where: { $0.node == receiver })
    else { return 0 }
    // What he saw is no longer in the log here, or the home has moved since: it came before all that
    // the home has given, unless the record went there in a later state.
    let isPruned = try sequence < PrunedLog.oldest(reading)
    let isHandedOver = try wasHandedOver(record, as: sequence, to: home)
    guard isPruned || isHandedOver else { return 0 }
    return given.first.map { $0.number - 1 } ?? home.taken
  }

  private func wasHandedOver(
    _ record: String, as sequence: Int, to home: HomeBelow
  ) throws(Failure) -> Bool {
    guard let handover = home.handover, sequence <= handover else { return false }
    let last = try reading.changes(of: record, after: 0).last {
      $0.isOrdered && $0.sequence <= handover
    }
    return last.map { $0.sequence <= sequence } ?? true
  }
}

extension LoggedChange {
  /// Which node below a change waits for.
  static let forwardedMember = "forwardedTo"
  /// Which node above proposed a change.
  static let proposedMember = "proposedBy"
  /// The operator of a change that waits for its home, as he was when it was made.
  static let personMember = "person"

  var forwardedTo: String? { change[LoggedChange.forwardedMember]?.string }
  /// The nodes that it has come through.
  var via: [String] { change["via"]?.array?.compactMap(\.string) ?? [] }

  /// Whether the node above waits to hear what became of it.
  func isAnswer(to node: String) -> Bool {
    change[LoggedChange.proposedMember]?.string == node && forwardedTo == nil
  }
}
