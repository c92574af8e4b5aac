import Dispatch
import DomainModel
import JSONDiff
import LocalStore
import Synchronization

/// Judges the records of a bulk on another core, one portion ahead of the transaction that writes.
///
/// It reads the store as it was before the transaction. So it says what each judgement rests on, and
/// leaves out whatever it can't be sure of: refusals, commands that make or change other records, and
/// answers that no list of records could vouch for.
final class AdvanceJudging: Sendable {
  /// What a command makes of a record.
  struct Judgement: Sendable {
    /// As the record was named.
    let wanted: String
    let update: PlannedUpdate
    /// The record.
    let id: String
    /// The other records that it rests on.
    let asked: Set<String>
  }

  private let desk: Desk
  private let actor: Actor
  private let request: CommandRequest
  private let name: String
  private let queue = DispatchQueue(label: "bulk.judging")
  private let judged = Mutex<[Judgement?]>([])

  /// Nil for commands that always need the transaction: two in one, templates with what they name,
  /// and those on records that all rules ask about.
  init?(of command: CommandTransaction) {
    guard command.first == nil, command.request.arguments["template"] == nil,
      RuleSources.types.isDisjoint(with: command.request.recordTypes),
      !command.request.recordTypes.isEmpty
    else { return nil }
    (desk, actor, request, name) = (command.desk, command.actor, command.request, command.name)
  }

  /// Starts on the next portion.
  func begin(_ portion: ArraySlice<String>) {
    guard !portion.isEmpty else { return }
    queue.async { [self] in
      // What can't be read here is read, and complained of, by the transaction.
      let judgements = try? desk.store.read { (reader) throws(Failure) in
        let world = RuleWorld(reading: reader, desk: desk)
        return portion.map { try? judgement(of: $0, reader, world) }
      }
      judged.withLock { $0 = judgements ?? portion.map { _ in nil } }
    }
  }

  /// Waits for the portion begun last: for each record a judgement, nil where the transaction has to
  /// judge.
  func finish() -> [Judgement?] {
    queue.sync {}
    return judged.withLock { $0 }
  }

  private func judgement(
    of wanted: String, _ reader: StoreReader, _ world: RuleWorld<StoreReader>
  ) throws(Failure) -> Judgement? {
    let read = try reader.resolve(wanted, preferring: request.recordTypes)
    // A fragment names one record as long as there is no other.
    guard wanted == read.record.id || wanted == read.record.number,
      let type = read.record.type, request.recordTypes.contains(type)
    else { return nil }
    try RevisionCheck.demand(request, wanted, read)
    // Those under a parent follow it in the transaction.
    if OrderFamily.led.contains(name), try reader.hasChildren(read.record.id) { return nil }
    let arguments = try TemplateUse.filled(
      request.arguments, for: read.record, now: desk.now, in: reader)
    let grounds = Grounds()
    let outcome = try TransitionRules.apply(
      name, to: read.record, arguments: arguments, actor: actor, now: desk.now,
      context: grounds.noted(by: try world.context(scope: read.record.scope)))
    guard !grounds.areOpen, !outcome.hasEffectsBesides else { return nil }
    let update = try PlannedUpdate(
      read, to: outcome.record, command: request.command, arguments: desk.recorded(arguments))
    return Judgement(
      wanted: wanted, update: update, id: read.record.id,
      asked: grounds.records.subtracting([read.record.id]))
  }
}

/// What one judgement rests on.
private final class Grounds {
  private(set) var records: Set<String> = []
  /// Whether it asked what only the transaction can answer.
  private(set) var areOpen = false

  func noted(by context: RuleContext) -> RuleContext {
    var noted = context
    noted.record = { [self] id in
      records.insert(id)
      return context.record(id)
    }
    noted.mergedOrders = { [self] id in
      areOpen = true
      return context.mergedOrders(id)
    }
    noted.newID = { [self] in
      areOpen = true
      return ""
    }
    noted.newNumber = { [self] _, _ in
      areOpen = true
      return nil
    }
    return noted
  }
}
