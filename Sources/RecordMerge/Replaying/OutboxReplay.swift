import DomainModel
import JSONDiff

/// Puts the changes that wait in the outbox onto a newer record of the home.
public enum OutboxReplay {
  /// What the screen shows, and what the home will probably say of each change.
  public struct Result: Sendable {
    /// The record with all changes that can stand.
    public var record: Record?
    /// For each change in order.
    public var outcomes: [MergeOutcome]

    /// Bundles both.
    public init(record: Record?, outcomes: [MergeOutcome]) {
      self.record = record
      self.outcomes = outcomes
    }
  }

  /// The newer record with the outbox on top; nothing of the outbox is dropped by it.
  ///
  /// - Parameters:
  ///   - changes: the record's outbox rows in order of their numbers.
  ///   - seen: the home's record that the first of them was made on, nil for none.
  ///   - present: the home's record now.
  ///   - sequence: the home's sequence of `present`.
  ///   - context: per change, for actors may differ.
  /// - Returns: what is to be shown, and an outcome for each change.
  public static func replay(
    _ changes: [Change], madeOn seen: Record?, onto present: Record?, sequence: Int,
    context: (Change) -> MergeContext
  ) -> Result {
    var (shown, saw) = (present, seen)
    var fields = foreignChanges(from: seen, to: present, sequence: sequence)
    var outcomes: [MergeOutcome] = []
    for change in changes {
      let outcome = ChangeMerge.merge(
        MergeInput(
          present: shown, seen: saw, beforeDeletion: seen, fields: fields, change: change,
          sequence: sequence + outcomes.count + 1), context: context(change))
      outcomes.append(outcome)
      if let merged = outcome.result { (shown, fields) = (merged.record, merged.fields) }
      saw = SeenRecord.after(change, on: saw) ?? saw
    }
    return Result(record: shown, outcomes: outcomes)
  }

  /// A client doesn't know who changed which field; that the home's record differs from what was
  /// seen tells that somebody else did.
  static func foreignChanges(from seen: Record?, to present: Record?, sequence: Int) -> FieldHistory
  {
    var fields = FieldHistory()
    guard let seen, let present, let type = present.type else { return fields }
    let clock = (present.updatedAt?.milliseconds ?? 0) << 11
    let mark = FieldMark(sequence: sequence, writer: "", clock: clock)
    fields.set(mark, at: "")
    for field in FieldWalk.changed(type, from: seen.members, to: present.members)
    where field.mergeClass != .derived {
      guard field.mergeClass == .set || field.mergeClass == .appendOnly else {
        fields.set(mark, at: field.pointer)
        continue
      }
      let (old, new) = (KeyedElements(field.base), KeyedElements(field.mine))
      for key in new.keys where old[key] != new[key] {
        for pointer in changedParts(field, key, old[key], new[key]) {
          fields.set(mark, at: pointer)
        }
      }
    }
    return fields
  }

  /// The element when it is new, else those of its members that differ.
  private static func changedParts(
    _ field: Field, _ key: String, _ old: JSON?, _ new: JSON?
  ) -> [String] {
    guard let before = old?.object, let after = new?.object else {
      return [field.pointer(ofElement: key)]
    }
    let names = Set(before.names).union(after.names).filter { before[$0] != after[$0] }
    return names.map { JSONPointer(tokens: field.tokens + [key, $0]).description }
  }
}

/// The record as a device saw it when it made a change.
public enum SeenRecord {
  /// - Parameters:
  ///   - base: the home's record at the change's base, nil for none.
  ///   - own: the device's changes of the record after that base and before the change, in
  ///     order, whatever became of them at the home: the device had them.
  /// - Returns: nil when there was nothing, or a patch doesn't fit.
  public static func rebuilt(base: Record?, own: [Change]) -> Record? {
    var record = base
    for change in own {
      guard let next = after(change, on: record) else { return nil }
      record = next
    }
    return record
  }

  /// The record at an earlier sequence: the present one with the inverses of later changes
  /// applied, newest first. Nil when one doesn't fit.
  public static func earlier(than present: Record, inverses: [JSONPatch]) -> Record? {
    var document = JSON.object(present.members)
    for inverse in inverses {
      guard let before = try? inverse.apply(to: document) else { return nil }
      document = before
    }
    return document.object.map { Record($0) }
  }

  static func after(_ change: Change, on record: Record?) -> Record? {
    if let document = change.createdDocument { return Record(document) }
    return record.flatMap { try? ChangeMerge.patched($0, by: change) }
  }
}
