import DomainModel
import JSONDiff
import LocalStore

/// Erases personal data from a record: the member, what its history says of it, its index tokens,
/// drafts and blobs. The changes stay with their digests, and a step says who erased what and why.
public struct EraseMember: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// What stands in place of a text that the record can't do without.
  static let mark = "［已依规删除］"

  private static let indexingMilliseconds = 5_000

  /// Members that say what the record is, not whom it concerns.
  private static let fixed: Set<String> = [
    "id", "type", "schema", "scope", "number", "level", "status", "steps", "createdAt",
    "createdBy", "updatedAt", "updatedBy", "drill",
  ]

  /// - Throws: `.roleRefused` for who isn't an administrator, `.memberUnknown`, `.fixedMember`,
  ///   `.recordInvalid` for what the record can't do without, `.erasureAtNode` once the store has
  ///   joined a node. Nothing is then erased.
  public func callAsFunction(
    _ wanted: String, pointer text: String, request: CommandRequest
  ) throws(Failure) -> CommandOutcome {
    let actor = try desk.unlockedActor(request.actor)
    try AdministratorRight.demand(actor, on: desk.today, for: "erase")
    let pointer = try MemberPointer.parse(text)
    let reason = request.arguments["reason"]?.string
    let stored = try desk.store.read { (reader) throws(Failure) in
      if try reader.isEnrolled() { throw Failure(.erasureAtNode) }
      return try reader.resolve(wanted, preferring: request.recordTypes)
    }
    let record = stored.record
    let value = try value(of: record, at: pointer)
    let remaining = try remaining(record, without: pointer, value, actor, reason)
    var erasures = [
      MemberErasure(
        record: record.id, rev: stored.rev, pointer: pointer, remaining: remaining.members,
        blobs: packages(of: record))
    ]
    erasures += try conflicts(about: record.id, pointer)
    let context = try desk.writing(as: actor, reason: reason, work: "erase")
    let receipt = try desk.store.erase(erasures, by: context)
    // The index was emptied with the rest; a small store has it again at once.
    try desk.store.indexPending(budgetMilliseconds: Self.indexingMilliseconds)
    return outcome(record, pointer, receipt, alsoAt: mentions(of: receipt.texts, in: remaining))
  }

  private func value(of record: Record, at pointer: JSONPointer) throws(Failure) -> JSON {
    guard let first = pointer.tokens.first,
      let value = JSON.object(record.members).value(at: pointer)
    else {
      throw Failure(
        .memberUnknown, ["member": .string(pointer.description), "id": .string(record.id)])
    }
    guard !Self.fixed.contains(first) else {
      throw Failure(
        .fixedMember, ["member": .string(pointer.description), "id": .string(record.id)])
    }
    return value
  }

  /// The record without the member; a text that it can't do without gives way to a mark.
  private func remaining(
    _ record: Record, without pointer: JSONPointer, _ value: JSON, _ actor: Actor, _ reason: String?
  ) throws(Failure) -> Record {
    var record = record
    // The package of an archived record says it too; it can be made anew.
    record["archived"] = nil
    let without = try edited(record, [.remove(pointer)])
    if (try? RecordValidation.check(without)) != nil { return step(without, actor, reason) }
    let isText = value.string != nil
    let marked =
      isText ? try edited(record, [.replace(pointer, .string(Self.mark))]) : without
    try RecordValidation.check(marked)
    return step(marked, actor, reason)
  }

  private func packages(of record: Record) -> [String] {
    (record["archived"]?["digest"]?.string).map { [$0] } ?? []
  }

  private func edited(
    _ record: Record, _ operations: [JSONPatch.Operation]
  ) throws(Failure) -> Record {
    Record(try PatchReading.apply(JSONPatch(operations), to: .object(record.members)).object ?? [:])
  }

  private func step(_ record: Record, _ actor: Actor, _ reason: String?) -> Record {
    guard let type = record.type, StateMachine.of(type) != nil else { return record }
    var record = record
    var step: JSONObject = [
      "at": .string(desk.now.rfc3339), "by": .string(actor.id), "command": "erase",
    ]
    step["reason"] = reason.map(JSON.string)
    record["steps"] = .array(record.list("steps") + [.object(step)])
    return record
  }

  /// Conflicts about the member keep what each side wrote.
  private func conflicts(
    about id: String, _ pointer: JSONPointer
  ) throws(Failure) -> [MemberErasure] {
    var erasures: [MemberErasure] = []
    try desk.store.read { (reader) throws(Failure) in
      try reader.forEach(.conflict) { (stored) throws(Failure) in
        let conflict = stored.record
        guard conflict.text("record") == id else { return true }
        let fields = conflict.list("fields").map { Self.silenced($0, pointer) }
        guard fields != conflict.list("fields") else { return true }
        var remaining = conflict
        remaining["fields"] = .array(fields)
        erasures.append(
          MemberErasure(
            record: conflict.id, rev: stored.rev, pointer: JSONPointer(tokens: ["fields"]),
            remaining: remaining.members))
        return true
      }
    }
    return erasures
  }

  private static func silenced(_ field: JSON, _ pointer: JSONPointer) -> JSON {
    guard var members = field.object,
      let path = members["id"]?.string.flatMap({ try? JSONPointer(parsing: $0) }),
      path.contains(pointer) || pointer.contains(path)
    else { return field }
    for side in ["base", "mine", "theirs"] { members[side] = nil }
    return .object(members)
  }

  /// Where else the record says one of the erased texts.
  private func mentions(of texts: ErasedTexts, in record: Record) -> [String] {
    record.members.filter { texts.areIn($0.value) }.map { "/" + $0.name }
  }

  private func outcome(
    _ record: Record, _ pointer: JSONPointer, _ receipt: ErasureReceipt, alsoAt: [String]
  ) -> CommandOutcome {
    let subject = RecordPrinting.subject(record)
    var chinese = "\(subject)：\(pointer) 已清除，连同 \(receipt.changes) 次变更中的内容"
    var english = "\(subject): \(pointer) erased, and in \(receipt.changes) changes"
    if !alsoAt.isEmpty {
      let places = alsoAt.joined(separator: " ")
      chinese += "；本件的 \(places) 仍提到它"
      english += "; \(places) of the record still says it"
    }
    if receipt.backups > 0 {
      chinese += "；backups/ 里的 \(receipt.backups) 份旧备份仍有，请删除"
      english += "; \(receipt.backups) older copies in backups/ still have it: delete them"
    }
    if !receipt.isLogEmpty {
      chinese += "；别的工作站正在读，关闭后再执行一次 doctor"
      english += "; another workstation is reading: close it and run doctor once more"
    }
    return CommandOutcome(
      Phrase(chinese, english), changed: [record.id],
      output: [
        "id": .string(record.id), "field": .string(pointer.description),
        "changes": .number(JSONNumber(receipt.changes)),
        "blobs": .number(JSONNumber(receipt.blobs)),
        "backups": .number(JSONNumber(receipt.backups)),
        "alsoAt": .array(alsoAt.map(JSON.string)), "logEmpty": .bool(receipt.isLogEmpty),
      ])
  }
}
