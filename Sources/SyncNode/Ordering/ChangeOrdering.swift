import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Trust

/// Puts the changes of one device into the node's order, one after another in one transaction.
final class ChangeOrdering {
  let log: LogWriter
  let device: DeviceAccess
  let now: Instant
  private let rules: NodeRules
  private let units: UnitTree
  private var people: [String: Person] = [:]
  private let deviceReader: Reader
  private let homes: Homes
  /// The node above for whose people this is done; nil for a device's own changes.
  private let proposedBy: String?
  /// What became of changes, for the metrics.
  private(set) var outcomes: [OutcomeLine] = []

  /// For the changes of a device.
  convenience init(_ log: LogWriter, device: DeviceAccess) throws(Failure) {
    try self.init(log, device, proposedBy: nil)
  }

  /// For changes that the node above proposes: it has checked device and token, and says who the
  /// operator is; what he may is held to the rules here.
  convenience init(
    _ log: LogWriter, proposedBy node: String, person: Record
  ) throws(Failure) {
    let scope = try NodeIdentity.read(log.writing)?.scope ?? ""
    let device = DeviceAccess(
      record: Record(["grants": [Grant.whole(scope, on: log.environment.now()).json]]),
      state: DeviceState())
    try self.init(log, device, proposedBy: node)
    guard !person.id.isEmpty else { return }
    people[person.id] = Person(
      actor: Actor(operator: person, isDispatchBureau: units.isDispatchBureau),
      reader: Reader(person, day: now.civilDate, units: units))
  }

  private init(
    _ log: LogWriter, _ device: DeviceAccess, proposedBy: String?
  ) throws(Failure) {
    self.log = log
    self.device = device
    self.proposedBy = proposedBy
    now = log.environment.now()
    units = UnitTree(log.writing)
    deviceReader = device.reader(now, units)
    rules = NodeRules(log.writing, environment: log.environment, units: units)
    homes = try Homes(log.writing)
  }

  private var writing: any NodeWriting { log.writing }

  /// Orders a change.
  /// - Throws: a problem that ends the batch; what was ordered before holds.
  func order(_ pushed: PushedChange) throws(OrderingEnd) {
    let object = pushed.object
    guard object["device"]?.string == device.id else {
      throw .problem(Problem(.forbidden, detail: "a change of another device"))
    }
    guard let epoch = object["epoch"]?.int, let number = object["number"]?.int, epoch >= 0,
      number > 0
    else { throw .problem(Problem(.unprocessable, ["code": "change.identity"])) }
    do throws(Failure) {
      let last = try writing.number(.numbering, LogWriter.numbering(device.id, epoch))
      switch try place(number, last) {
      case .again: outcomes.append(try repeated(object, epoch, number))
      case .next: outcomes.append(try ordered(pushed, number))
      }
    } catch {
      throw OrderingEnd(error)
    }
  }

  /// Orders a change that the node above proposes. Of a device's changes only those for this home
  /// come here, so their numbers have holes.
  func orderProposal(_ object: JSONObject) throws(Failure) {
    outcomes.append(try ordered(PushedChange(object), object["number"]?.int ?? 0))
  }

  private func place(_ number: Int, _ last: Int) throws(Failure) -> ChangeNumbering.Place {
    do {
      return try ChangeNumbering.place(of: number, last: last)
    } catch {
      throw OrderingEnd.carrier(error)
    }
  }

  /// A repeat is answered as the first time; another change under a used number is a store that
  /// was restored without drawing a new epoch.
  private func repeated(
    _ object: JSONObject, _ epoch: Int, _ number: Int
  ) throws(Failure) -> OutcomeLine {
    guard let first = try writing.change(device: device.id, epoch: epoch, number: number) else {
      // Its line has been pruned: it was ordered long ago. A whole log without it is a fault.
      guard let pruned = try PrunedLog.read(writing) else {
        throw OrderingEnd.carrier(Problem(.sequenceGap, detail: "the log doesn't have it"))
      }
      return OutcomeLine(
        number: number, outcome: .again, first: .accepted, sequence: pruned.through)
    }
    for name in ["record", "command", "clock"] where object[name] != first.change[name] {
      throw OrderingEnd.carrier(Problem(.epochReused, ["number": JSON(number)]))
    }
    var answer = first.answer
    if answer.outcome == .forwarded, let origin = ChangeOrigin(of: first.change),
      let settled = try ForwardedChange.read(origin, writing)?.answer
    {
      answer = settled
    }
    answer.first = answer.effective
    answer.outcome = .again
    return answer
  }

