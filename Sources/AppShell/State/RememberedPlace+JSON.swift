import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Panes

extension RememberedPlace {
  /// The place as the store keeps it.
  public var json: JSONObject {
    var object: JSONObject = [
      "tab": .string(place.tab.area.rawValue), "focused": .string(place.focused.area.rawValue),
      "view": place.focused.nameOfView(place.viewIndex), "filter": .string(place.filter),
      "language": .string(appearance.language.rawValue), "theme": .string(appearance.themeName),
      "listShare": .number(JSONNumber(listShare)),
    ]
    var columns = JSONObject()
    for (pane, names) in self.columns where !names.isEmpty {
      columns[pane.area.rawValue] = .array(names.map { .string($0) })
    }
    object["columns"] = .object(columns)
    if let record = place.record { object["record"] = .string(record) }
    return object
  }

  /// Reads a kept place over the appearance that options and configuration gave.
  public init(_ object: JSONObject, over appearance: Appearance) {
    func pane(_ name: String) -> PaneIdentifier? {
      PaneIdentifier.allCases.first { $0.area.rawValue == object[name]?.string }
    }
    let focused = pane("focused").flatMap { $0 == .board ? nil : $0 } ?? .grievances
    place = Place(
      tab: pane("tab") ?? .board, focused: focused,
      viewIndex: focused.indexOfView(object["view"]) ?? 0,
      filter: object["filter"]?.string ?? "", record: object["record"]?.string)
    self.appearance = appearance
    listShare = object["listShare"]?.int ?? 55
    columns = [:]
    for pane in PaneIdentifier.lists {
      columns[pane] = object["columns"]?[pane.area.rawValue]?.array?.compactMap(\.string)
    }
  }
}

extension PaneIdentifier {
  /// A built-in view as the store keeps it.
  func nameOfView(_ index: Int) -> JSON {
    let views = PaneCatalog.pane(self)?.views ?? []
    return views.indices.contains(index) ? .string(views[index].identifier) : .null
  }

  /// The view of a kept name; nil for a name that the pane has no more. Earlier versions kept the
  /// place of a view among those that the pane then had.
  func indexOfView(_ kept: JSON?) -> Int? {
    let views = PaneCatalog.pane(self)?.views ?? []
    if let place = kept?.int, self == .grievances {
      let then = [
        "open", "mine", "unit", "overdue", "today", "unassigned", "callBack", "suspended", "all",
        "flagged",
      ]
      guard then.indices.contains(place) else { return nil }
      return views.firstIndex { $0.identifier == then[place] }
    }
    return kept?.int ?? views.firstIndex { $0.identifier == kept?.string }
  }
}
