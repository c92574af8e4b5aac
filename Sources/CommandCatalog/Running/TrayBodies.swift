import DomainModel
import Interchange
import JSONDiff
import UseCases

/// Runs the commands on work that the node refused.
enum TrayBodies {
  static func list(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let works = try ReadTray(desk: try place.desk())(
      laidAside: request.arguments["done"] == true,
      limit: request.arguments["limit"]?.int ?? 100, actor: request.actor)
    var outcome = CommandOutcome.read([
      "items": .array(works.map(\.json)), "next": .null,
      "total": .number(JSONNumber(works.count)),
    ])
    outcome.text = RefusedWords.list(works)
    return outcome
  }

  /// The amendment is a file on the command line, a value from a form.
  static func resend(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    var amendment = request.arguments["patch"]
    if let path = amendment?.string {
      let bytes = try place.files.read(path)
      do {
        amendment = try JSON.parse(bytes)
      } catch {
        throw error.inputFailure.adding("path", .string(path))
      }
    }
    return try ResendRefused(desk: try place.desk())(
      try changes(request), amendment: amendment, actor: request.actor)
  }

  static func drop(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try DropRefused(desk: try place.desk())(
      try changes(request), reason: request.arguments["reason"]?.string ?? "",
      actor: request.actor)
  }

  private static func changes(_ request: CommandRequest) throws(Failure) -> [Int64] {
    var numbers: [Int64] = []
    for word in request.arguments["changes"]?.array ?? [] {
      let text = word.string ?? word.canonicalText
      guard let number = Int64(text) else { throw .invalid("changes", "value.unknown") }
      numbers.append(number)
    }
    return numbers
  }
}
