import DomainModel
import JSONDiff
import LocalStore

/// Looks through all panes.
public struct SearchRecords: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Items have `id`, `type`, `number`, `title`, `snippet`, `score`; `total` is null when cut.
  public func callAsFunction(
    _ text: String, types: [RecordType], limit: Int = 100, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let result = try reader.search(text, types: types, limit: limit)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      var items: [JSON] = []
      for hit in result.items {
        guard let record = try reader.record(hit.row.id)?.record, right.holds(for: record) else {
          continue
        }
        items.append(json(hit, record))
      }
      return .read(
        [
          "items": .array(items), "next": .null,
          "total": result.isComplete ? .number(JSONNumber(items.count)) : .null,
          "indexed": JSONNumber(result.indexedShare).map(JSON.number) ?? .null,
        ],
        background: AnswerBackground(
          now: desk.now, rows: AnswerBackground.rows(result.items.map(\.row))))
    }
  }

  private func json(_ hit: SearchHit, _ record: Record) -> JSON {
    var object: JSONObject = [
      "id": .string(hit.row.id), "type": .string(record.typeName),
      "title": .string(RecordPrinting(now: desk.now).masked(record, revealed: []).title),
      "snippet": .string(PersonalText.masked(hit.snippet, of: record)),
      "score": .number(JSONNumber(hit.score)),
    ]
    object["number"] = hit.row.number.map(JSON.string) ?? .null
    object["status"] = hit.row.status.map(JSON.string)
    return .object(object)
  }
}
