import Panes

/// A place the operator was at: tab, pane, view, filter, record.
public struct Place: Sendable, Hashable {
  /// The tab.
  public let tab: PaneIdentifier
  /// The pane with the cursor.
  public let focused: PaneIdentifier
  /// The view's index.
  public let viewIndex: Int
  /// The filter.
  public let filter: String
  /// The opened record.
  public let record: String?
}

/// Places gone back from and forward to.
public struct PlaceHistory: Sendable {
  private var past: [Place] = []
  private var future: [Place] = []
  private static let longest = 50

  /// Notes the place being left; what was gone back from is forgotten.
  public mutating func leave(_ place: Place) {
    guard past.last != place else { return }
    past.append(place)
    if past.count > Self.longest { past.removeFirst() }
    future = []
  }

  /// The place before, with the present one kept for going forward.
  public mutating func goBack(from present: Place) -> Place? {
    guard let place = past.popLast() else { return nil }
    future.append(present)
    return place
  }

  /// The place gone back from.
  public mutating func goForward(from present: Place) -> Place? {
    guard let place = future.popLast() else { return nil }
    past.append(present)
    return place
  }
}
