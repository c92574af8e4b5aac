import DomainModel
import JSONDiff
import UseCases

/// Runs the commands on the node and on conflicts.
enum SyncBodies {
  static func enrol(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try JoinNode(desk: try place.desk(), port: place.sync)(
      url: request.arguments["url"]?.string ?? "",
      token: request.arguments["token"]?.string ?? "",
      keepsSamples: request.arguments["keep-samples"] == true)
  }

  static func sync(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let sync = SyncNow(desk: try place.desk(), port: place.sync)
    guard request.arguments["watch"] == true else {
      return try sync(isPreview: request.arguments["dry-run"] == true)
    }
    return try sync.watch(isInterrupted: place.isInterrupted, told: { _ in })
  }

  /// The open ones, when nothing else is asked for.
  static func conflicts(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    var arguments = request.arguments
    if arguments["status"] == nil { arguments["status"] = "open" }
    return try ListRecords(desk: try place.desk())(
      [.conflict], arguments: arguments, actor: request.actor)
  }

  static func resolve(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ResolveConflict(desk: try place.desk(), port: place.sync)(
      request.records.first ?? "", choice: try choice(place, request), actor: request.actor)
  }

  private static func choice(
    _ place: Workplace, _ request: CommandRequest
  ) throws(Failure) -> ResolveConflict.Choice {
    if let values = request.arguments["take"]?.object { return .values(values) }
    switch request.arguments["take"]?.string ?? "" {
    case "mine": return .all(.mine)
    case "theirs": return .all(.theirs)
    case let path:
      let bytes = try place.files.read(path)
      guard let values = (try? JSON.parse(bytes))?.object else {
        throw Failure(.inputJSON, ["path": .string(path), "text": "object.form"])
      }
      return .values(values)
    }
  }
}
