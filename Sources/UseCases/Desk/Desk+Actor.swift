import DomainModel
import JSONDiff
import LocalStore

extension Desk {
  /// Who acts: the one asked for, else the operator of the store.
  ///
  /// `asked`: an id, an account or an exact name.
  /// Throws `.actorUnknown`; `.actorRefused` when the account isn't active.
  public func actor(_ asked: String?) throws(Failure) -> Actor {
    try store.read { (reader) throws(Failure) in try reader.actor(asked) }
  }

  /// Who acts, where that is more than reading.
  ///
  /// Throws also `.keyLocked` when the key isn't unlocked at this seat.
  func unlockedActor(_ asked: String?) throws(Failure) -> Actor {
    let actor = try actor(asked)
    try OperatorKeys(desk: self).demandUnlocked(actor)
    return actor
  }

  /// The context of a command's writes.
  ///
  /// Throws `.clockRefused` when `--now` would write into an enrolled store; `.keyLocked` when
  /// the actor's key isn't unlocked at this seat.
  func writing(
    as actor: Actor, reason: String? = nil, group: String? = nil, work: String
  ) throws(Failure) -> WriteContext {
    if isClockFixed {
      let isEnrolled = try store.read { (reader) throws(Failure) in try reader.isEnrolled() }
      if isEnrolled { throw Failure(.clockRefused) }
    }
    if actor.id != Actor.system.id { try OperatorKeys(desk: self).demandUnlocked(actor) }
    return WriteContext(actor: actor.id, now: now, reason: reason, group: group, work: work)
  }

  /// The arguments that a change keeps: what was asked, and that the clock was given.
  func recorded(_ arguments: JSONObject) -> JSONObject {
    guard isClockFixed else { return arguments }
    var marked = arguments
    marked["simulated"] = true
    return marked
  }
}

extension StoreReading {
  /// See `Desk.actor`.
  func actor(_ asked: String?) throws(Failure) -> Actor {
    let remembered = try setting(DeskSetting.operator)?.string
    guard let wanted = asked ?? remembered else { throw Failure(.actorUnknown, ["actor": ""]) }
    guard wanted != "system", let record = try operatorRecord(wanted) else {
      throw Failure(.actorUnknown, ["actor": .string(wanted)])
    }
    guard record.status ?? "active" == "active" else {
      throw Failure(.actorRefused, ["actor": .string(record.text("name") ?? wanted)])
    }
    return Actor(operator: record) { unit in
      (try? self.record(unit))??.record.texts("bureau").contains("dispatch") ?? false
    }
  }

  /// The operator of an id, an account or an exact name; nil when there is none.
  func operatorRecord(_ asked: String) throws(Failure) -> Record? {
    if let record = try record(asked)?.record {
      return record.type == .operator && !record.isDeleted ? record : nil
    }
    var found: Record?
    try forEach(.operator) { (stored) throws(Failure) in
      let names = [stored.record.text("account"), stored.record.text("name")]
      if names.contains(asked) { found = stored.record }
      return found == nil
    }
    return found
  }

  /// Whether the store has joined a node.
  func isEnrolled() throws(Failure) -> Bool { try setting(DeskSetting.node) != nil }

  /// Whether rules for two persons are waived: no node, and one active operator.
  func isSingleOperator() throws(Failure) -> Bool {
    guard try !isEnrolled() else { return false }
    return try counters(.operator).filter { $0.status == "active" }.reduce(0) { $0 + $1.count } <= 1
  }
}