  private func ordered(_ pushed: PushedChange, _ number: Int) throws(Failure) -> OutcomeLine {
    let (change, members): (Change, JSONObject)
    do throws(Failure) {
      (change, members) = try pushed.read.get()
    } catch {
      return try refused(pushed.object, nil, number, nil, error)
    }
    let present = try writing.document(change.record)
    let typed = marked(members)
    let clock = HybridClock.effective(change.clock, at: now)
    do throws(Failure) {
      guard IDs.isUUID(change.record) else {
        throw Failure(.recordInvalid, ["member": "/id"])
      }
      let (context, rights) = try mergeContext(change, present)
      let record = present?.record ?? change.createdDocument.map { Record($0) }
      if let home = homes.home(of: record?.scope ?? change.scope) {
        return try forwarded(change, typed, present, to: home, context)
      }
      let history = try laterChanges(change, present)
      let seen = present.flatMap { seenRecord(change, $0, history) }
      let evidence = UndoEvidence(
        changes: history.all, present: present?.record ?? Record([:]))
      var merging = context
      merging.mayWriteState = { change, record, field in
        rights.mayWriteState(change, record, field) || evidence.bearsOut(change, field: field)
      }
      let outcome = ChangeMerge.merge(
        MergeInput(
          present: present?.record, seen: seen, beforeDeletion: history.beforeDeletion,
          fields: present?.fields ?? FieldHistory(), change: change, sequence: log.nextSequence),
        context: merging)
      if let failure = context.rules.readingFailure() { throw failure }
      return try kept(outcome, change, typed, present, clock)
    } catch {
      guard error.isOfTheChange else { throw error }
      return try refused(typed, change, number, present, error)
    }
  }

  private func kept(
    _ outcome: MergeOutcome, _ change: Change, _ object: JSONObject, _ present: HomeDocument?,
    _ clock: Int64
  ) throws(Failure) -> OutcomeLine {
    if case .refused(let failure) = outcome {
      return try refused(object, change, change.number, present, failure)
    }
    guard var merged = outcome.result else {
      // What a rule made is here already: nothing changes, and the desk has what it wanted.
      return try log.append(
        object, typed: change, result: .nothing(present, clock: clock)
      ) { sequence in
        OutcomeLine(
          number: change.number, outcome: .again, first: .accepted, sequence: sequence)
      }.answer
    }
    guard homes.home(of: merged.record.scope) == nil else {
      let moved = Failure(.roleRefused, ["id": .string(merged.record.id), "rule": "home.moves"])
      return try refused(object, change, change.number, present, moved)
    }
    if present == nil { try AlertNumbering(writing).number(&merged.record) }
    let conflict = openConflict(outcome, change, merged)
    let result = LogWriter.Result(
      before: present, after: merged.record, fields: merged.fields, clock: merged.clock)
    let logged = try log.append(object, typed: change, result: result) { sequence in
      answerLine(outcome, change, merged, conflict, sequence)
    }
    try ConflictUpkeep(log: log, rules: rules).settle(after: merged.record, new: conflict)
    try GrantUpkeep(writing).note(from: present?.record, to: merged.record)
    // Rights may have changed for what follows in the batch.
    if [.operator, .unit].contains(merged.record.type) { people = [:] }
    return logged.answer
  }

  /// Sent on to the record's home, which is below; nothing happens here until it has ordered it.
  private func forwarded(
    _ change: Change, _ object: JSONObject, _ present: HomeDocument?, to home: HomeBelow,
    _ context: MergeContext
  ) throws(Failure) -> OutcomeLine {
    let record = present?.record ?? change.createdDocument.map { Record($0) }
    let fields = change.patch.operations.map(\.path.description)
    guard let record else { throw Failure(.notFound, ["id": .string(change.record)]) }
    if let refusal = context.refusal(change, record, fields) { throw refusal }
    var kept = object
    kept[LoggedChange.forwardedMember] = .string(home.node)
    kept[LoggedChange.personMember] = .object(context.actor.vouched)
    let clock = HybridClock.effective(change.clock, at: now)
    let answer = try log.append(kept, typed: nil, result: .nothing(present, clock: clock)) {
      OutcomeLine(number: change.number, outcome: .forwarded, sequence: $0)
    }.answer
    let origin = ChangeOrigin(
      device: change.device, epoch: change.epoch, number: change.number)
    try writing.set(ForwardedChange(proposedBy: proposedBy).json, .forwarded, origin.key)
    return answer
  }

  private func marked(_ object: JSONObject) -> JSONObject {
    guard let proposedBy else { return object }
    var marked = object
    marked[LoggedChange.proposedMember] = .string(proposedBy)
    return marked
  }

  private func answerLine(
    _ outcome: MergeOutcome, _ change: Change, _ merged: Merged, _ conflict: Record?,
    _ sequence: Int
  ) -> OutcomeLine {
    var line = OutcomeLine(
      number: change.number, outcome: OutcomeLine.Word(rawValue: outcome.word) ?? .merged,
      sequence: sequence, conflict: conflict?.id, fields: outcome.conflicts.map(\.pointer),
      notes: merged.notes.map(\.json))
    if !merged.extra.isEmpty, maySeeAll(of: merged.record) { line.patch = merged.extra.json }
    return line
  }

