import DomainModel
import JSONDiff
import LocalStore

/// Does refused work again, as it was or amended, by the same rules as the first time; what was
/// refused leaves the tray by it and stays in the history.
public struct ResendRefused: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Parameters:
  ///   - wanted: the changes by this store's own sequence; they are done in their first order.
  ///   - amendment: a patch (RFC 6902) on what was refused, before it goes again; nil sends it as
  ///     it was.
  ///   - asked: who acts.
  /// - Returns: the changed records.
  /// - Throws: `.notFound` for what isn't in the tray; `.argumentInvalid` for an amendment of a
  ///   command or of several; what the rules refuse. Nothing is written then.
  public func callAsFunction(
    _ wanted: [Int64], amendment: JSON?, actor asked: String?
  ) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(asked)
    guard amendment == nil || wanted.count == 1 else { throw .invalid("patch", "value.unknown") }
    let patch = try amendment.map { (patch) throws(Failure) in try PatchReading.patch(patch) }
    let context = try desk.writing(
      as: actor, group: wanted.count > 1 ? desk.newID() : nil, work: "tray")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      var changed: [String] = []
      for sequence in wanted.sorted() {
        let change = try TrayEntry.find(sequence, in: transaction)
        try again(change, patch, actor, transaction)
        try transaction.layAside(
          change,
          because: [
            "how": "resent", "by": .string(actor.id), "at": .string(desk.now.rfc3339),
          ])
        changed.append(change.record)
      }
      return CommandOutcome(
        Phrase("已重做 \(changed.count) 项，待发", "\(changed.count) done again, to be sent"),
        changed: changed)
    }
  }

  private func again(
    _ change: StoredChange, _ amendment: JSONPatch?, _ actor: Actor,
    _ transaction: WriteTransaction
  ) throws(Failure) {
    let sheet = try RefusedSheet(change, transaction)
    let world = RuleWorld(reading: transaction, desk: desk)
    let rules = try world.writingContext(scope: sheet.known.scope)
    if sheet.isStateCommand {
      guard amendment == nil else { throw .invalid("patch", "tray.command") }
      return try command(sheet, actor, rules, transaction)
    }
    guard var wanted = sheet.wanted else {
      throw Failure(.patchFailed, ["id": .string(change.record), "text": "tray.outdated"])
    }
    if let amendment {
      let amended = try PatchReading.apply(amendment, to: .object(wanted.members))
      wanted = Record(amended.object ?? [:])
    }
    if RefusedSheet.created(change) != nil {
      try RecordValidation.check(wanted)
      try transaction.createAgain(
        wanted, command: change.command, arguments: change.arguments)
      return
    }
    guard let present = try transaction.record(change.record) else {
      throw Failure(.notFound, ["id": .string(change.record)])
    }
    let patch = JSONDiffer.patch(
      from: .object(present.record.members), to: .object(wanted.members))
    let edited = try EditRecord(desk: desk).edited(present, patch, actor, transaction)
    try transaction.update(change.record, to: edited, command: "edit")
  }

  private func command(
    _ sheet: RefusedSheet, _ actor: Actor, _ rules: RuleContext, _ transaction: WriteTransaction
  ) throws(Failure) {
    let change = sheet.change
    var arguments = change.arguments
    if arguments["reason"] == nil { arguments["reason"] = change.reason.map { .string($0) } }
    let outcome = try TransitionRules.apply(
      sheet.name, to: sheet.known, arguments: arguments, actor: actor, now: desk.now,
      context: rules)
    for record in outcome.created { try transaction.create(record, command: change.command) }
    for record in outcome.changed + [outcome.record] {
      try transaction.update(
        record.id, to: record, command: change.command, arguments: change.arguments)
    }
  }
}

/// Takes refused work out of the tray because somebody decided so; it stays in the history.
public struct DropRefused: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Throws: `.notFound` for what isn't in the tray; `.argumentMissing` without a reason.
  public func callAsFunction(
    _ wanted: [Int64], reason: String, actor asked: String?
  ) throws(Failure) -> CommandOutcome {
    guard !reason.isEmpty else { throw .missing("reason", of: "tray.drop") }
    let actor = try desk.actor(asked)
    let context = try desk.writing(as: actor, reason: reason, work: "tray")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      for sequence in wanted {
        try transaction.layAside(
          try TrayEntry.find(sequence, in: transaction),
          because: [
            "how": "dropped", "by": .string(actor.id), "at": .string(desk.now.rfc3339),
            "reason": .string(reason),
          ])
      }
      return CommandOutcome(
        Phrase(
          "已放弃 \(wanted.count) 项，经过里仍可查",
          "\(wanted.count) given up; the history keeps it"),
        output: ["dropped": .array(wanted.map { JSON(Int($0)) })], text: Phrase("", ""))
    }
  }
}

/// Finds what lies in the tray; what was laid aside may be done again too.
enum TrayEntry {
  static func find(
    _ sequence: Int64, in reading: some StoreReading
  ) throws(Failure) -> StoredChange {
    guard let change = try reading.change(sequence),
      [.refused, .laidAside].contains(change.state)
    else { throw Failure(.notFound, ["id": .string(String(sequence))]) }
    return change
  }
}
