import CellGrid
import DomainModel
import LocalStore
import Panes
import Phrasebook
import UseCases

extension MenuEntries {
  /// The three lists with their numbers, each followed by its alerts; a list opens in its pane, an
  /// alert by itself.
  var alertLists: [Menu.Entry] {
    let inForce = state.inForce
    return list("waiting", inForce.waiting) + list("shelved", inForce.shelved)
      + list("standing", inForce.standing)
  }

  private func list(_ name: String, _ alerts: [ListRow]) -> [Menu.Entry] {
    guard let view = PaneCatalog.pane(.alerts)?.views.first(where: { $0.identifier == name })
    else { return [] }
    let heading = Menu.Entry(
      ShellPhrases.alertList(view.title, alerts.count)(language),
      role: alerts.isEmpty ? .muted : .accent, action: .alertList(name))
    return [heading]
      + alerts.map { alert in
        let colour = AlertColour(rank: alert.urgency).text(language)
        return Menu.Entry(
          "\(colour.text) \(alert.title)", role: colour.role,
          action: .open(id: alert.id, type: .alert))
      }
  }
}
