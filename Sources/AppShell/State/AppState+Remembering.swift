import Panes

extension AppState {
  /// What the next start takes up.
  var remembered: RememberedPlace {
    RememberedPlace(
      place: place, appearance: appearance, listShare: listShare,
      columns: panes.mapValues(\.chosenColumns))
  }

  /// Takes up what the last session left; how it looks was decided before.
  mutating func comeBack(to remembered: RememberedPlace) {
    listShare = remembered.listShare
    for (pane, columns) in remembered.columns { panes[pane]?.chosenColumns = columns }
    go(to: remembered.place)
  }
}
