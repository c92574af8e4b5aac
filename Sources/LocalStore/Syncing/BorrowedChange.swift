import DomainModel
import JSONDiff
import Trust

/// A change of another desk that came by file: the home hasn't said anything of it yet, and decides
/// at the next contact.
public struct BorrowedChange: Sendable, Hashable {
  /// The record's id.
  public var record: String
  /// The device that made it; with epoch and number its identity.
  public var device: String
  /// See `StoreIdentity.epoch`.
  public var epoch: Int64
  /// Contiguous for one device and epoch.
  public var number: Int64
  /// The home's sequence that its maker saw.
  public var base: Int64
  /// The hybrid clock.
  public var clock: Int64
  /// The schema version of its writer.
  public var schema: Int
  /// Who made it.
  public var actor: String
  /// The command's name.
  public var command: String
  /// What the patch doesn't say.
  public var arguments: JSONObject
  /// The reason given.
  public var reason: String?
  /// The bulk that it belongs to.
  public var group: String?
  /// The patch; a creation adds the whole document at the root.
  public var patch: JSONPatch

  /// Collects what a line of a file says.
  public init(
    record: String, device: String, epoch: Int64, number: Int64, base: Int64, clock: Int64,
    schema: Int, actor: String, command: String, arguments: JSONObject, reason: String?,
    group: String?, patch: JSONPatch
  ) {
    self.record = record
    self.device = device
    self.epoch = epoch
    self.number = number
    self.base = base
    self.clock = clock
    self.schema = schema
    self.actor = actor
    self.command = command
    self.arguments = arguments
    self.reason = reason
    self.group = group
    self.patch = patch
  }
}

/// What became of a borrowed change.
public enum Borrowing: Sendable, Hashable {
  /// It waits here now, on top of the home's word.
  case taken
  /// It was here already.
  case again
  /// The record isn't here; it comes with the next contact.
  case unknownRecord

  /// The setting of a store that has borrowed; hardly any has, so none but those looks for it.
  static let mark = "sync.hasBorrowed"
}

extension WriteTransaction {
  /// Takes in a change of another desk. What is shown is to be settled anew afterwards.
  public func borrow(_ change: BorrowedChange) throws(Failure) -> Borrowing {
    let known = try self.change(
      device: change.device, epoch: change.epoch, number: change.number, of: change.record)
    guard known == nil else { return .again }
    if try record(change.record) == nil {
      guard let document = change.patch.createdDocument else { return .unknownRecord }
      try show(Record(document))
    }
    try keepOwnCreation(of: change.record)
    try Query(
      database,
      """
      INSERT INTO change (record, state, device, epoch, number, base, clock, schema, actor,
        command, arguments, reason, groupID, rev, patch)
      SELECT row, \(ChangeState.borrowed.rawValue), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      FROM record WHERE id = ?
      """
    ).bind(RecordKey(change.device), 1).bind(change.epoch, 2).bind(change.number, 3)
      .bind(change.base, 4).bind(change.clock, 5).bind(change.schema, 6)
      .bind(RecordKey(change.actor), 7).bind(change.command, 8)
      .bind(change.arguments.isEmpty ? nil : change.arguments.canonicalBytes(), 9)
      .bind(change.reason, 10).bind(change.group, 11).bind(Digest32.zero.bytes, 12)
      .bind(change.patch.canonicalBytes(), 13).bind(RecordKey(change.record), 14).run()
    observe(clock: change.clock)
    try set(true, forSetting: Borrowing.mark)
    return .taken
  }

  /// What was shown will hold others' work: a creation that waits here keeps its own document, for
  /// it could no longer be found by going back.
  private func keepOwnCreation(of id: String) throws(Failure) {
    for change in try pendingChanges(of: id) where change.patch == nil {
      let document = try createdDocument(of: change)
      let patch = JSONPatch([.add(.root, .object(document.members))])
      try Query(database, "UPDATE change SET patch = ? WHERE sequence = ?")
        .bind(patch.canonicalBytes(), 1).bind(change.sequence, 2).run()
    }
  }

  /// Whether the home hasn't said anything of a record, and its creation came by file.
  public func isBorrowed(_ id: String) throws(Failure) -> Bool {
    guard try homeState(of: id).record == nil else { return false }
    return try pendingChanges(of: id).contains { $0.state == .borrowed && $0.isCreation }
  }

  /// Keeps a change that the home couldn't take without its record until it has that.
  public func `defer`(_ sequence: Int64) throws(Failure) {
    try Query(database, "UPDATE change SET state = ?, accepted = NULL WHERE sequence = ?")
      .bind(ChangeState.deferred.rawValue, 1).bind(sequence, 2).run()
  }

  /// Puts what was deferred back into the outbox, under new numbers: the home has the record.
  public func requeue(_ deferred: [StoredChange], base: Int64) throws(Failure) {
    let query = try Query(
      database,
      "UPDATE change SET state = 1, device = ?, epoch = ?, number = ?, base = ? WHERE sequence = ?")
    for change in deferred {
      try query.bind(RecordKey(identity.device), 1).bind(identity.epoch, 2)
        .bind(nextChangeNumber(), 3).bind(base, 4).bind(change.sequence, 5).run()
    }
  }

  /// Whether nothing of this store's own is in a record that its home hasn't given.
  public func isForeign(_ id: String) throws(Failure) -> Bool {
    guard let stored = try record(id), stored.sequence == 0 else { return false }
    return try history(id).allSatisfy { $0.sequence == 0 }
  }

  /// Lets go of what was borrowed from a device and came before a change that the home has ordered:
  /// a device's changes are decided in their order, so the home made nothing of these.
  /// - Returns: the ids of the records, which then are to be settled anew.
  public func dropBorrowed(
    device: String, epoch: Int64, before number: Int64
  ) throws(Failure) -> [String] {
    guard try setting(Borrowing.mark) != nil else { return [] }
    let borrowed = ChangeState.borrowed.rawValue
    let condition = """
      change.state = \(borrowed) AND change.device = ? AND change.epoch = ? AND change.number < ?
      """
    let ids = try Query(
      database,
      """
      SELECT DISTINCT record.id FROM change JOIN record ON record.row = change.record WHERE \(condition)
      """
    ).bind(RecordKey(device), 1).bind(epoch, 2).bind(number, 3).all { $0.key(0)?.id ?? "" }
    guard !ids.isEmpty else { return [] }
    try Query(database, "DELETE FROM change WHERE \(condition)")
      .bind(RecordKey(device), 1).bind(epoch, 2).bind(number, 3).run()
    return ids
  }
}

extension JSONPatch {
  /// The whole document when the patch makes one, nil otherwise.
  var createdDocument: JSONObject? {
    guard operations.count == 1, case .add(let path, .object(let members))? = operations.first,
      path == .root
    else { return nil }
    return members
  }
}
