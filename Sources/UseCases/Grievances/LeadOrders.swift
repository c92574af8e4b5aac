import DomainModel
import JSONDiff
import LocalStore

/// Takes the orders under a parent along with what was done with it, each by its own command.
struct LeadOrders {
  /// What became of the orders under a parent.
  struct Outcome {
    /// Those that went along.
    var changed: [String] = []
    /// How many still wait for a reply though their parent has one, or because somebody else has
    /// claimed them.
    var waiting = 0
  }

  let transaction: WriteTransaction
  let world: RuleWorld<WriteTransaction>
  let actor: Actor
  let desk: Desk

  /// `name`: what was done with the parent; `arguments`: as they were asked for, so that a template
  ///   is filled for each caller.
  /// Throws what the store does; a rule that refuses an order leaves it where it is.
  func callAsFunction(
    _ name: String, _ parent: Record, _ arguments: JSONObject
  ) throws(Failure) -> Outcome {
    var outcome = Outcome()
    guard OrderFamily.led.contains(name), parent.type == .grievance else { return outcome }
    for child in try transaction.children(of: parent.id) {
      try StopRequest.check()
      let told = OrderFamily.arguments(arguments, following: name, parent: parent)
      let isTaken = RecordClaim.foreign(on: child.record, of: actor.id, at: desk.now) != nil
      if !isTaken, try follow(child, name, told) {
        outcome.changed.append(child.record.id)
      } else if isTaken || parent.status == "resolved", OrderFamily.awaitsReply(child.record) {
        outcome.waiting += 1
      }
    }
    return outcome
  }

  private func follow(
    _ child: StoredRecord, _ name: String, _ asked: JSONObject
  ) throws(Failure) -> Bool {
    let order = child.record
    guard let own = OrderFamily.command(following: name, of: order, at: desk.now) else {
      return false
    }
    let arguments: JSONObject
    let outcome: TransitionOutcome
    do throws(Failure) {
      arguments = try TemplateUse.filled(asked, for: order, now: desk.now, in: transaction)
      outcome = try TransitionRules.apply(
        own, to: order, arguments: arguments, actor: actor, now: desk.now,
        context: try world.writingContext(scope: order.scope))
    } catch {
      guard !error.code.isOfTheStore else { throw error }
      return false
    }
    try OutcomeWriting(transaction: transaction, world: world)
      .write(outcome, command: "grievance.\(own)", arguments: desk.recorded(arguments), over: child)
    return true
  }
}

/// Writes what a command made of a record, with what it made besides; `read` is the record as it was
/// read in this transaction.
struct OutcomeWriting {
  let transaction: WriteTransaction
  let world: RuleWorld<WriteTransaction>

  @discardableResult
  func write(
    _ outcome: TransitionOutcome, command: String, arguments: JSONObject, over read: StoredRecord
  ) throws(Failure) -> StoredRecord {
    for record in outcome.created {
      try transaction.create(record, command: command, arguments: arguments)
    }
    for record in outcome.changed {
      try transaction.update(record.id, to: record, command: command, arguments: arguments)
    }
    world.forget(after: outcome.record.type)
    return try transaction.update(
      outcome.record.id, to: outcome.record, command: command, arguments: arguments, read: read)
  }
}
