import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Archives a record as a self-contained package, kept as a content with its digest, and gives the
/// package out again.
public struct ArchiveRecord: Sendable {
  let desk: Desk
  let place: Workplace

  /// Gives desk and workplace.
  public init(desk: Desk, place: Workplace) {
    self.desk = desk
    self.place = place
  }

  /// `request`: one record; with `out` the package goes to a file, and a record that has one
  ///   already isn't archived again. What is personal leaves for a `reason` only.
  /// - Throws: `.roleRefused`, `.ruleRefused` for missing attachments, `.transitionRefused` where the
  ///   type's states say when it is archived, `.argumentMissing` without a reason,
  ///   `.verificationFailed` when the package isn't what its digest says.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.unlockedActor(request.actor)
    let wanted = request.records.first ?? ""
    guard let path = request.arguments["out"]?.string else {
      return outcome(try archive(wanted, actor, request), at: nil)
    }
    let present = try desk.store.read { (reader) throws(Failure) in try reader.resolve(wanted) }
    try demandReason(present.record, request)
    let stored =
      present.record["archived"] == nil ? try archive(wanted, actor, request) : present
    try writePackage(of: stored.record, to: path, actor, request)
    var outcome = outcome(stored, at: path)
    if path == "-" { outcome = CommandOutcome(Phrase("", ""), text: Phrase("", ""), bytes: []) }
    return outcome
  }

  private func archive(
    _ wanted: String, _ actor: Actor, _ request: CommandRequest
  ) throws(Failure) -> StoredRecord {
    let context = try desk.writing(
      as: actor, reason: request.arguments["reason"]?.string, work: request.command)
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let stored = try transaction.resolve(wanted)
      try RevisionCheck.demand(request, wanted, stored)
      var archived = try archivedState(of: stored.record, actor, request, transaction)
      let package = ArchivePackage(
        stored: stored, reading: transaction, folder: desk.store.folder)
      let digest = try desk.store.folder.keepBlob(try package.bytes())
      archived["archived"] = [
        "digest": .string(digest.text), "at": .string(desk.now.rfc3339),
      ]
      return try transaction.update(
        stored.record.id, to: archived, command: request.command,
        arguments: desk.recorded([:]))
    }
  }

  /// The record after the command of its own states, where they have one; else with its step, by
  /// the right to edit it.
  private func archivedState(
    of record: Record, _ actor: Actor, _ request: CommandRequest, _ transaction: WriteTransaction
  ) throws(Failure) -> Record {
    guard !record.isDeleted else { throw Failure(.recordDeleted, ["id": .string(record.id)]) }
    let rules = try RuleWorld(reading: transaction, desk: desk)
      .writingContext(scope: record.scope)
    let command = RuleCommand(
      "archive", arguments: request.arguments, actor: actor, now: desk.now, context: rules)
    let machine = record.type.flatMap(StateMachine.of)
    guard machine?.transitions(of: command.name).isEmpty ?? true else {
      return try TransitionRules.apply(
        command.name, to: record, arguments: request.arguments, actor: actor, now: desk.now,
        context: rules
      ).record
    }
    try EditRight(actor: actor, now: desk.now, context: rules)
      .demand(record, changing: ["/archived"])
    return StepWriter.traced(command, record)
  }

  /// A package holds in clear what screens mask.
  private func isPersonal(_ record: Record) -> Bool {
    !Masking.masked(record, level: RecordPrinting.outputLevel).texts("masked").isEmpty
  }

  private func demandReason(
    _ record: Record, _ request: CommandRequest
  ) throws(Failure) {
    let reason = request.arguments["reason"]?.string ?? ""
    guard isPersonal(record), !reason.contains(where: { !$0.isWhitespace }) else { return }
    throw .missing("reason", of: "archive --out")
  }

  private func writePackage(
    of record: Record, to path: String, _ actor: Actor, _ request: CommandRequest
  ) throws(Failure) {
    guard let digest = (record["archived"]?["digest"]?.string).flatMap({ Digest32(text: $0) }),
      let size = desk.store.folder.blobSize(digest)
    else {
      throw .refused(rule: "archive.packageMissing", ["id": .string(record.id)])
    }
    let bytes = try desk.store.folder.readBlob(digest, from: 0, count: size)
    guard SM3.digest(bytes) == digest else {
      throw Failure(.verificationFailed, ["id": .string(record.id), "text": "archived.digest"])
    }
    try recordAccess(record, actor, request)
    try place.files.write(path) { (emit) throws(Failure) in try emit(bytes) }
  }

  /// Who may read the whole record at all, and the trace of it when it holds personal members.
  private func recordAccess(
    _ record: Record, _ actor: Actor, _ request: CommandRequest
  ) throws(Failure) {
    let reason = request.arguments["reason"]?.string ?? ""
    let context = try desk.writing(as: .system, reason: reason, work: "archive")
    guard isPersonal(record) else {
      return try desk.store.read { (reader) throws(Failure) in
        try ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader)).demand(record)
      }
    }
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      let right = RevealRight(actor: actor, day: desk.today, units: UnitTree(transaction))
      let hidden = Masking.masked(record, level: right.level(for: record)).texts("masked")
      guard right.level(for: record) > 0, hidden.isEmpty else {
        throw Failure(.roleRefused, ["id": .string(record.id), "command": "archive"])
      }
      try transaction.create(
        AccessRecord.reveal(
          record, member: "/", reason: reason, actor: actor, id: desk.newID(), now: desk.now),
        command: "archive")
    }
  }

  private func outcome(_ stored: StoredRecord, at path: String?) -> CommandOutcome {
    let subject = RecordPrinting.subject(stored.record)
    let digest = stored.record["archived"]?["digest"]?.string ?? ""
    let sentence =
      path.map {
        Phrase("\(subject) 的归档包已写到 \($0)", "The package of \(subject) was written to \($0)")
      } ?? Phrase("\(subject) 已归档，\(digest)", "\(subject) archived, \(digest)")
    return CommandOutcome(
      sentence, changed: [stored.record.id], output: RecordPrinting(now: desk.now).json(stored))
  }
}
