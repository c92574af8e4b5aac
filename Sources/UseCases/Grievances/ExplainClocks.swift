import DomainModel
import JSONDiff
import LocalStore

/// Explains how the clocks of a grievance come about: counted intervals, what lay between them,
/// suspensions, rule; the intervals add up to the allowance to the second.
public struct ExplainClocks: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// One element a clock, in the order in which they are stored.
  public func callAsFunction(
    _ wanted: String, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let record = try reader.resolve(wanted, types: [.grievance]).record
      try ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader)).demand(record)
      let calendar = try reader.workingCalendar(scope: record.scope)
      let settings = try reader.clockSettings(desk)
      let explained = ClockExplanation.all(of: record, calendar: calendar, settings: settings)
      return .read(
        [
          "id": .string(record.id), "number": record.number.map(JSON.string) ?? .null,
          "now": .string(desk.now.rfc3339Local), "clocks": .array(explained.map(\.json)),
        ],
        background: AnswerBackground(
          now: desk.now, subject: RecordPrinting(now: desk.now).masked(record, revealed: [])))
    }
  }
}
