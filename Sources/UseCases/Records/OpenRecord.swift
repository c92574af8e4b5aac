import DomainModel
import JSONDiff
import LocalStore
import Trust

/// A record as a screen shows it: masked, with the names it refers to and what may be done next.
public struct RecordOnScreen: Sendable {
  /// The masked record with its view members.
  public let record: Record
  /// Its revision.
  public let rev: String
  /// Titles of the records it refers to, by id.
  public let names: [String: String]
  /// The commands of its state machine with what refuses them now; nil when nothing does.
  public let commands: [(name: String, refusal: Failure?)]
  /// The orders that stand under it, oldest first.
  public let under: [OrderUnder]
  /// The checklist that it is handled by, with what is ticked; nil for all but open orders.
  public let checklist: OrderSheet?
  /// What its parent was answered, while it still waits for a reply itself.
  public let parentReply: String?
}

/// An order under a parent, in short.
public struct OrderUnder: Sendable, Hashable {
  /// Its number; nil while it has none.
  public let number: String?
  /// What it is called.
  public let title: String
  /// Its state, in words.
  public let state: Phrase
  /// Whether it still waits for a reply.
  public let awaitsReply: Bool

  /// Reads an order.
  init(_ order: Record) {
    (number, title) = (order.number, order.title)
    state = order.statusTitle ?? Phrase("", "")
    awaitsReply = OrderFamily.awaitsReply(order)
  }
}

/// Opens a record for reading and for choosing the next step; nothing is written.
public struct OpenRecord: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Returns: nil when the store doesn't have the record.
  /// - Throws: `.readRefused` when the operator's grants don't cover it.
  public func callAsFunction(
    _ id: String, actor: Actor, at now: Instant
  ) throws(Failure) -> RecordOnScreen? {
    try desk.store.read { (reader) throws(Failure) -> RecordOnScreen? in
      guard let stored = try reader.record(id) else { return nil }
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      try right.demand(stored.record)
      return RecordOnScreen(
        record: RecordPrinting(now: now).shown(stored), rev: stored.rev.text,
        names: try names(in: stored.record, reader),
        commands: try commands(of: stored.record, actor, reader, now),
        under: try reader.children(of: id).map(\.record).filter(right.holds).map(OrderUnder.init),
        checklist: stored.record.type == .grievance && stored.record.isOpen
          ? try OrderSheet(for: stored.record, reader) : nil,
        parentReply: try parentReply(of: stored.record, reader))
    }
  }

  private func parentReply(
    of order: Record, _ reader: StoreReader
  ) throws(Failure) -> String? {
    guard OrderFamily.awaitsReply(order), let parent = order.text("parent") else { return nil }
    return try reader.record(parent)?.record.text("reply")
  }

  private func commands(
    of record: Record, _ actor: Actor, _ reader: StoreReader, _ now: Instant
  ) throws(Failure) -> [(name: String, refusal: Failure?)] {
    let context = try RuleWorld(reading: reader, desk: desk).context(scope: record.scope)
    return TransitionRules.availableCommands(
      for: record, actor: actor, now: now, context: context
    ).map { command, availability in
      switch availability {
      case .available: (command, nil)
      case .unavailable(let failure): (command, failure)
      }
    }
  }

  /// Every reference of a document with its name, read at once.
  private func names(
    in record: Record, _ reader: StoreReader
  ) throws(Failure) -> [String: String] {
    var references: Set<String> = []
    Self.collect(.object(record.members), into: &references)
    references.remove(record.id)
    var names: [String: String] = [:]
    for reference in references {
      if let name = try RecordPrinting.name(of: reference, reader) { names[reference] = name }
    }
    return names
  }

  private static func collect(_ value: JSON, into references: inout Set<String>) {
    switch value {
    case .string(let text):
      if IDs.isUUID(text) { references.insert(text) }
    case .array(let elements): for element in elements { collect(element, into: &references) }
    case .object(let object): for member in object { collect(member.value, into: &references) }
    case .null, .bool, .number: break
    }
  }
}
