import CellGrid
import DomainModel
import JSONDiff
import UseCases

extension MenuEntries {
  /// The points of a checklist; choosing one turns its tick round.
  func points(of list: JSON, order: String) -> [Menu.Entry] {
    (list["items"]?.array ?? []).map { point in
      let isDone = point["doneAt"]?.string != nil
      var arguments: JSONObject = ["point": point["id"] ?? .null]
      if isDone { arguments["off"] = true }
      return Menu.Entry(
        "\(isDone ? "[x]" : "[ ]") \(point["title"]?.string ?? "")",
        action: .tick(CommandRequest("grievance.tick", records: [order], arguments: arguments)))
    }
  }

  /// The places of the rounds, in the order of the way.
  func stops(of rounds: JSON) -> [Menu.Entry] {
    (rounds["items"]?.array ?? []).flatMap { round in
      (round["stops"]?.array ?? []).map { entry($0, cell: round["cell"]?.string ?? "") }
    }
  }

  private func entry(_ stop: JSON, cell: String) -> Menu.Entry {
    let visited = stop["visitedAt"]?.string.flatMap(Instant.init(rfc3339:))
    let due = stop["dueAt"]?.string.flatMap(Instant.init(rfc3339:))
    let kind = stop["kind"]?.string.flatMap(PatrolStop.Kind.init(rawValue:))?.title(language)
    return Menu.Entry(
      "\(visited == nil ? "[ ]" : "[x]") \(kind ?? "") \(stop["title"]?.string ?? "")",
      key: visited.map { String($0.localText(.minute).suffix(5)) }
        ?? due.map { String($0.localText(.minute).dropFirst(5)) } ?? "",
      role: visited == nil ? .text : .muted,
      action: .checkIn(stop: stop["id"]?.string ?? "", cell: cell))
  }
}
