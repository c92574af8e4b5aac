import CellGrid
import DomainModel
import UseCases

/// The map of a list, or the same as a table: what is on it, which point is selected, where it
/// looks and how close.
public struct MapSheet: Sendable {
  /// What is on it; nil until it was read.
  var reading: MapReading?
  /// The record that distances count from: the one that was selected when the map opened.
  let origin: String?
  /// The selected point, an index into `points`.
  private(set) var selection = 0
  /// The middle of the map.
  private(set) var centre = GeoPoint(longitude: 0, latitude: 0)
  /// Metres that the map is wide; nil shows everything.
  private(set) var width: Double?
  /// Whether it is shown as a table.
  var isTable: Bool

  init(origin: String?, isTable: Bool) {
    self.origin = origin
    self.isTable = isTable
  }

  /// The points, the nearest to the origin first, the origin on top.
  private(set) var points: [MapPoint] = []

  var selected: MapPoint? { points.indices.contains(selection) ? points[selection] : nil }
  var start: MapPoint? { points.first }

  mutating func fill(_ newReading: MapReading) {
    reading = newReading
    let start = newReading.points.first { $0.id == origin } ?? newReading.points.first
    guard let start else { return }
    points = newReading.points.enumerated().sorted { one, other in
      if (one.element.id == start.id) != (other.element.id == start.id) {
        return one.element.id == start.id
      }
      let distances = (
        start.position.distance(to: one.element.position),
        start.position.distance(to: other.element.position)
      )
      return distances.0 == distances.1 ? one.offset < other.offset : distances.0 < distances.1
    }.map(\.element)
    showAll()
  }

  /// Looks at everything: the middle of all points, wide enough for them.
  mutating func showAll() {
    let longitudes = points.map(\.position.longitude)
    let latitudes = points.map(\.position.latitude)
    guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(),
      let north = latitudes.max()
    else { return }
    centre = GeoPoint(longitude: (west + east) / 2, latitude: (south + north) / 2)
    width = nil
  }

  /// Metres that everything takes, to the east and to the north.
  var extent: (east: Double, north: Double) {
    let ways = points.map { centre.offset(to: $0.position) }
    return (
      2 * (ways.map { abs($0.east) }.max() ?? 0), 2 * (ways.map { abs($0.north) }.max() ?? 0)
    )
  }

  enum Outcome {
    case stays
    case leaves
    case opens(MapPoint)
  }

  /// Takes a key; `shownWidth`: metres that the map is wide on this screen.
  mutating func handle(_ key: KeyEvent, shownWidth: Double) -> Outcome {
    switch key {
    case .escape, .control("c"), .character("q"): return .leaves
    case .enter: return selected.map { .opens($0) } ?? .stays
    case .character("t"), .character("m"): isTable.toggle()
    case .character("n"), .tab: select(selection + 1)
    case .character("N"), .backTab: select(selection - 1)
    case .character("+"): zoom(shownWidth / 2)
    case .character("-"): zoom(shownWidth * 2)
    case .character("g"), .character("0"): showAll()
    case .up, .down, .left, .right, .pageUp, .pageDown, .character("j"), .character("k"),
      .character("h"), .character("l"):
      move(key, shownWidth)
    default: break
    }
    return .stays
  }

  /// In the table the arrows select; on the map they move it by a quarter of its width.
  private mutating func move(_ key: KeyEvent, _ shownWidth: Double) {
    let step = shownWidth / 4
    switch key {
    case .up, .character("k"): isTable ? select(selection - 1) : pan(0, step / 2)
    case .down, .character("j"): isTable ? select(selection + 1) : pan(0, -step / 2)
    case .left, .character("h"): pan(-step, 0)
    case .right, .character("l"): pan(step, 0)
    case .pageUp: select(selection - 10)
    default: select(selection + 10)
    }
  }

  private mutating func select(_ index: Int) {
    selection = min(max(0, index), max(0, points.count - 1))
  }

  private mutating func pan(_ east: Double, _ north: Double) {
    guard !isTable else { return }
    width = width ?? max(extent.east, 100)
    centre = GeoPoint(
      longitude: centre.longitude + east / max(1, centre.metresPerDegreeEast),
      latitude: min(89, max(-89, centre.latitude + north / GeoPoint.metresPerDegree)))
  }

  /// Closer is around the selected point; from 100 metres to the whole earth.
  private mutating func zoom(_ newWidth: Double) {
    guard !isTable else { return }
    if let selected, newWidth < (width ?? .infinity) { centre = selected.position }
    width = min(max(100, newWidth), 40_000_000)
  }
}
