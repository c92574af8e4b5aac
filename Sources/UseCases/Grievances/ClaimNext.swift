import DomainModel
import JSONDiff
import LocalStore

/// Claims the top of the operator's queue for ten minutes. Desks of one store never get the same
/// order; of claims that were made apart from each other the home keeps the later one.
public struct ClaimNext: Sendable {
  let desk: Desk
  /// How far down the queue is looked for one that is free and his.
  static let looked = 2000

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Throws: `.notFound` when the queue is empty.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(request.actor)
    let context = try desk.writing(as: actor, work: "grievance.next")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let query = ListQuery(types: [.grievance])
      for row in try transaction.page(query, limit: ClaimNext.looked).rows {
        guard let stored = try transaction.record(row.id),
          isInQueue(stored.record, of: actor, transaction)
        else { continue }
        let world = RuleWorld(reading: transaction, desk: desk)
        let rules = try world.writingContext(scope: stored.record.scope)
        let claim: TransitionOutcome
        do throws(Failure) {
          claim = try TransitionRules.apply(
            "next", to: stored.record, actor: actor, now: desk.now, context: rules)
        } catch {
          // Somebody else's, most likely; but a store that fails has no next order.
          guard !error.code.isOfTheStore else { throw error }
          continue
        }
        let result = try transaction.update(
          stored.record.id, to: claim.record, command: "grievance.next",
          arguments: desk.recorded([:]))
        let subject = RecordPrinting.subject(result.record)
        return CommandOutcome(
          Phrase("已领取 \(subject)，十分钟内归您", "\(subject) is yours for ten minutes"),
          changed: [result.record.id], output: RecordPrinting(now: desk.now).json(result))
      }
      throw Failure(.notFound, ["value": "grievance next", "queue": "empty"])
    }
  }

  /// The queue of a dispatcher is the centre's work, that of a handler his unit's.
  private func isInQueue(
    _ record: Record, of actor: Actor, _ transaction: WriteTransaction
  ) -> Bool {
    if let person = record.text("assignee"), person != actor.id { return false }
    let units = UnitTree(transaction)
    return actor.grants.contains { grant in
      guard grant.covers(record, on: desk.today, ancestors: { units.ancestors(of: $0) }) else {
        return false
      }
      switch record.status {
      case "registered", "accepted", "returned", "resolved", "visited":
        return Role.dispatcher.fulfilledBy.contains(grant.role)
      case "assigned", "signed", "mediating":
        guard Role.handler.fulfilledBy.contains(grant.role) else { return false }
        return (grant.unit ?? actor.unit) == record.responsibleUnit
          || record.text("assignee") == actor.id
      default: return false
      }
    }
  }
}
