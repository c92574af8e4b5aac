import DomainModel
import JSONDiff
import LocalStore

/// Keeps which orders stand behind a risk that nothing was made of yet, for the view of an operator.
/// It stays in this store.
public struct KeepRisks: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Looks only when what risks are made of has changed, or the day, since it last did.
  /// - Returns: whether they are others than before.
  public func callAsFunction(actor: Actor) throws(Failure) -> Bool {
    let key = DeskSetting.risksLooked(actor.id)
    let (mark, former) = try desk.store.read { (reader) throws(Failure) in
      (try markOfSources(reader), try reader.setting(key))
    }
    guard mark != former else { return false }
    let isChanged = try keep(actor)
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set(mark, forSetting: key)
    }
    return isChanged
  }

  private var context: WriteContext {
    WriteContext(actor: Actor.system.id, now: desk.now, work: "risks")
  }

  private func markOfSources(_ reader: StoreReader) throws(Failure) -> JSON {
    let versions = try reader.typeVersions()
    let types: [RecordType] = [.grievance, .task, .inspection, .alert, .unit, .operator]
    let sum = types.reduce(0) { $0 + (versions[$1] ?? 0) }
    return [
      "day": .string(desk.today.description), "versions": .number(JSONNumber(sum)),
      "rules": desk.rules["risk"] ?? .null, "similar": desk.rules["similar"] ?? .null,
    ]
  }

  private func keep(_ actor: Actor) throws(Failure) -> Bool {
    let found = try FindRisks(desk: desk)(actor: actor.id).filter { $0.record == nil }
    let orders = Set(found.flatMap(\.risk.orders))
    let former = try desk.store.read { (reader) throws(Failure) in
      try reader.localItems(.risk, owner: actor.id, limit: .max)
    }
    let known = Set(former.map(\.id))
    guard known != orders else { return false }
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      for id in known.subtracting(orders) {
        try transaction.drop(.risk, owner: actor.id, id: id)
      }
      for id in orders.subtracting(known) {
        try transaction.keep(
          LocalItem(kind: .risk, owner: actor.id, id: id, record: id, at: desk.now))
      }
    }
    return true
  }
}
