import DomainModel
import JSONDiff
import LocalStore

/// Lists records a page at a time: `items`, `next` and `total`.
public struct ListRecords: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `arguments`: the filters by the names of the command line; units and operators
  ///   are ids already.
  public func callAsFunction(
    _ types: [RecordType], arguments: JSONObject, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let request = try ListRequest(
        types: types, arguments: arguments, actor: actor, now: desk.now)
      let page = try reader.page(request.query, from: request.anchor, limit: request.limit + 1)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      let scope = try reader.setting(DeskSetting.scope)?.string ?? ""
      let printing = RecordPrinting(
        now: desk.now, calendar: try reader.workingCalendar(scope: scope))
      var items: [JSON] = []
      for row in page.rows.prefix(request.limit) {
        guard let stored = try reader.record(row.id), right.holds(for: stored.record) else {
          continue
        }
        items.append(printing.json(stored))
      }
      let last = page.rows.prefix(request.limit).last
      let next = page.rows.count > request.limit ? last?.key.text : nil
      return .read(
        [
          "items": .array(items), "next": next.map(JSON.string) ?? .null,
          "total": try total(request.query, in: reader),
        ], background: AnswerBackground(now: desk.now, rows: AnswerBackground.rows(page.rows)))
    }
  }

  /// Null when so many match that they weren't all counted.
  private func total(_ query: ListQuery, in reader: StoreReader) throws(Failure) -> JSON {
    if case .exact(let number) = try reader.count(query) { return .number(JSONNumber(number)) }
    var counted = query
    counted.includesDrills = false
    guard case .exact(let number) = try reader.count(counted) else { return .null }
    return .number(JSONNumber(number))
  }
}
