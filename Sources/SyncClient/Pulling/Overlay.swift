import DomainModel
import JSONDiff
import LocalStore
import RecordMerge
import Trust

/// Shows a record as its home has it, with what waits here on top.
struct Overlay: Sendable {
  let world: ReplayWorld

  /// Settles a record on the home's word that the store has.
  func settle(_ id: String, in transaction: WriteTransaction) throws(Failure) {
    let state = try transaction.homeState(of: id)
    guard let home = state.record else { return }
    try settle(home, sequence: state.sequence, seen: state.seen, in: transaction)
  }

  /// Settles a record on a new word of the home.
  ///
  /// `seen` is the home's record that the first waiting change was made on. Gives the rev of the
  /// home's word.
  @discardableResult
  func settle(
    _ home: Record, sequence: Int64, seen: Record?, in transaction: WriteTransaction
  ) throws(Failure) -> Digest32 {
    let waiting = try transaction.pendingChanges(of: home.id)
    guard !waiting.isEmpty else { return try transaction.settle(home, sequence: sequence) }
    var changes: [Change] = []
    var contexts: [Int: MergeContext] = [:]
    for stored in waiting {
      let change = try WireChange.change(stored, in: transaction)
      contexts[change.number] = try world.context(transaction, change)
      changes.append(change)
    }
    guard let first = contexts.values.first else {
      return try transaction.settle(home, sequence: sequence)
    }
    let result = OutboxReplay.replay(
      changes, madeOn: seen ?? home, onto: home, sequence: Int(sequence)
    ) { contexts[$0.number] ?? first }
    return try transaction.settle(
      home, sequence: sequence, shown: result.record ?? home, seen: seen)
  }
}
