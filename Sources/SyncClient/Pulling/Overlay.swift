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
    _ = try foretell(id, in: transaction)
  }

  /// Settles a record on the home's word that the store has, and foretells what the home will say
  /// of each change that waits; empty where the home says nothing yet and nothing was borrowed.
  func foretell(
    _ id: String, in transaction: WriteTransaction
  ) throws(Failure) -> [(change: Change, outcome: MergeOutcome)] {
    let state = try transaction.homeState(of: id)
    let waiting = try waiting(on: id, sequence: state.sequence, transaction)
    if let home = state.record {
      guard !waiting.isEmpty else {
        try transaction.settle(home, sequence: state.sequence)
        return []
      }
      let (changes, result) = try replay(waiting, state, transaction)
      try transaction.settle(
        home, sequence: state.sequence, shown: result.record ?? home, seen: state.seen)
      return Array(zip(changes, result.outcomes)).map { ($0.0, $0.1) }
    }
    guard waiting.contains(where: { $0.state == .borrowed }) else {
      // What was borrowed is gone, and nothing else is known of the record.
      if waiting.isEmpty, try transaction.isForeign(id) { try transaction.erase(id) }
      return []
    }
    let (changes, result) = try replay(waiting, state, transaction)
    if let shown = result.record { try transaction.show(shown) }
    return Array(zip(changes, result.outcomes)).map { ($0.0, $0.1) }
  }

  /// Settles a record on a new word of the home.
  ///
  /// `seen` is the home's record that the first waiting change was made on. Gives the rev of the
  /// home's word.
  @discardableResult
  func settle(
    _ home: Record, sequence: Int64, seen: Record?, in transaction: WriteTransaction
  ) throws(Failure) -> Digest32 {
    let waiting = try waiting(on: home.id, sequence: sequence, transaction)
    guard !waiting.isEmpty else { return try transaction.settle(home, sequence: sequence) }
    let state = HomeState(record: home, sequence: sequence, seen: seen)
    let (_, result) = try replay(waiting, state, transaction)
    return try transaction.settle(
      home, sequence: sequence, shown: result.record ?? home, seen: seen)
  }

  /// What waits on a record; what was deferred until the home had it goes back into the outbox.
  private func waiting(
    on id: String, sequence: Int64, _ transaction: WriteTransaction
  ) throws(Failure) -> [StoredChange] {
    let waiting = try transaction.pendingChanges(of: id)
    let deferred = waiting.filter { $0.state == .deferred }
    guard sequence > 0, !deferred.isEmpty else { return waiting }
    try transaction.requeue(deferred, base: sequence)
    return try transaction.pendingChanges(of: id)
  }

  private func replay(
    _ waiting: [StoredChange], _ state: HomeState, _ transaction: WriteTransaction
  ) throws(Failure) -> (changes: [Change], result: OutboxReplay.Result) {
    var changes: [Change] = []
    var contexts: [String: MergeContext] = [:]
    for stored in waiting {
      let change = try WireChange.change(stored, in: transaction)
      contexts[change.identity] = try world.context(transaction, change)
      changes.append(change)
    }
    guard let first = contexts.values.first else {
      return ([], OutboxReplay.Result(record: state.record, outcomes: []))
    }
    let result = OutboxReplay.replay(
      changes, madeOn: state.seen ?? state.record, onto: state.record,
      sequence: Int(state.sequence)
    ) { contexts[$0.identity] ?? first }
    for context in contexts.values {
      if let failure = context.rules.readingFailure() { throw failure }
    }
    return (changes, result)
  }
}
