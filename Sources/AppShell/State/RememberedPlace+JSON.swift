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
      "view": .number(JSONNumber(place.viewIndex)), "filter": .string(place.filter),
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
    place = Place(
      tab: pane("tab") ?? .board,
      focused: pane("focused").flatMap { $0 == .board ? nil : $0 }
        ?? .grievances, viewIndex: object["view"]?.int ?? 0,
      filter: object["filter"]?.string ?? "", record: object["record"]?.string)
    self.appearance = appearance
    listShare = object["listShare"]?.int ?? 55
    columns = [:]
    for pane in PaneIdentifier.lists {
      columns[pane] = object["columns"]?[pane.area.rawValue]?.array?.compactMap(\.string)
    }
  }
}
