import DomainModel
import JSONDiff
import LocalStore

/// What an operator wants to be reminded of.
public struct Reminder: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// The record's id.
  public let record: String
  /// The record's type; nil for one that this version doesn't know.
  public let type: RecordType?
  /// The record's number; nil while it has none.
  public let number: String?
  /// What the record is called, masked.
  public let title: String
  /// When.
  public let at: Instant
  /// What was to be remembered; empty for nothing.
  public let text: String

  /// As `--json` prints it.
  func json(at now: Instant) -> JSON {
    [
      "id": .string(id), "record": .string(record), "number": number.map(JSON.string) ?? .null,
      "title": .string(title), "at": .string(at.rfc3339Local), "text": .string(text),
      "isDue": .bool(at <= now),
    ]
  }
}

/// Reads an operator's own reminders, the earliest first. They never leave this store.
public struct ReadReminders: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Those whose time has come by a moment; those of records that are gone are left out.
  public func due(by instant: Instant, of operatorID: String) throws(Failure) -> [Reminder] {
    try desk.store.read { (reader) throws(Failure) in
      try reminders(
        of: try reader.localItems(.reminder, owner: operatorID, dueBy: instant), reader)
    }
  }

  /// Prints all of them, due or not.
  public func callAsFunction(actor asked: String? = nil) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let items = try reader.localItems(.reminder, owner: actor.id).sorted { $0.at < $1.at }
      let found = try reminders(of: items, reader)
      return .read([
        "items": .array(found.map { $0.json(at: desk.now) }), "next": .null,
        "total": .number(JSONNumber(found.count)),
      ])
    }
  }

  private func reminders(
    of items: [LocalItem], _ reader: StoreReader
  ) throws(Failure) -> [Reminder] {
    var found: [Reminder] = []
    for item in items {
      guard let id = item.record, let record = try reader.record(id)?.record, !record.isDeleted
      else { continue }
      found.append(
        Reminder(
          id: item.id, record: id, type: record.type, number: record.number,
          title: RecordPrinting.title(of: record), at: item.at,
          text: item.document["text"]?.string ?? ""))
    }
    return found
  }
}
