import DomainModel
import JSONDiff
import LocalStore

/// Shows one record, masked.
public struct ShowRecord: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `wanted`: an id, a number or an unambiguous fragment of either.
  public func callAsFunction(
    _ wanted: String, of types: Set<RecordType> = [], actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let stored = try reader.resolve(wanted, preferring: types)
      try ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
        .demand(stored.record)
      let calendar = try reader.workingCalendar(scope: stored.record.scope)
      let shown = RecordPrinting(now: desk.now, calendar: calendar).json(stored)
      return .read(
        shown,
        background: AnswerBackground(
          now: desk.now, names: try AnswerBackground.names(in: [shown], reader)))
    }
  }
}