  /// What leads to the result may hold what the device may not see; it comes with the pull then.
  private func maySeeAll(of record: Record) -> Bool {
    let level = deviceReader.level(Audience(record))
    return level > 0 && SentChange.copy(record, Form.of(level: level)) == record
  }

  private func openConflict(
    _ outcome: MergeOutcome, _ change: Change, _ merged: Merged
  ) -> Record? {
    guard !outcome.conflicts.isEmpty else { return nil }
    return ConflictRecord.of(
      outcome.conflicts, change: change, clock: merged.clock, record: merged.record,
      digest: { SM3.digest($0).bytes })
  }

  /// Into quarantine: it is in the log, and nothing of it stands.
  private func refused(
    _ object: JSONObject, _ change: Change?, _ number: Int, _ present: HomeDocument?,
    _ failure: Failure
  ) throws(Failure) -> OutcomeLine {
    var kept = marked(object)
    _ = kept.removeValue(forName: LedgerEntry.ledgerMember)
    if kept["patch"] == nil { kept["patch"] = [] }
    let clock = change.map { HybridClock.effective($0.clock, at: now) } ?? HybridClock.pack(now)
    return try log.append(kept, typed: nil, result: .nothing(present, clock: clock)) { _ in
      OutcomeLine(number: number, outcome: .refused, problem: FailureProblem.json(failure))
    }.answer
  }
}

extension ChangeOrdering {
  private func mergeContext(
    _ change: Change, _ present: HomeDocument?
  ) throws(Failure) -> (MergeContext, WriteRights) {
    let made = change.createdDocument.map { Record($0) }
    let record = present?.record ?? made ?? Record(["scope": .string(change.scope)])
    let person = try person(of: change, made)
    let context = try rules.context(
      scope: record.scope, unit: person.actor.unit, now: now)
    let rights = WriteRights(
      actor: person.actor, reader: person.reader, device: deviceReader, rules: context, now: now)
    return (
      MergeContext(
        actor: rights.actor, rules: context,
        level: person.actor.isSystem ? Form.whole : max(1, rights.level(Audience(record))),
        latestClock: HybridClock.effective(HybridClock.greatest, at: now),
        refusal: rights.refusal),
      rights
    )
  }

  /// An operator with what he may.
  private struct Person {
    let actor: Actor
    let reader: Reader
  }

  /// Who gave the command; `system` only for what rules make by themselves with an id of its own.
  private func person(of change: Change, _ made: Record?) throws(Failure) -> Person {
    if change.actor == Actor.system.id {
      guard let made, made.text("createdBy") == Actor.system.id, made.isMadeByRule else {
        throw Failure(.actorRefused, ["actor": .string(change.actor)])
      }
      return Person(
        actor: .system, reader: Reader(Record([:]), day: now.civilDate, units: units))
    }
    if let known = people[change.actor] { return known }
    guard device.operators.contains(change.actor),
      let record = try writing.document(change.actor)?.record, record.type == .operator,
      record.status == "active", !record.isDeleted
    else { throw Failure(.actorRefused, ["actor": .string(change.actor)]) }
    let person = Person(
      actor: Actor(operator: record, isDispatchBureau: units.isDispatchBureau),
      reader: Reader(record, day: now.civilDate, units: units))
    people[change.actor] = person
    return person
  }

  private struct History {
    /// What happened to the record behind the base.
    var all: [LoggedChange] = []
    var beforeDeletion: Record?
  }

  private func laterChanges(_ change: Change, _ present: HomeDocument?) throws(Failure) -> History {
    guard let present else { return History() }
    let isUndo = ["undo", "redo"].contains(change.commandName)
    guard present.sequence > change.base || present.record.isDeleted || isUndo else {
      return History()
    }
    let from = isUndo || present.record.isDeleted ? 0 : change.base
    var history = History(all: try writing.changes(of: change.record, after: from))
    guard present.record.isDeleted else { return history }
    var record = present.record
    for logged in history.all.reversed() where record.isDeleted && logged.revBefore != nil {
      record = try Earlier.record(than: record, later: [logged])
    }
    history.beforeDeletion = record.isDeleted ? nil : record
    return history
  }

  /// The record as the operator saw it: at the base, with his store's own later changes.
  private func seenRecord(_ change: Change, _ present: HomeDocument, _ history: History) -> Record?
  {
    let later = history.all.filter { $0.sequence > change.base }
    guard !later.isEmpty, change.base > 0 || later.contains(where: { $0.revBefore == nil })
    else { return nil }
    let own = later.filter { $0.device == change.device && $0.epoch == change.epoch }
      .compactMap { try? Change(json: .object($0.change)) }
    let base =
      later.first?.revBefore == nil
      ? nil : try? Earlier.record(than: present.record, later: later)
    return SeenRecord.rebuilt(base: base, own: own)
  }
}
