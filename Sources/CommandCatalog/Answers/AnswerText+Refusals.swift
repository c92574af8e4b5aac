import DomainModel
import JSONDiff
import Phrasebook
import UseCases

extension AnswerText {
  /// The refused rows of an import or a bulk, a line each with what is wrong and what to do; at
  /// most 20, then how many more.
  ///
  /// - Returns: empty when nothing was refused.
  public static func refusals(
    of outcome: CommandOutcome, command: Command, language: Language,
    columns: Int = usualColumns
  ) -> [String] {
    let sheet = AnswerSheet(
      language: language, columns: max(40, columns), background: outcome.background)
    let rejected = outcome.output?["rejected"]?.array ?? []
    let refused =
      command.id == "store.import"
      ? rejected.map { Refused(place: place($0, sheet), failure: failure($0)) }
      : outcome.refused.map { Refused(place: $0.record, failure: $0.failure) }
    let rest = refused.count - shownRefusals
    let more = rest > 0 ? [sheet.word("另有 \(rest) 条未收。", "And \(rest) more refused.")] : []
    return refused.prefix(shownRefusals).flatMap { lines($0, sheet) } + more
  }

  private static let shownRefusals = 20

  private struct Refused {
    let place: String
    let failure: Failure?
  }

  private static func lines(_ refused: Refused, _ sheet: AnswerSheet) -> [String] {
    let head = refused.place + sheet.word("：", ": ")
    guard let message = refused.failure?.message else { return sheet.wrapped(head) }
    let gap = sheet.word("", " ")
    let headline = message.headline(sheet.language)
    let sentence = headline + gap + message.remedy(sheet.language)
    // A sentence that begins with the record's number doesn't say it twice.
    guard !headline.hasPrefix(refused.place) else { return sheet.wrapped(sentence) }
    let indent = sheet.width(head)
    guard indent <= sheet.columns / 2 else {
      return sheet.wrapped(head) + sheet.wrapped(sentence, indent: 2, head: "  ")
    }
    return sheet.wrapped(sentence, indent: indent, head: head)
  }

  private static func failure(_ row: JSON) -> Failure? {
    (row["code"]?.string).flatMap(Failure.Code.init(rawValue:)).map {
      Failure($0, row["details"]?.object ?? [:])
    }
  }

  private static func place(_ row: JSON, _ sheet: AnswerSheet) -> String {
    let file = row["file"]?.string
    if let line = row["line"]?.int {
      let place = sheet.word("第 \(line) 行", "Line \(line)")
      return file.map { sheet.word("\($0) \(place)", "\($0), line \(line)") } ?? place
    }
    let path = row["path"]?.string ?? ""
    guard let file, file != path else { return path }
    return "\(file) \(path)"
  }
}
