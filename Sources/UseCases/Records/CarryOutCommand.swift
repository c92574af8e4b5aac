import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Carries out a command of a state machine on one record or on many, in one transaction.
///
/// The same guards serve key, palette, bulk and command line. A bulk goes on after a refusal and
/// reports it per record, a failing store ends it; a single refusal is thrown, and nothing is written then.
public struct CarryOutCommand: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `name`: what the state machine calls it; units and records among the arguments
  ///   are ids already.
  /// `first`: a command that comes before it where the record's state allows it; of a record both
  ///   are done or none.
  /// Throws `.notFound`, `.ambiguous`, `.recordChanged`, and what `TransitionRules` refuses.
  public func callAsFunction(
    _ request: CommandRequest, command name: String, after first: String? = nil
  ) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(request.actor)
    let group = first != nil || mayChangeSeveral(request, name) ? desk.newID() : nil
    let reason = request.arguments["reason"]?.string
    let context = try desk.writing(
      as: actor, reason: reason, group: group, work: request.command)
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let run = CommandTransaction(
        desk: desk, actor: actor, transaction: transaction, request: request, name: name,
        first: first)
      return try request.records.count == 1 ? run.single() : run.bulk(group: group)
    }
  }

  /// Such a command's changes are taken back together.
  private func mayChangeSeveral(_ request: CommandRequest, _ name: String) -> Bool {
    request.records.count > 1
      || OrderFamily.led.contains(name)
      || ["split", "urge", "inspect", "merge", "unmerge", "reopen"].contains(name)
  }
}

/// One run of a command inside its transaction.
struct CommandTransaction {
  let desk: Desk
  let actor: Actor
  let transaction: WriteTransaction
  let request: CommandRequest
  let name: String
  let first: String?
  private let world: RuleWorld<WriteTransaction>

  init(
    desk: Desk, actor: Actor, transaction: WriteTransaction, request: CommandRequest, name: String,
    first: String?
  ) {
    self.desk = desk
    self.actor = actor
    self.transaction = transaction
    self.request = request
    self.name = name
    self.first = first
    world = RuleWorld(reading: transaction, desk: desk)
  }

  func single() throws(Failure) -> CommandOutcome {
    let wanted = request.records.first ?? ""
    let applied = try apply(
      to: transaction.resolve(wanted, preferring: request.recordTypes), named: wanted)
    let (stored, led) = (applied.stored, applied.led)
    let sentence =
      try assignment(stored.record)
      ?? CommandSentence.done(request.command, name: name, stored.record)
    return CommandOutcome(
      try OpenPoints.noted(
        CommandSentence.leading(sentence, led), name, stored.record, transaction),
      changed: [stored.record.id] + led.changed,
      output: RecordPrinting(now: desk.now).json(stored))
  }

  /// Who got an order, and why when the directory chose.
  private func assignment(_ record: Record) throws(Failure) -> Phrase? {
    guard name == "assign", record.type == .grievance, let unit = record.text("assignedTo"),
      let title = try transaction.record(unit)?.record.text("name")
    else { return nil }
    let isNamed = request.arguments["to"] != nil
    let proposals =
      isNamed ? [] : try ProposeUnits(reading: transaction, day: desk.today)(for: record)
    let why = proposals.first { $0.unit == unit }?.why
    return CommandSentence.assigned(record, to: title, why: why)
  }

  func bulk(group: String?) throws(Failure) -> CommandOutcome {
    var run = BulkRun(command: self)
    try run.all(request.records)
    let (changed, refused) = (run.changed, run.refused)
    let status = changed.isEmpty ? refused.first?.failure.exitStatus ?? 0 : 0
    return CommandOutcome(
      CommandSentence.bulk(name, done: changed.count, refused: refused.count), changed: changed,
      refused: refused, output: BulkReport.json(changed, refused, group: group), group: group,
      exitStatus: status)
  }

  /// What a command did.
  struct Applied {
    /// The record as it is now.
    var stored: StoredRecord
    /// What became of the orders under it.
    var led: LeadOrders.Outcome
    /// Whether it made or changed other records.
    var hasEffectsBesides: Bool
  }

  func apply(to stored: StoredRecord, named wanted: String) throws(Failure) -> Applied {
    let record = stored.record
    if let type = record.type, !request.recordTypes.isEmpty, !request.recordTypes.contains(type) {
      throw .otherType(wanted, type, instead: "show \(wanted)")
    }
    try RevisionCheck.demand(request, wanted, stored)
    guard let first, allows(first, record) else {
      return try write(try outcome(of: name, on: record), of: name, over: stored)
    }
    // Judged both before either is written: a refusal leaves the record as it is.
    let before = try outcome(of: first, on: record)
    let after = try outcome(of: name, on: before.outcome.record)
    let between = try write(before, of: first, over: stored)
    var result = try write(after, of: name, over: between.stored)
    let earlier = between.led.changed.filter { !result.led.changed.contains($0) }
    result.led.changed = earlier + result.led.changed
    result.hasEffectsBesides = result.hasEffectsBesides || between.hasEffectsBesides
    return result
  }

  private func allows(_ command: String, _ record: Record) -> Bool {
    guard let type = record.type, let status = record.status else { return false }
    return StateMachine.of(type)?.transition(command, from: status) != nil
  }

  private func outcome(
    of name: String, on record: Record
  ) throws(Failure) -> Judged {
    let arguments = try TemplateUse.filled(
      request.arguments, for: record, now: desk.now, in: transaction)
    let outcome = try TransitionRules.apply(
      name, to: record, arguments: arguments, actor: actor, now: desk.now,
      context: try world.writingContext(scope: record.scope))
    return Judged(outcome: outcome, arguments: arguments)
  }

  /// What a command makes of a record, and the arguments as the home replays them: a template's text
  /// is already in them.
  private struct Judged {
    let outcome: TransitionOutcome
    let arguments: JSONObject
  }

  /// Two commands are written each under its own name, by which the home replays them.
  private func write(
    _ judged: Judged, of name: String, over read: StoredRecord
  ) throws(Failure) -> Applied {
    let outcome = judged.outcome
    let command = first == nil ? request.command : "\(outcome.record.typeName).\(name)"
    let stored = try OutcomeWriting(transaction: transaction, world: world)
      .write(outcome, command: command, arguments: desk.recorded(judged.arguments), over: read)
    let lead = LeadOrders(transaction: transaction, world: world, actor: actor, desk: desk)
    return Applied(
      stored: stored, led: try lead(name, outcome.record, request.arguments),
      hasEffectsBesides: outcome.hasEffectsBesides)
  }
}

extension Failure {
  /// A record of a type that the command isn't for, with the command line that takes it.
  public static func otherType(
    _ wanted: String, _ type: RecordType, instead: String
  ) -> Failure {
    Failure(
      .notFound,
      [
        "value": .string(wanted), "type": .string(type.rawValue), "instead": .string(instead),
      ])
  }
}
