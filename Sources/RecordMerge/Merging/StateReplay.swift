import DomainModel
import JSONDiff

/// What replaying a change's command on the present state gave.
enum StateReplay {
  /// The command writes no state: fields go by their classes.
  case none
  /// The record after the command.
  case replayed(Record)
  /// The state is what the command makes already.
  case inEffect
  /// The rules refuse now what they allowed on what the operator saw.
  case refused(Failure)

  /// These write no state; their members have classes of their own.
  private static let withoutState: Set<String> = ["note", "next", "remind", "undo", "redo"]

  /// - Throws: what the rules say when they would also have refused what the operator saw: then
  ///   it is no conflict, but a change that never was allowed.
  static func replayed(_ run: MergeRun) throws(Failure) -> StateReplay {
    let states = run.fields.filter { $0.mergeClass == .state }
    guard let type = run.present.type, isCommand(run, type, writesState: !states.isEmpty) else {
      return .none
    }
    if isInEffect(states, run) { return .inEffect }
    // Merged orders get the reply of their target by the target's command; it isn't theirs, also when
    // they were taken out again meanwhile.
    if states.isEmpty, refusalOnSeen(run)?.code == .transitionRefused { return .none }
    do throws(Failure) {
      return .replayed(try apply(to: run.present, run))
    } catch {
      guard refusalOnSeen(run) == nil else { throw error }
      guard
        run.input.fields.isAnythingChanged(
          after: run.change.base, byOtherThan: run.change.writer)
      else { throw error }
      return .refused(error)
    }
  }

  private static func isCommand(
    _ run: MergeRun, _ type: RecordType, writesState: Bool
  ) -> Bool {
    let name = run.change.commandName
    guard !withoutState.contains(name), let machine = StateMachine.of(type),
      !machine.transitions(of: name).isEmpty
    else { return false }
    return name != "edit" || writesState
  }

  /// Somebody has done the same since.
  private static func isInEffect(_ states: [Field], _ run: MergeRun) -> Bool {
    guard !states.isEmpty else { return false }
    return states.allSatisfy { run.present.members.value(at: $0.tokens[...]) == $0.mine }
  }

  private static func refusalOnSeen(_ run: MergeRun) -> Failure? {
    do throws(Failure) {
      _ = try apply(to: run.seen, run)
      return nil
    } catch {
      return error
    }
  }

  private static func apply(to record: Record, _ run: MergeRun) throws(Failure) -> Record {
    let change = run.change
    var arguments = change.arguments
    if arguments["reason"] == nil { arguments["reason"] = change.reason.map { .string($0) } }
    if change.commandName == "edit", arguments["status"] == nil {
      arguments["status"] = run.target["status"]
    }
    var rules = run.context.rules
    if rules.stepID == nil {
      rules.stepID = RuleID.uuidV8(
        rule: "step",
        causes: [change.record, change.device, String(change.epoch), String(change.number)],
        digest: rules.digest)
    }
    return try TransitionRules.apply(
      change.commandName, to: record, arguments: arguments, actor: run.context.actor,
      now: run.now, context: rules
    ).record
  }
}

extension MergeRun {
  /// Takes what the command wrote, but for lists and amounts: the device's elements have the ids
  /// that it gave them, so these merge by their class.
  mutating func apply(_ replay: StateReplay) throws(Failure) {
    if case .inEffect = replay {
      for field in fields where field.mergeClass == .state { note(field, .inEffect) }
    }
    guard case .replayed(let record) = replay, let type = present.type else { return }
    for field in FieldWalk.changed(type, from: present.members, to: record.members) {
      switch field.mergeClass {
      case .set, .appendOnly, .counter, .fixed: continue
      case .guarded where isConcurrent(field.pointer):
        applyOverConcurrent(field)
      default:
        members.put(field.mine, at: field.tokens[...])
        if field.mergeClass != .derived { history.set(mark, at: field.pointer) }
      }
    }
  }

  /// The command writes a guarded field that somebody else wrote: a value waits for a person; a
  /// clearing is what the new state needs (no assignee of another unit), so it is done, and the
  /// value that goes is kept in the conflict.
  private mutating func applyOverConcurrent(_ field: Field) {
    let seenValue = seen.members.value(at: field.tokens[...])
    conflicts.append(
      ConflictField(
        pointer: field.pointer, base: seenValue, mine: field.mine, theirs: field.base,
        rule: field.mine == nil ? ConflictField.clearedRule : "\(field.mergeClass)"))
    guard field.mine == nil else { return }
    members.put(nil, at: field.tokens[...])
    history.set(mark, at: field.pointer)
  }
}
