import CellGrid
import DomainModel
import Phrasebook
import UseCases

/// What a map says in words: one sentence for all of it, one line for each point.
struct MapWords {
  let sheet: MapSheet
  let language: Language

  /// How many are on it, how many only by their region, how many are missing.
  var summary: String {
    let reading = sheet.reading ?? MapReading()
    return ShellPhrases.mapSummary(
      reading.points.count, byRegion: reading.points.filter(\.isRegionCentre).count,
      missing: reading.missing)(language)
  }

  /// Direction and distance from the origin, number and title.
  func line(_ point: MapPoint) -> String {
    let number = point.number.map { "~\($0.suffix(4)) " } ?? ""
    let region = point.isRegionCentre ? ShellPhrases.byRegion(language) : ""
    return "\(way(point))  \(number)\(point.title)\(region)"
  }

  /// Direction and distance from the origin; the origin itself says that it is here.
  func way(_ point: MapPoint) -> String {
    guard let start = sheet.start, start.id != point.id else {
      return ShellPhrases.mapHere(language)
    }
    let metres = start.position.distance(to: point.position)
    guard metres >= 1 else { return ShellPhrases.samePlace(language) }
    return start.position.direction(to: point.position)(language) + " "
      + Self.distance(metres)(language)
  }

  /// Kilometres with one decimal, below one kilometre metres.
  static func distance(_ metres: Double) -> Phrase {
    guard metres >= 1_000 else {
      let whole = Int(metres.rounded())
      return Phrase("\(whole) 米", "\(whole) m")
    }
    let tenths = Int((metres / 100).rounded())
    let text = tenths >= 1_000 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return Phrase("\(text) 公里", "\(text) km")
  }
}
