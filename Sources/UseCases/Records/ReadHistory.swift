import DomainModel
import JSONDiff
import LocalStore

/// The changes of a record, each with `seq`, `at`, `actor`, `patch`; personal values masked.
public struct ReadHistory: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Oldest first.
  public func callAsFunction(
    _ wanted: String, of types: Set<RecordType> = [], actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let stored = try reader.resolve(wanted, preferring: types)
      try ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
        .demand(stored.record)
      let changes = try reader.history(stored.record.id)
      let items = changes.map { PatchMasking.masked($0.json, of: stored.record) }
      return .read(
        ["items": .array(items), "next": .null, "total": .number(JSONNumber(items.count))],
        background: try background(of: changes, items, stored, reader))
    }
  }

  /// The words tell what a member was before, which a patch doesn't say.
  private func background(
    of changes: [StoredChange], _ items: [JSON], _ stored: StoredRecord, _ reader: StoreReader
  ) throws(Failure) -> AnswerBackground {
    var inverses: [Int: JSON] = [:]
    for change in changes {
      guard let inverse = change.inverse else { continue }
      let masked = PatchMasking.masked(["patch": inverse.json], of: stored.record)
      inverses[Int(change.sequence)] = masked["patch"]
    }
    let printing = RecordPrinting(now: desk.now)
    return AnswerBackground(
      now: desk.now, names: try AnswerBackground.names(in: items + inverses.values, reader),
      subject: printing.masked(stored.record, revealed: []), inverses: inverses)
  }
}
