import DomainModel
import JSONDiff
import LocalStore

/// An operator's flags in a transaction, with the last time that they were changed, so that an undo
/// knows whether they or a record changed last.
struct OperatorFlags {
  let transaction: WriteTransaction
  let owner: String
  let now: Instant

  private static let last = "last"

  /// Puts flags on or takes them off, and notes it as the last time.
  func note(_ isSet: Bool, on ids: [String]) throws(Failure) {
    let changed = try set(isSet, on: ids)
    guard !changed.isEmpty else { return }
    let newest = try newestChange()
    try keep(
      FlagAct(
        records: changed, isSet: isSet, isUndone: false, after: newest, undoneAfter: newest))
  }

  private func newestChange() throws(Failure) -> Int64 {
    let sequences = [
      try transaction.changesToUndo(of: owner).first?.sequence,
      try transaction.changesToRedo(of: owner).first?.sequence,
    ]
    return sequences.compactMap { $0 }.max() ?? 0
  }

  /// Takes the last time back, or does it again.
  func reverse(_ act: FlagAct) throws(Failure) {
    var act = act
    _ = try set(act.isSet == act.isUndone, on: act.records)
    act.isUndone.toggle()
    if act.isUndone { act.undoneAfter = try newestChange() }
    try keep(act)
  }

  /// - Returns: those of the records that were changed by it.
  private func set(_ isSet: Bool, on ids: [String]) throws(Failure) -> [String] {
    var changed: [String] = []
    for id in ids {
      let isFlagged = try transaction.localItem(.bookmark, owner: owner, id: id) != nil
      guard isFlagged != isSet else { continue }
      changed.append(id)
      if isSet {
        try transaction.keep(
          LocalItem(kind: .bookmark, owner: owner, id: id, record: id, at: now))
      } else {
        try transaction.drop(.bookmark, owner: owner, id: id)
      }
    }
    return changed
  }

  private func keep(_ act: FlagAct) throws(Failure) {
    try transaction.keep(
      LocalItem(
        kind: .bookmarkAct, owner: owner, id: Self.last, at: now, document: act.document))
  }
}

/// The last time an operator put on or took off flags.
struct FlagAct {
  let records: [String]
  let isSet: Bool
  var isUndone: Bool
  /// The operator's newest change of a record at that time.
  let after: Int64
  /// The newest one when it was taken back.
  var undoneAfter: Int64

  var document: JSONObject {
    [
      "records": .array(records.map { .string($0) }), "isSet": .bool(isSet),
      "isUndone": .bool(isUndone), "after": .number(JSONNumber(Int(after))),
      "undoneAfter": .number(JSONNumber(Int(undoneAfter))),
    ]
  }

  /// What an undo, or with true a redo, would take back before any change of a record; nil where
  /// such a change came later.
  static func toReverse(
    _ reading: some StoreReading, of owner: String, redo: Bool
  ) throws(Failure) -> FlagAct? {
    guard
      let document = try reading.localItem(.bookmarkAct, owner: owner, id: "last")?.document,
      document["isUndone"]?.bool == redo, let after = document["after"]?.int,
      let undoneAfter = document["undoneAfter"]?.int
    else { return nil }
    var newest = try reading.changesToUndo(of: owner).first?.sequence ?? 0
    if redo { newest = max(newest, try reading.changesToRedo(of: owner).first?.sequence ?? 0) }
    guard newest <= Int64(redo ? undoneAfter : after) else { return nil }
    return FlagAct(
      records: (document["records"]?.array ?? []).compactMap(\.string),
      isSet: document["isSet"] == true, isUndone: redo, after: Int64(after),
      undoneAfter: Int64(undoneAfter))
  }

  /// The command that did it, for the sentence that asks.
  var command: String { isSet ? "record.flag" : "record.unflag" }
}
