import DomainModel
import JSONDiff
import LocalStore

/// What a list on the command line asks for.
struct ListRequest {
  var query: ListQuery
  var anchor = ListAnchor.first
  var limit = 100

  /// - Throws: `.cursorInvalid`, `.filterInvalid` for a status that no type has.
  init(
    types: [RecordType], arguments: JSONObject, actor: Actor, now: Instant
  ) throws(Failure) {
    query = ListQuery(types: types, scopeOfList: .all, order: .newestFirst)
    query.statuses = try ListRequest.statuses(arguments["status"]?.string, types)
    query.regionPrefix = arguments["region"]?.string
    query.unit = arguments["unit"]?.string
    query.assignee = arguments["assignee"]?.string
    if arguments["mine"] == true { query.assignee = actor.id }
    if arguments["open"] == true { narrowToOpen() }
    if arguments["overdue"] == true {
      narrowToOpen()
      query.dueBefore = now
    }
    query.flagsOf = actor.id
    if let text = arguments["query"]?.string { query.filter = FilterTerm.parse(text) }
    if let limit = arguments["limit"]?.int {
      guard limit > 0 else { throw .invalid("limit", "number.notPositive") }
      self.limit = min(limit, 10_000)
    }
    if let cursor = arguments["after"]?.string {
      guard let key = ListKey(text: cursor) else {
        throw Failure(.cursorInvalid, ["value": .string(cursor)])
      }
      anchor = .after(key)
    }
  }

  private mutating func narrowToOpen() {
    query.scopeOfList = .open
    query.order = .dueFirst
  }

  private static func statuses(
    _ text: String?, _ types: [RecordType]
  ) throws(Failure) -> [String] {
    let words = (text ?? "").split(separator: ",").map(String.init)
    for word in words {
      let isKnown = types.contains { type in
        guard let machine = StateMachine.of(type) else { return true }
        return type == .alert || machine.state(word) != nil
      }
      guard isKnown else {
        throw Failure(.filterInvalid, ["value": .string("status:\(word)")])
      }
    }
    return words
  }
}
