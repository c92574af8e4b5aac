import DomainModel
import JSONDiff
import LocalStore

/// What settling a conflict will do, worked out before anything is written.
struct ConflictPlan {
  /// The conflict.
  let conflict: StoredRecord
  /// The record that it is about.
  let subject: StoredRecord
  /// What is edited; empty when all stays as it is.
  let patch: JSONPatch
  /// The command to be given again on the present state; nil for none.
  let replay: StoredChange?
  /// Whether the record is taken back.
  let buries: Bool

  /// Whether the record changes at all.
  var isEdited: Bool { !patch.operations.isEmpty || replay != nil || buries }

  /// The fields with the choice that was made for each; nil stays as the home has it.
  let choices: [String: SyncPort.FieldChoice]
}

/// Works out plans, out of one transaction.
struct ConflictPlanning<Reading: StoreReading> {
  private static var stateRule: String { "state" }
  private static var deleteRule: String { "delete" }

  let desk: Desk
  let port: SyncPort
  let actor: Actor
  let reading: Reading

  /// - Throws: `.notFound`; `.stateMember` for a state given as a value; `.ruleRefused`
  ///   (`conflict.command`) where nothing here says which command wanted the state;
  ///   `.argumentInvalid` for a pointer that isn't in dispute.
  func plan(
    _ conflict: StoredRecord, _ choice: ResolveConflict.Choice
  ) throws(Failure) -> ConflictPlan {
    let id = conflict.record.text("record") ?? ""
    guard let subject = try reading.record(id) else {
      throw Failure(.notFound, ["id": .string(id)])
    }
    let choices = try ConflictPlanning.choices(choice, conflict.record)
    let fields = conflict.record.list("fields")
    var edits = choices
    var (replays, buries) = (false, false)
    for field in fields {
      guard let pointer = field["id"]?.string, let chosen = choices[pointer] else { continue }
      switch field["rule"]?.string {
      case Self.stateRule where chosen == .mine:
        edits[pointer] = nil
        replays = true
      case Self.deleteRule where chosen == .mine || chosen == .theirs:
        edits[pointer] = nil
        let isDeletion = field[chosen == .mine ? "mine" : "theirs"] != nil
        buries = buries || isDeletion && !subject.record.isDeleted
      default: break
      }
    }
    return ConflictPlan(
      conflict: conflict, subject: subject,
      patch: try port.settlement(conflict.record, edits, subject.record),
      replay: replays ? try command(of: conflict.record, on: subject.record) : nil,
      buries: buries, choices: choices)
  }

  /// The record after a command given again; what it makes or changes besides comes with it.
  func replayed(
    _ change: StoredChange, on record: Record, _ rules: RuleContext
  ) throws(Failure) -> TransitionOutcome {
    var arguments = change.arguments
    if arguments["reason"] == nil { arguments["reason"] = change.reason.map { .string($0) } }
    return try TransitionRules.apply(
      ConflictPlanning.name(of: change), to: record, arguments: arguments, actor: actor,
      now: desk.now, context: rules)
  }

  /// The command that wanted the disputed state, out of the history.
  private func command(
    of conflict: Record, on record: Record
  ) throws(Failure) -> StoredChange {
    let identity = conflict["change"]
    if let device = identity?["device"]?.string, let epoch = identity?["epoch"]?.int,
      let number = identity?["number"]?.int,
      let change = try reading.change(
        device: device, epoch: Int64(epoch), number: Int64(number), of: record.id)
    {
      return change
    }
    // After a snapshot the history isn't here: the tables say what leads to the wanted state.
    let wanted = conflict.list("fields").first { $0["id"]?.string == "/status" }?["mine"]?.string
    let machine = record.type.flatMap(StateMachine.of)
    let names = (machine?.transitions ?? []).filter { transition in
      record.status.map(transition.from.contains) ?? false
        && (wanted == nil || transition.leads(to: wanted ?? ""))
    }.map(\.command)
    throw Failure(
      .ruleRefused,
      [
        "rule": "conflict.command", "id": .string(record.id),
        "commands": .string(Array(Set(names)).sorted().joined(separator: " ")),
      ])
  }

  private static func name(of change: StoredChange) -> String {
    change.command.split(separator: ".").last.map(String.init) ?? change.command
  }

  private static func choices(
    _ choice: ResolveConflict.Choice, _ conflict: Record
  ) throws(Failure) -> [String: SyncPort.FieldChoice] {
    let pointers = conflict.list("fields").compactMap { $0["id"]?.string }
    switch choice {
    case .all(let side): return Dictionary(uniqueKeysWithValues: pointers.map { ($0, side) })
    case .fields(let choices):
      for pointer in choices.keys.sorted() where !pointers.contains(pointer) {
        throw .invalid("take", pointer)
      }
      return choices
    }
  }
}

extension Transition {
  fileprivate func leads(to status: String) -> Bool {
    switch target {
    case .state(let name): name == status
    case .computed(let names): names.contains(status)
    default: false
    }
  }
}
