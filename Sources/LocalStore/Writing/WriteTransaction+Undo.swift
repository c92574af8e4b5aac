import DomainModel
import JSONDiff

/// What an undo or a redo did.
public struct Undone: Sendable, Hashable {
  /// The changes that were taken back (or done again).
  public let changes: [StoredChange]
  /// The records as they are now.
  public let records: [StoredRecord]
}

extension WriteTransaction {
  private static let undoCommand = "undo"
  private static let redoCommand = "redo"

  /// Takes back the actor's last change, or the whole bulk it belongs to, as new changes. A
  /// creation becomes a tombstone: the envelope alone remains.
  ///
  /// - Parameter allowing: called for each change; throws where a rule doesn't let it be undone.
  /// - Returns: what was taken back, newest first.
  /// - Throws: `undo.nothing`; `undo.refused` with `actor`, `id` and `command` of who has built on
  ///   it. Nothing is then written.
  public func undo(
    allowing: (StoredChange) throws(Failure) -> Void = { (_) throws(Failure) in }
  ) throws(Failure) -> Undone {
    let group = try changesToUndo(of: context.actor)
    guard !group.isEmpty else {
      throw Failure(.undoNothing, ["actor": .string(context.actor)])
    }
    for change in group {
      try allowing(change)
      try refuseIfBuiltOn(change)
    }
    return try reverse(group, command: Self.undoCommand)
  }

  /// Does again what the actor's last undo took back, unless the actor has changed something
  /// since.
  /// - Throws: `undo.nothing`, `undo.refused`.
  public func redo(
    allowing: (StoredChange) throws(Failure) -> Void = { (_) throws(Failure) in }
  ) throws(Failure) -> Undone {
    let group = try changesToRedo(of: context.actor)
    guard !group.isEmpty else {
      throw Failure(.undoNothing, ["actor": .string(context.actor)])
    }
    for change in group {
      try allowing(change)
      try refuseIfBuiltOn(change)
    }
    return try reverse(group, command: Self.redoCommand)
  }

  /// Whoever changed the record later, and hasn't taken it back, has built on it; a proposal of
  /// which nothing stands hasn't.
  private func refuseIfBuiltOn(_ change: StoredChange) throws(Failure) {
    let later = try Query(
      database,
      """
      SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record
      WHERE change.record = (SELECT row FROM record WHERE id = ?) AND change.sequence > ?
        AND change.undoneBy IS NULL AND change.command NOT IN ('undo', 'redo')
        AND change.state NOT IN (3, 4) AND \(ChangeRows.hasEffect)
      ORDER BY change.sequence LIMIT 1
      """
    ).bind(RecordKey(change.record), 1).bind(change.sequence, 2)
      .first { (query) throws(Failure) in try ChangeRows.stored(query) }
    guard let later, later.group == nil || later.group != change.group else { return }
    throw Failure(
      .undoRefused,
      [
        "id": .string(change.record), "actor": .string(later.actor),
        "command": .string(later.command), "at": .string(later.at.rfc3339),
      ])
  }

  private func reverse(
    _ group: [StoredChange], command: String
  ) throws(Failure) -> Undone {
    // One group for what is taken back together, so that it is done again together.
    if group.count > 1, self.group == nil { self.group = drawnGroup() }
    var records: [StoredRecord] = []
    var rest = group[...]
    while !rest.isEmpty {
      let portion = rest.prefix(Self.portion(of: rest))
      rest = rest.dropFirst(portion.count)
      records += try reverse(portion, command)
    }
    return Undone(changes: group, records: records)
  }

  /// How many changes can be taken back side by side: no record twice.
  private static func portion(of changes: ArraySlice<StoredChange>) -> Int {
    var records: Set<String> = []
    return changes.prefix(256).prefix { records.insert($0.record).inserted }.count
  }

  private func reverse(
    _ changes: ArraySlice<StoredChange>, _ command: String
  ) throws(Failure) -> [StoredRecord] {
    var reversals: [Reversal] = []
    for change in changes {
      reversals.append(
        Reversal(
          change: change, present: try presentRow(change.record, expectedRev: nil),
          command: command, now: context.now, actor: context.actor))
    }
    var plans: [PlannedUpdate] = []
    for plan in AllCores.results(
      of: reversals, { (reversal) throws(Failure) in try reversal.plan() })
    {
      plans.append(try plan.get())
    }
    var records: [StoredRecord] = []
    for (change, result) in zip(changes, try update(plans)) {
      let record = try result.get()
      try mark(change, undoneBy: lastChangeSequence(of: record.row))
      records.append(record)
    }
    return records
  }

  /// A change that is taken back from the record as it is.
  private struct Reversal: Sendable {
    let change: StoredChange
    let present: RecordRows.Present
    let command: String
    let now: Instant
    let actor: String

    func plan() throws(Failure) -> PlannedUpdate {
      let read = try present.stored
      return try PlannedUpdate(
        read, to: try state(before: read.record), command: command,
        arguments: [
          "change": .number(JSONNumber(change.sequence)), "command": .string(change.command),
        ])
    }

    /// The state without the change. A status that goes back leaves its own step in the trace.
    private func state(before: Record) throws(Failure) -> Record {
      guard let inverse = change.inverse else { return Tombstone.of(before, at: now, by: actor) }
      var state = try Difference.apply(inverse, to: before)
      if before["steps"] != nil, let from = before.status, let to = state.status, from != to {
        let step: JSONObject = [
          "at": .string(now.rfc3339), "by": .string(actor),
          "command": .string(command), "from": .string(from), "to": .string(to),
        ]
        state["steps"] = .array(before.list("steps") + [.object(step)])
      }
      return state
    }
  }

  private func drawnGroup() -> String {
    IDs.uuidV7(milliseconds: context.now.milliseconds, random: store.environment.random)
  }

  private func lastChangeSequence(of row: Int64) throws(Failure) -> Int64 {
    try Query(database, "SELECT max(sequence) FROM change WHERE record = ?").bind(row, 1)
      .first { $0.int64(0) } ?? 0
  }

  /// The change is taken back by a newer one. Taking back an undo gives the first change its
  /// force again, so that it can be undone again.
  private func mark(_ change: StoredChange, undoneBy sequence: Int64) throws(Failure) {
    try Query(database, "UPDATE change SET undoneBy = ? WHERE sequence = ?")
      .bind(sequence, 1).bind(change.sequence, 2).run()
    guard change.command == Self.undoCommand, let first = change.arguments["change"]?.int else {
      return
    }
    try Query(database, "UPDATE change SET undoneBy = NULL WHERE sequence = ?")
      .bind(first, 1).run()
  }
}

/// What remains of a record whose creation was undone.
enum Tombstone {
  /// The envelope and who took it back; nothing else, not even a title.
  private static let kept = [
    "id", "type", "schema", "scope", "createdAt", "createdBy", "updatedAt", "updatedBy",
    "number", "level", "drill", "imported",
  ]

  static func of(_ record: Record, at instant: Instant, by actor: String) -> Record {
    var members = JSONObject()
    for member in kept { members[member] = record[member] }
    members["deleted"] = .object(["at": .string(instant.rfc3339), "by": .string(actor)])
    return Record(members)
  }
}
