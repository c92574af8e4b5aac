import DomainModel
import JSONDiff
import LocalStore

/// Acknowledges alerts for the operator's unit, or takes that back with a reason.
///
/// Each act is a record of its own, never edited: how an alert stands for a unit is folded from
/// them, so a county never writes a province's alert and two officers' acts never collide.
public struct AcknowledgeAlert: Sendable {
  /// What is done.
  public enum Kind: String, Sendable {
    case acknowledged, unacknowledged
  }

  let desk: Desk
  let kind: Kind

  /// Gives the desk.
  public init(desk: Desk, kind: Kind) {
    self.desk = desk
    self.kind = kind
  }

  /// - Throws: `.argumentMissing` for an `unacknowledged` without reason; `.notFound`;
  ///   `.roleRefused`. Nothing is written then.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let reason = request.arguments["reason"]?.string
    guard kind == .acknowledged || reason?.isEmpty == false else {
      throw .missing("reason", of: "unack")
    }
    let actor = try desk.actor(request.actor)
    let group = request.records.count > 1 ? desk.newID() : nil
    let context = try desk.writing(as: actor, reason: reason, group: group, work: "alert")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      var alerts: [String] = []
      for wanted in request.records {
        let alert = try transaction.resolve(wanted, types: [.alert]).record
        guard try !isDone(alert, of: actor.unit, transaction) else { continue }
        try note(alert, by: actor, reason, transaction)
        alerts.append(alert.id)
      }
      guard !alerts.isEmpty else { return nothingToDo }
      return CommandOutcome(
        kind == .acknowledged
          ? Phrase("已签收预警 \(alerts.count) 条", "\(alerts.count) alerts acknowledged")
          : Phrase("已撤回签收 \(alerts.count) 条", "\(alerts.count) acknowledgements taken back"),
        changed: alerts, group: group)
    }
  }

  /// Whether the unit's own acts have brought the alert there already: nothing is noted twice.
  private func isDone(
    _ alert: Record, of unit: String, _ transaction: WriteTransaction
  ) throws(Failure) -> Bool {
    let actions = try transaction.records(.alertAction, concerning: alert.id).map(\.record)
    let handling = AlertHandling.of(alert, actions: actions, unit: unit, at: desk.now)
    switch kind {
    case .acknowledged: return [.acknowledged, .responding].contains(handling.status)
    case .unacknowledged: return handling.status == .received
    }
  }

  private var nothingToDo: CommandOutcome {
    CommandOutcome(
      kind == .acknowledged
        ? Phrase("本单位此前已签收，未再记", "Acknowledged already; nothing noted")
        : Phrase("本单位尚未签收，无可撤回", "Not acknowledged yet; nothing to take back"),
      output: ["changed": []], text: Phrase("", ""))
  }

  /// What stood on the screen at that moment is kept: an alert may change its colour later.
  private func note(
    _ alert: Record, by actor: Actor, _ reason: String?, _ transaction: WriteTransaction
  ) throws(Failure) {
    var members: JSONObject = [
      "alert": .string(alert.id), "unit": .string(actor.unit), "by": .string(actor.id),
      "at": .string(desk.now.rfc3339), "kind": .string(kind.rawValue),
      "textShown": .string(alert.title),
    ]
    members["colourShown"] = alert["colour"]
    members["reason"] = reason.map { .string($0) }
    let world = RuleWorld(reading: transaction, desk: desk)
    let action = try RecordCreation.created(
      .alertAction, members: members, actor: actor, now: desk.now,
      context: try world.writingContext(scope: alert.scope))
    try transaction.create(
      action, command: "alert.\(kind == .acknowledged ? "ack" : "unack")",
      arguments: desk.recorded([:]))
  }
}
