import DomainModel
import JSONDiff
import LocalStore
import Trust

/// The numbers of `status`: the store, each pane, and sync.
public struct ReadStatus: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Drills are out of all counts.
  public func callAsFunction() throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let numbers = try reader.numbers()
      let store: JSON = [
        "path": .string(desk.store.folder.path), "schema": json(numbers.schema),
        "records": json(numbers.records), "bytes": json(numbers.bytes),
        "digest": .string(numbers.digest.text),
      ]
      let now = desk.now
      let active = try ActiveAlerts(reader: reader, now: now).all()
      let counts = try PaneCounts(reader: reader, now: now).all(active)
      return .read(
        [
          "store": store, "panes": .object(counts),
          "sync": try sync(reader, pending: numbers.pendingChanges, now: now),
        ], background: AnswerBackground(now: now))
    }
  }

  private func sync(
    _ reader: StoreReader, pending: Int, now: Instant
  ) throws(Failure) -> JSON {
    let link = try NodeLink(reader, now: now)
    return [
      "node": link.node.map { .string($0) } ?? .null, "state": .string(link.state.rawValue),
      "lastSuccessAt": link.lastSuccess.map { .string($0.rfc3339Local) } ?? .null,
      "lastVerifiedAt": link.lastVerified.map { .string($0.rfc3339Local) } ?? .null,
      "missingAlerts": json(link.missingAlerts), "pendingChanges": json(pending),
      "conflicts": json(try reader.total(of: .conflict, statuses: ["open"]).count),
      "cursor": link.cursor.map { .string($0) } ?? .null,
      "nodeState": link.nodeState?.json ?? .null,
    ]
  }

  private func json(_ number: Int) -> JSON { .number(JSONNumber(number)) }
}
