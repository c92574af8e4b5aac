import DomainModel
import JSONDiff

/// A merge under way.
struct MergeRun {
  let input: MergeInput
  let context: MergeContext
  /// The record before the change.
  let present: Record
  /// What the operator saw.
  let seen: Record
  /// What he left.
  let target: Record
  /// The fields that he touched.
  let fields: [Field]
  /// The clock of the change as far as it counts.
  let clock: Int64

  var members: JSONObject
  var history: FieldHistory
  var conflicts: [ConflictField] = []
  var notes: [MergeNote] = []

  init(
    _ input: MergeInput, _ context: MergeContext, present: Record, seen: Record, target: Record
  ) {
    self.input = input
    self.context = context
    self.present = present
    self.seen = seen
    self.target = target
    fields =
      present.type.map {
        FieldWalk.changed($0, from: seen.members, to: target.members)
      } ?? []
    clock = min(input.change.clock, context.latestClock ?? input.change.clock)
    members = present.members
    history = input.fields
  }

  var change: Change { input.change }
  var now: Instant { Change.instant(of: clock) }
  var mark: FieldMark {
    FieldMark(sequence: input.sequence, writer: change.writer, clock: clock)
  }

  /// What became of a change to a living record.
  mutating func outcome() throws(Failure) -> MergeOutcome {
    try refuseWhatIsNotHis()
    let replay = try StateReplay.replayed(self)
    if case .refused = replay { return proposedWhole() }
    try apply(replay)
    for field in fields { try merge(field, after: replay) }
    return try finished(replay)
  }

  /// Another store changed the field after what the operator saw.
  func isConcurrent(_ pointer: String) -> Bool {
    input.fields.isChanged(pointer, after: change.base, byOtherThan: change.writer)
  }

  mutating func note(_ field: Field, _ effect: MergeNote.Effect) {
    notes.append(MergeNote(pointer: field.pointer, rule: field.mergeClass, effect: effect))
  }

  /// Rights, masks and what is fixed; a change that breaks one of these stands in no part.
  private func refuseWhatIsNotHis() throws(Failure) {
    let written = fields.filter { $0.mergeClass != .derived && $0.mergeClass != .view }
    for field in written {
      if field.mergeClass == .fixed, present.members.value(at: field.tokens[...]) != field.mine {
        throw Failure(.fixedMember, ["id": .string(present.id), "member": .string(field.pointer)])
      }
      if let hidden = MaskedWrite.pointer(field, in: present, level: context.level) {
        throw Failure(.maskedMember, ["id": .string(present.id), "member": .string(hidden)])
      }
    }
    let pointers = written.map(\.pointer)
    if let refusal = context.refusal(change, present, pointers) { throw refusal }
  }

  /// Nothing stands, all that the change touches is asked about.
  func proposedWhole(rule: String? = nil) -> MergeOutcome {
    let asked = fields.filter { $0.mergeClass != .derived && $0.mergeClass != .view }.map {
      ConflictField(
        pointer: $0.pointer, base: $0.base, mine: $0.mine,
        theirs: present.members.value(at: $0.tokens[...]),
        rule: rule ?? "\($0.mergeClass)")
    }
    let unchanged = Merged(
      record: present, patch: JSONPatch(), extra: extra(to: present), notes: [],
      fields: input.fields, clock: clock)
    return .proposed(unchanged, asked)
  }
}
