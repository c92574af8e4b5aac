import DomainModel
import JSONDiff

extension MergeRun {
  /// Merges one field by its class.
  mutating func merge(_ field: Field, after replay: StateReplay) throws(Failure) {
    let theirs = members.value(at: field.tokens[...])
    switch field.mergeClass {
    case .fixed: break
    case .derived, .view: break
    case .set, .appendOnly: mergeElements(field, theirs)
    case .counter: mergeCounter(field, theirs)
    case .state: try mergeState(field, theirs, after: replay)
    case .lastWriter: mergeLastWriter(field, theirs)
    case .guarded:
      if case .replayed(let record) = replay, isWritten(field, by: record) { return }
      if !mergeIdentified(field, theirs) { mergeGuarded(field, theirs) }
    }
  }

  /// The command itself decided the field.
  private func isWritten(_ field: Field, by record: Record) -> Bool {
    record.members.value(at: field.tokens[...])
      != present.members.value(at: field.tokens[...])
  }

  mutating func write(_ field: Field) {
    members.put(field.mine, at: field.tokens[...])
    history.set(mark, at: field.pointer)
  }

  private mutating func mergeGuarded(_ field: Field, _ theirs: JSON?) {
    guard theirs != field.mine else { return }
    guard isConcurrent(field.pointer) else { return write(field) }
    conflicts.append(
      ConflictField(
        pointer: field.pointer, base: field.base, mine: field.mine, theirs: theirs,
        rule: "guarded"))
  }

  /// Elements with ids merge element by element and member by member; what both changed is asked
  /// about under the element's id.
  private mutating func mergeIdentified(_ field: Field, _ theirs: JSON?) -> Bool {
    guard isConcurrent(field.pointer), theirs != field.mine,
      let lists = IdentifiedLists(base: field.base, theirs: theirs, mine: field.mine)
    else { return false }
    let (merged, open) = lists.merged(at: field)
    if merged != theirs { members.put(merged, at: field.tokens[...]) }
    conflicts += open
    if merged != theirs { history.set(mark, at: field.pointer) }
    if merged != field.mine, open.isEmpty { note(field, .united) }
    return true
  }

  private mutating func mergeLastWriter(_ field: Field, _ theirs: JSON?) {
    if isConcurrent(field.pointer), let last = history.mark(field.pointer),
      (last.clock, last.writer) > (clock, change.writer)
    {
      return note(field, .stays)
    }
    write(field)
  }

  /// What the replay wrote holds. A state that no table's command writes (it was taken back, or a
  /// use case writes it beside the status) is written when the home lets it and nobody else did.
  private mutating func mergeState(
    _ field: Field, _ theirs: JSON?, after replay: StateReplay
  ) throws(Failure) {
    guard theirs != field.mine else { return }
    let isAllowed = context.mayWriteState(change, present, field.pointer)
    switch replay {
    case .none where isAllowed: writeState(field, theirs, leavingStep: true)
    case .none:
      throw Failure(.stateMember, ["id": .string(present.id), "member": .string(field.pointer)])
    case .replayed(let record)
    where isAllowed && field.tokens != ["status"] && !isWritten(field, by: record):
      writeState(field, theirs, leavingStep: false)
    default: note(field, .replayed)
    }
  }

  /// Beside the status, moving and archiving stand in the process trace.
  private static let traced: Set<String> = ["scope", "archived"]

  private mutating func writeState(_ field: Field, _ theirs: JSON?, leavingStep: Bool) {
    guard !isConcurrent(field.pointer) else {
      conflicts.append(
        ConflictField(
          pointer: field.pointer, base: field.base, mine: field.mine, theirs: theirs,
          rule: "\(field.mergeClass)"))
      return
    }
    write(field)
    if field.tokens == ["status"] { addStep(from: theirs, to: field.mine) }
    guard leavingStep, field.tokens.count == 1, Self.traced.contains(field.tokens[0]),
      present.type.flatMap(StateMachine.of) != nil
    else { return }
    members["steps"] = members["steps"] ?? []
    addStep(from: members["status"], to: members["status"])
  }

  /// A status that goes another way than by the table leaves its step too.
  private mutating func addStep(from: JSON?, to: JSON?) {
    guard let steps = members["steps"]?.array else { return }
    var step: JSONObject = [
      "id": .string(
        RuleID.uuidV8(
          rule: "step",
          causes: [change.record, change.device, String(change.epoch), String(change.number)],
          digest: context.rules.digest)),
      "at": .string(now.rfc3339), "by": .string(change.actor),
      "command": .string(change.commandName),
    ]
    step["from"] = from
    step["to"] = to
    step["reason"] = change.reason.map { .string($0) }
    members["steps"] = .array(steps + [.object(step)])
  }

  private mutating func mergeCounter(_ field: Field, _ theirs: JSON?) {
    guard theirs != field.base else { return write(field) }
    let sum = Amount.sum(theirs, plus: field.mine, minus: field.base)
    guard let sum, sum.double >= 0 else {
      conflicts.append(
        ConflictField(
          pointer: field.pointer, base: field.base, mine: field.mine, theirs: theirs,
          rule: ConflictField.boundsRule))
      return
    }
    members.put(.number(sum), at: field.tokens[...])
    history.set(mark, at: field.pointer)
    note(field, .summed)
  }
}

/// Sums that don't depend on their order: doubles are counted in millionths.
enum Amount {
  private static let scale = 1_000_000.0

  /// Nil when one isn't a number or the sum leaves what is exact.
  static func sum(_ value: JSON?, plus: JSON?, minus: JSON?) -> JSONNumber? {
    guard let value = millionths(value), let plus = millionths(plus),
      let minus = millionths(minus)
    else { return nil }
    let total = value + plus - minus
    guard abs(total) < 9e15 else { return nil }
    return total.truncatingRemainder(dividingBy: scale) == 0
      ? JSONNumber(Int(total / scale)) : JSONNumber(total / scale)
  }

  private static func millionths(_ value: JSON?) -> Double? {
    guard let value else { return 0 }
    guard let number = value.double, abs(number) < 9e9 else { return nil }
    return (number * scale).rounded()
  }
}
