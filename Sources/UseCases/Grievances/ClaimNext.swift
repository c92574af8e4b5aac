import DomainModel
import JSONDiff
import LocalStore

/// Claims the top of the operator's queue for ten minutes. Desks of one store never get the same
/// order; of claims that were made apart from each other the home keeps the later one.
public struct ClaimNext: Sendable {
  let desk: Desk
  /// The queue is read so many at a time, and so many times: the first one is mostly free and his.
  private static let page = 20
  private static let pages = 100

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Throws: `.notFound` when the queue is empty.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(request.actor)
    let context = try desk.writing(as: actor, work: "grievance.next")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      var anchor = ListAnchor.first
      for _ in 0..<Self.pages {
        let rows = try transaction.page(
          ListQuery(types: [.grievance]), from: anchor, limit: Self.page
        ).rows
        for row in rows {
          if let outcome = try claim(row.id, actor, transaction) { return outcome }
        }
        guard rows.count == Self.page, let last = rows.last else { break }
        anchor = .after(last.key)
      }
      throw Failure(.notFound, ["value": "grievance next", "queue": "empty"])
    }
  }

  /// Claims an order of the actor's queue; nil for any other, and for one that the rules refuse,
  /// most likely because it is somebody else's.
  private func claim(
    _ id: String, _ actor: Actor, _ transaction: WriteTransaction
  ) throws(Failure) -> CommandOutcome? {
    guard let stored = try transaction.record(id), isInQueue(stored.record, of: actor, transaction)
    else { return nil }
    let world = RuleWorld(reading: transaction, desk: desk)
    let rules = try world.writingContext(scope: stored.record.scope)
    let claimed: TransitionOutcome
    do throws(Failure) {
      claimed = try TransitionRules.apply(
        "next", to: stored.record, actor: actor, now: desk.now, context: rules)
    } catch {
      // A store that fails has no next order.
      guard !error.code.isOfTheStore else { throw error }
      return nil
    }
    let result = try transaction.update(
      stored.record.id, to: claimed.record, command: "grievance.next",
      arguments: desk.recorded([:]), read: stored)
    let subject = RecordPrinting.subject(result.record)
    return CommandOutcome(
      Phrase("已领取 \(subject)，十分钟内归您", "\(subject) is yours for ten minutes"),
      changed: [result.record.id], output: RecordPrinting(now: desk.now).json(result))
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
