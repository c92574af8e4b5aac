import DomainModel
import JSONDiff
import LocalStore

/// The operators of this store, with who acts now.
public struct ListOperators: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Oldest first; telephone numbers masked. Beside the record's own members `hasPassphrase` and
  /// `unlocked`, which say how the key stands at this seat.
  public func callAsFunction() throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let current = try reader.setting(DeskSetting.operator)?.string
      let printing = RecordPrinting(now: desk.now)
      var items: [JSON] = []
      try reader.forEach(.operator) { (stored) throws(Failure) in
        items.append(try withKey(printing.json(stored), stored.record.id))
        return true
      }
      return .read(
        [
          "items": .array(items), "next": .null, "total": .number(JSONNumber(items.count)),
          "current": current.map(JSON.string) ?? .null,
        ],
        background: AnswerBackground(
          now: desk.now, names: try AnswerBackground.names(in: items, reader)))
    }
  }

  private func withKey(_ item: JSON, _ id: String) throws(Failure) -> JSON {
    guard var members = item.object else { return item }
    let state = try OperatorKeys(desk: desk).state(of: id)
    members["hasPassphrase"] = .bool(state != .open)
    members["unlocked"] = .bool(state != .locked)
    return .object(members)
  }
}
