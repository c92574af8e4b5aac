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

  /// Oldest first; telephone numbers masked.
  public func callAsFunction() throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let current = try reader.setting(DeskSetting.operator)?.string
      let printing = RecordPrinting(now: desk.now)
      var items: [JSON] = []
      var lines: [String] = []
      try reader.forEach(.operator) { (stored) throws(Failure) in
        let record = stored.record
        items.append(printing.json(stored))
        let roles = Set(record.list("grants").compactMap { $0["role"]?.string }).sorted()
        let mark = record.id == current ? "*" : " "
        lines.append(
          "\(mark) \(record.text("account") ?? "")  \(record.text("name") ?? "")  "
            + "\(record.status ?? "")  \(roles.joined(separator: ","))")
        return true
      }
      return .read(
        [
          "items": .array(items), "next": .null, "total": .number(JSONNumber(items.count)),
          "current": current.map(JSON.string) ?? .null,
        ], text: lines.joined(separator: "\n"))
    }
  }
}
