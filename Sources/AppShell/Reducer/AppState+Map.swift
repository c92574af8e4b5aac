import CellGrid
import DomainModel
import LocalStore
import Panes
import Phrasebook
import UseCases

extension AppState {
  /// Shows the list on a map; the first time it asks whether the font has braille signs. In linear
  /// mode the map is a table.
  mutating func openMap() -> [Effect] {
    guard appearance.isLinear || appearance.hasBraille != nil else {
      overlays.append(.menu(Menu(.braille)))
      return []
    }
    overlays.append(
      .map(MapSheet(origin: panes[focused]?.currentRecord, isTable: appearance.isLinear)))
    return []
  }

  /// Remembers what the operator sees of braille signs, and goes on to the map.
  mutating func takeBraille(_ hasBraille: Bool) -> [Effect] {
    appearance.terminal.hasBraille = hasBraille
    return [.keepTerminal(appearance.terminal)] + openMap()
  }

  /// How fine maps and charts are drawn here.
  var dotStyle: DotStyle {
    appearance.isLinear
      ? .number
      : DotStyle.finest(hasBraille: appearance.hasBraille == true, signs: appearance.signs)
  }

  mutating func settle(_ sheet: MapSheet, _ reads: ShellReads) {
    var sheet = sheet
    if sheet.reading == nil, let query = panes[focused]?.list.query {
      sheet.fill(reads.map(query, sheet.origin))
    }
    overlays.append(.map(sheet))
  }

  mutating func handle(_ sheet: MapSheet, _ key: KeyEvent) -> [Effect] {
    var sheet = sheet
    let cells = MapView.cells(in: Layout(self).body.size)
    let width = MapProjection(sheet, cells: cells, style: dotStyle).width
    switch sheet.handle(key, shownWidth: width) {
    case .stays: overlays.append(.map(sheet))
    case .leaves: break
    case .opens(let point):
      if let type = point.type, PaneCatalog.pane(listing: type) != nil {
        panes[focused]?.list.goTo(point.id)
        leavePlace()
        if isBoard { tab = focused }
        panes[focused]?.isRecordFocused = true
      } else {
        recordToRead = point.id
      }
    }
    return []
  }
}
