import DomainModel
import JSONDiff
import LocalStore

/// Puts the operator's own flag on records, or takes it off.
///
/// A flag is nobody else's: it stands among the store's local items, is no member of the record,
/// changes no revision and never leaves this store.
public struct FlagRecords: Sendable {
  let desk: Desk
  let isSet: Bool

  /// Gives the desk, and whether flags are put on.
  public init(desk: Desk, isSet: Bool) {
    self.desk = desk
    self.isSet = isSet
  }

  /// - Throws: `.notFound`, `.ambiguous`, `.roleRefused`, `.keyLocked`. Nothing is written then.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(request.actor)
    let context = try desk.writing(as: actor, work: "flag")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(transaction))
      var records: [Record] = []
      for wanted in request.records {
        let record = try transaction.resolve(wanted, preferring: request.recordTypes).record
        try right.demand(record)
        records.append(record)
      }
      let flags = OperatorFlags(transaction: transaction, owner: actor.id, now: desk.now)
      try flags.note(isSet, on: records.map(\.id))
      return outcome(records)
    }
  }

  private func outcome(_ records: [Record]) -> CommandOutcome {
    let first = records.first.map(RecordPrinting.subject) ?? ""
    let subject = Phrase(
      records.count == 1 ? first : "\(records.count) 条",
      records.count == 1 ? first : "\(records.count) records")
    return CommandOutcome(
      isSet
        ? Phrase("已加我的标记：\(subject.chinese)", "Flagged for you: \(subject.english)")
        : Phrase("已去掉我的标记：\(subject.chinese)", "Flag taken off: \(subject.english)"),
      changed: records.map(\.id),
      output: [
        "flagged": .bool(isSet), "records": .array(records.map { .string($0.id) }),
      ], text: nil)
  }
}

/// Reads which records have the operator's own flag.
public struct ReadFlags: Sendable {
  let desk: Desk
  /// More than an operator can have an eye on.
  private static let most = 10_000

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// The ids of the flagged records.
  public func callAsFunction(of owner: String) throws(Failure) -> Set<String> {
    let items = try desk.store.read { (reader) throws(Failure) in
      try reader.localItems(.bookmark, owner: owner, limit: Self.most)
    }
    return Set(items.compactMap(\.record))
  }
}
