import DomainModel
import Phrasebook
import UseCases

extension LinearNarrator {
  private static let mostPoints = 20

  /// A map says itself once as a list from where it was opened, then each point that the cursor
  /// comes to.
  func lines(of sheet: MapSheet, before old: Overlay?) -> [String] {
    let words = MapWords(sheet: sheet, language: after.appearance.language)
    guard case .map(let oldSheet)? = old, oldSheet.reading != nil else {
      let points = sheet.points.prefix(Self.mostPoints).enumerated().map {
        "\($0.offset + 1) \(words.line($0.element))"
      }
      let more = sheet.points.count - points.count
      let rest = more > 0 ? [ShellPhrases.morePoints(more)(after.appearance.language)] : []
      return [ShellPhrases.mapTitle(after.appearance.language) + ": " + words.summary] + points
        + rest
    }
    guard oldSheet.selection != sheet.selection, let selected = sheet.selected else { return [] }
    return ["\(sheet.selection + 1) \(words.line(selected))"]
  }
}
