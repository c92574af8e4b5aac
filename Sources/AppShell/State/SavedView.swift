import DomainModel
import JSONDiff
import LocalStore
import Panes

/// A view of the operator's own: a pane's view with a filter and an order, under a name.
public struct SavedView: Sendable, Hashable {
  /// The pane.
  public let pane: PaneIdentifier
  /// The built-in view it rests on.
  public let viewIndex: Int
  /// The filter as typed.
  public let filter: String
  /// Another order than the view's.
  public let order: ListQuery.Order?
  /// Its name.
  public let name: String

  /// Whether it shows what another one shows, whatever their names.
  func showsSame(as other: SavedView) -> Bool {
    pane == other.pane && viewIndex == other.viewIndex && filter == other.filter
      && order == other.order
  }

  /// The view as the store keeps it: by name, because a pane may get other views between.
  public var json: JSON {
    var object: JSONObject = [
      "pane": .number(JSONNumber(pane.rawValue)), "view": pane.nameOfView(viewIndex),
      "filter": .string(filter), "name": .string(name),
    ]
    if let order { object["order"] = .string(String(describing: order)) }
    return .object(object)
  }

  init(
    pane: PaneIdentifier, viewIndex: Int, filter: String, order: ListQuery.Order?, name: String
  ) {
    self.pane = pane
    self.viewIndex = viewIndex
    self.filter = filter
    self.order = order
    self.name = name
  }

  /// Reads a kept view; nil for anything else.
  public init?(_ json: JSON) {
    guard let pane = json["pane"]?.int.flatMap(PaneIdentifier.init(rawValue:)),
      let view = pane.indexOfView(json["view"]), let name = json["name"]?.string
    else { return nil }
    let orders: [ListQuery.Order] = [.dueFirst, .newestFirst, .urgencyFirst]
    self.init(
      pane: pane, viewIndex: view, filter: json["filter"]?.string ?? "",
      order: orders.first { String(describing: $0) == json["order"]?.string }, name: name)
  }
}
