import DomainModel
import JSONDiff
import LocalStore

/// Puts orders under a parent (主件) that is solved once for all of them, or takes them out again.
public struct PutUnderParent: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: the orders, and `to`, the parent's id; without it they stand for themselves again.
  /// Throws `.ruleRefused` with why an order can't stand there, and what `EditRecord` throws; of many
  ///   orders those that may are put there, the others are in the report.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(request.actor)
    let group = request.records.count > 1 ? desk.newID() : nil
    let context = try desk.writing(as: actor, group: group, work: "parent")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let parent = try request.arguments["to"]?.string.map { (wanted) throws(Failure) in
        try transaction.resolve(wanted, types: [.grievance]).record
      }
      if request.records.count == 1, let wanted = request.records.first {
        let stored = try put(wanted, under: parent, request, actor, transaction)
        return CommandOutcome(
          sentence(stored.record, parent), changed: [stored.record.id],
          output: RecordPrinting(now: desk.now).json(stored))
      }
      return try putAll(under: parent, request, actor, transaction, group)
    }
  }

  private func putAll(
    under parent: Record?, _ request: CommandRequest, _ actor: Actor,
    _ transaction: WriteTransaction, _ group: String?
  ) throws(Failure) -> CommandOutcome {
    var changed: [String] = []
    var refused: [CommandOutcome.Refusal] = []
    for wanted in request.records {
      try StopRequest.check()
      do {
        changed.append(try put(wanted, under: parent, request, actor, transaction).record.id)
      } catch  where !error.code.isOfTheStore {
        refused.append(CommandOutcome.Refusal(record: wanted, failure: error))
      }
    }
    return CommandOutcome(
      CommandSentence.bulk("parent", done: changed.count, refused: refused.count),
      changed: changed, refused: refused, output: BulkReport.json(changed, refused, group: group),
      group: group,
      exitStatus: changed.isEmpty ? refused.first?.failure.exitStatus ?? 0 : 0)
  }

  private func put(
    _ wanted: String, under parent: Record?, _ request: CommandRequest, _ actor: Actor,
    _ transaction: WriteTransaction
  ) throws(Failure) -> StoredRecord {
    let stored = try transaction.resolve(wanted, types: [.grievance])
    try RevisionCheck.demand(request, wanted, stored)
    var patch: JSON = []
    if let parent {
      let hasChildren = try transaction.hasChildren(stored.record.id)
      if let refusal = OrderFamily.refusal(
        of: stored.record, under: parent, hasOrdersUnder: hasChildren)
      {
        throw refusal
      }
      patch = [["op": "add", "path": "/parent", "value": .string(parent.id)]]
    } else if stored.record["parent"] != nil {
      patch = [["op": "remove", "path": "/parent"]]
    }
    let edited = try EditRecord(desk: desk).edited(
      stored, try PatchReading.patch(patch), actor, transaction)
    return try transaction.update(
      stored.record.id, to: edited, command: "edit", arguments: desk.recorded([:]))
  }

  private func sentence(_ order: Record, _ parent: Record?) -> Phrase {
    let subject = RecordPrinting.subject(order)
    guard let parent else {
      return Phrase("\(subject)：不再归主件", "\(subject): stands for itself again")
    }
    let above = RecordPrinting.subject(parent)
    return Phrase("\(subject)：归入主件 \(above)", "\(subject): under \(above)")
  }
}
