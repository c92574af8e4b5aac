import DomainModel
import JSONDiff
import LocalStore

/// Takes back the operator's last change or bulk, or does again what was taken back; each is a
/// new change, refused by the same rules.
public struct UndoChange: Sendable {
  let desk: Desk
  let title: @Sendable (String) -> Phrase

  /// Gives the desk, and the word by which sentences call a stored command (by itself its id).
  public init(
    desk: Desk, title: @escaping @Sendable (String) -> Phrase = { Phrase($0, $0) }
  ) {
    self.desk = desk
    self.title = title
  }

  /// - Throws: `.undoNothing`; `.undoRefused` with who has built on it, or with the command that
  ///   corrects what cannot be taken back.
  public func undo(actor asked: String? = nil) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(asked)
    let context = try desk.writing(as: actor, group: desk.newID(), work: "undo")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      if let flags = try reversedFlags(transaction, of: actor.id, redo: false) { return flags }
      let undone = try naming(transaction) { () throws(Failure) in
        try transaction.undo { (change) throws(Failure) in
          try UndoRules.demand(change, of: try transaction.record(change.record)?.record)
        }
      }
      return outcome(undone, redo: false)
    }
  }

  /// - Throws: `.undoNothing`, `.undoRefused`.
  public func redo(actor asked: String? = nil) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(asked)
    let context = try desk.writing(as: actor, group: desk.newID(), work: "redo")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      if let flags = try reversedFlags(transaction, of: actor.id, redo: true) { return flags }
      return outcome(
        try naming(transaction) { () throws(Failure) in try transaction.redo() }, redo: true)
    }
  }

  /// What an undo (or a redo) would touch, for the sentence that asks first: the command and the
  /// titles of up to three records with their number in all; nil when there is nothing.
  public func preview(
    redo: Bool, actor asked: String? = nil
  ) throws(Failure) -> UndoPreview? {
    let actor = try desk.actor(asked)
    return try desk.store.read { (reader) throws(Failure) in
      if let act = try FlagAct.toReverse(reader, of: actor.id, redo: redo) {
        let titles = try records(act.records.prefix(3), reader).map(RecordPrinting.subject)
        return UndoPreview(command: act.command, titles: titles, count: act.records.count)
      }
      let changes =
        try redo
        ? reader.changesToRedo(of: actor.id) : reader.changesToUndo(of: actor.id)
      // A bulk is called after what was done first in it.
      guard let first = redo ? changes.first : changes.last else { return nil }
      var titles: [String] = []
      for change in changes.prefix(3) {
        guard let record = try reader.record(change.record)?.record else { continue }
        titles.append(RecordPrinting.subject(record))
      }
      let command = first.arguments["command"]?.string ?? first.command
      return UndoPreview(command: command, titles: titles, count: changes.count)
    }
  }

  /// The operator's own flags, where they were changed last; nil where a record was.
  private func reversedFlags(
    _ transaction: WriteTransaction, of owner: String, redo: Bool
  ) throws(Failure) -> CommandOutcome? {
    guard let act = try FlagAct.toReverse(transaction, of: owner, redo: redo) else { return nil }
    try OperatorFlags(transaction: transaction, owner: owner, now: desk.now).reverse(act)
    var records: [StoredRecord] = []
    for id in act.records {
      if let stored = try transaction.record(id) { records.append(stored) }
    }
    return outcome(records, of: act.command, redo: redo)
  }

  /// A refusal because others built on it says on which record, and who they are.
  private func naming(
    _ reading: some StoreReading, _ reverse: () throws(Failure) -> Undone
  ) throws(Failure) -> Undone {
    do throws(Failure) {
      return try reverse()
    } catch {
      guard error.code == .undoRefused, let actor = error.detail("actor") else { throw error }
      var details = error.details
      let record = try error.detail("id").flatMap(reading.record)?.record
      details["number"] = (record.map(RecordPrinting.subject)).map(JSON.string)
      details["by"] = (try reading.record(actor)?.record.text("name")).map(JSON.string)
      throw Failure(.undoRefused, details)
    }
  }

  private func records(
    _ ids: ArraySlice<String>, _ reading: some StoreReading
  ) throws(Failure) -> [Record] {
    var records: [Record] = []
    for id in ids {
      if let record = try reading.record(id)?.record { records.append(record) }
    }
    return records
  }

  private func outcome(_ undone: Undone, redo: Bool) -> CommandOutcome {
    let first = undone.records.count > 1 ? undone.changes.last : undone.changes.first
    return outcome(
      undone.records, of: first?.arguments["command"]?.string ?? first?.command ?? "", redo: redo)
  }

  private func outcome(
    _ records: [StoredRecord], of command: String, redo: Bool
  ) -> CommandOutcome {
    let changed = records.map(\.record.id)
    // Of a bulk the ids, as the bulk itself gave them: ten thousand whole records help nobody.
    var output: JSONObject = ["command": .string(command)]
    if records.count == 1 {
      output["items"] = .array(records.map { RecordPrinting(now: desk.now).json($0) })
    } else {
      output["changed"] = .array(changed.map(JSON.string))
    }
    let subjects = records.prefix(CommandSentence.named).map { RecordPrinting.subject($0.record) }
    return CommandOutcome(
      CommandSentence.reversed(title(command), subjects, of: records.count, redo: redo),
      changed: changed, output: .object(output))
  }
}

/// What an undo would touch.
public struct UndoPreview: Sendable, Hashable {
  /// The command that would be taken back (or done again).
  public let command: String
  /// Numbers or titles of up to three records.
  public let titles: [String]
  /// How many records.
  public let count: Int
}

/// What cannot be taken back because it went outward or others rely on it (RECORDS.md, before the
/// types).
enum UndoRules {
  /// What corrects a command of a type's state machine instead.
  struct Correction: Sendable {
    let type: RecordType
    let command: String
    let instead: String
  }

  static let corrections = [
    Correction(type: .inspectionPlan, command: "publish", instead: "inspection plan close --void"),
    Correction(type: .inspectionPlan, command: "draw", instead: "inspection plan close --void"),
    Correction(type: .inspection, command: "submit", instead: "inspection amend"),
    Correction(type: .alert, command: "publish", instead: "alert cancel"),
    Correction(type: .report, command: "send", instead: "incident report"),
    Correction(type: .licence, command: "issue", instead: "licence revoke"),
    Correction(type: .shift, command: "handover", instead: "shift takeover"),
    Correction(type: .shift, command: "accept", instead: "shift takeover"),
    Correction(type: .dataRequest, command: "approve", instead: "catalog request deliver"),
  ]

  /// Without a correction: what was erased is gone, and what was brought along belongs to the node.
  private static let final: Set<String> = ["erase", "enrol"]

  /// - Throws: `.undoRefused` with the command that corrects it, if there is one.
  static func demand(_ change: StoredChange, of record: Record?) throws(Failure) {
    let verb = change.command.split(separator: ".").last.map(String.init) ?? ""
    let correction = corrections.first { $0.type == record?.type && $0.command == verb }?.instead
    guard correction != nil || final.contains(change.command) else { return }
    var details: JSONObject = [
      "id": .string(change.record), "command": .string(change.command),
    ]
    details["number"] = record?.number.map { .string($0) }
    details["correction"] = correction.map { .string($0) }
    details["text"] = details["correction"]
    throw Failure(.undoRefused, details)
  }
}
