import DomainModel
import JSONDiff
import UseCases

/// Prints what the catalogue says of itself.
enum HelpBodies {
  static func keys(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let map = KeyMap(overrides: place.keys)
    var outcome = CommandOutcome.read(KeyTable.json(map))
    outcome.text = Phrase(KeyTable.text(map, .chinese), KeyTable.text(map, .english))
    return outcome
  }

  static func manual(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let page = request.arguments["markdown"] == true ? Manual.markdown : Manual.page
    return CommandOutcome(Phrase("", ""), text: Phrase(page(.chinese), page(.english)))
  }

  static func completions(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let shell = request.arguments["shell"]?.string ?? ""
    guard let script = Completions.script(for: shell) else { throw .invalid("shell", "shell") }
    return CommandOutcome(Phrase("", ""), text: Phrase(script, script))
  }
}
