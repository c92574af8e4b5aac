import DomainModel
import JSONDiff
import Phrasebook
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
    let file = SyncByFile(desk: try place.desk(), port: place.sync)
    if let path = request.arguments["out"]?.string {
      return try file.write(path, to: request.arguments["to"]?.string, files: place.files)
    }
    if let path = request.arguments["in"]?.string {
      return try file.take(path, files: place.files)
    }
    let sync = SyncNow(desk: try place.desk(), port: place.sync)
    return try place.stoppable { () throws(Failure) in
      guard request.arguments["watch"] == true else {
        return try sync(isPreview: request.arguments["dry-run"] == true)
      }
      return try sync.watch(isInterrupted: place.isInterrupted) { result in
        switch result {
        case .success(let report): place.say(SyncNow.sentence(report))
        case .failure(let failure): place.say(failure.message.headline)
        }
      }
    }
  }

  static func verifyLedger(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try VerifyLedger(desk: try place.desk(), port: place.sync)()
  }

  static func prove(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ProveChange(desk: try place.desk(), port: place.sync)(
      request.records.first ?? "", actor: request.actor)
  }

  /// The open ones, when nothing else is asked for; then the words stand field by field.
  static func conflicts(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let desk = try place.desk()
    var arguments = request.arguments
    let isPlain = arguments.isEmpty
    if arguments["status"] == nil { arguments["status"] = "open" }
    var outcome = try ListRecords(desk: desk)(
      [.conflict], arguments: arguments, actor: request.actor)
    guard isPlain else { return outcome }
    let open = try ReadConflicts(desk: desk)(actor: request.actor)
    outcome.text = ConflictWords.list(open)
    return outcome
  }

  static func resolve(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ResolveConflict(desk: try place.desk(), port: place.sync)(
      request.records, choice: try choice(place, request),
      alike: request.arguments["alike"] == true,
      isPreview: request.arguments["dry-run"] == true, actor: request.actor)
  }

  /// Sides by field come from the screen, values by field from a file.
  private static func choice(
    _ place: Workplace, _ request: CommandRequest
  ) throws(Failure) -> ResolveConflict.Choice {
    if let sides = request.arguments["sides"]?.object {
      return .fields(
        sides.reduce(into: [:]) { choices, side in
          choices[side.name] = side.value["side"]?.string == "mine" ? .mine : .theirs
          if let value = side.value["value"] { choices[side.name] = .value(value) }
        })
    }
    switch request.arguments["take"]?.string ?? "" {
    case "mine": return .all(.mine)
    case "theirs": return .all(.theirs)
    case let path:
      let bytes = try place.files.read(path)
      guard let values = (try? JSON.parse(bytes))?.object else {
        throw Failure(.inputJSON, ["path": .string(path), "text": "object.form"])
      }
      return .fields(
        values.reduce(into: [:]) { choices, value in
          choices[value.name] = .value(value.value == .null ? nil : value.value)
        })
    }
  }
}
