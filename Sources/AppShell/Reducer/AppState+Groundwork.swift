import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

extension AppState {
  /// Shows a checklist or the day's round as what can be chosen from; false for other answers. After a
  /// tick the list stays, as it is now.
  mutating func offerGroundwork(_ outcome: CommandOutcome, for request: CommandRequest) -> Bool {
    guard let output = outcome.output else { return false }
    switch request.command {
    case "grievance.checklist":
      guard let order = request.records.first else { return false }
      overlays.append(.menu(Menu(.checklist(order: order, output))))
    case "grievance.patrol":
      guard output["items"]?[0]?["stops"]?[0] != nil else { return false }
      overlays.append(.menu(Menu(.patrol(output))))
    default: return false
    }
    return true
  }

  /// Puts the list as it is after a tick into the menu that the tick was chosen in.
  mutating func noteTick(_ outcome: CommandOutcome, for request: CommandRequest) {
    guard request.command == "grievance.tick", case .menu(let old)? = overlays.last,
      case .checklist(let order, _) = old.source, request.records == [order],
      let output = outcome.output
    else { return }
    var menu = Menu(.checklist(order: order, output))
    menu.selection = old.selection
    overlays[overlays.count - 1] = .menu(menu)
  }

  /// Ticks a point while the list stays on the screen.
  mutating func tick(_ request: CommandRequest) -> [Effect] {
    guard !desk.isReadOnly else {
      say(ShellPhrases.readOnly, .error)
      return []
    }
    return perform(request)
  }

  /// Asks what was found at a place of the round.
  mutating func checkIn(at stop: String, cell: String) -> [Effect] {
    guard let command = CommandCatalog.command(id: "grievance.check-in") else { return [] }
    guard !desk.isReadOnly else {
      say(ShellPhrases.readOnly, .error)
      return []
    }
    var form = CommandForm(
      command, subjects: [], arguments: command.arguments.filter { $0.name == "text" })
    form.fixed = ["stop": .string(stop), "cell": .string(cell)]
    overlays.append(.form(form))
    return []
  }
}
