import CellGrid
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// Refused work in words, for the command line and the screen.
public struct RefusedWords {
  private let work: RefusedWork
  private let words: AnswerWords
  private var language: Language { words.sheet.language }

  /// The words of refused work in a language.
  public init(_ work: RefusedWork, _ language: Language) {
    self.work = work
    words = AnswerWords(
      sheet: AnswerSheet(
        language: language, columns: AnswerText.usualColumns, background: AnswerBackground()),
      typeName: work.typeName)
  }

  /// The record: its number and title.
  public var subject: String {
    [work.number.map { "~\($0.suffix(4))" }, work.title].compactMap { $0 }
      .joined(separator: " ")
  }

  /// What was asked for by whom when: `派单 王岚 11-23 21:04`.
  public var cause: String {
    "\(words.verb(work.command)) \(work.by) \(work.at.localText(.minute).dropFirst(5))"
  }

  /// Why it was refused, and what helps.
  public var reason: String {
    let message = work.reason.message
    return [message.headline(language), message.remedy(language)].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// What it would have changed.
  public var changes: [String] {
    work.isCreation
      ? [words.sheet.word("登记这条记录", "makes this record")]
      : PatchWords(words: words).changes(work.patch, before: [])
  }

  /// All of it under one another, with how to go on.
  static func list(_ works: [RefusedWork]) -> Phrase {
    let text = { (language: Language) -> String in
      guard !works.isEmpty else {
        return Phrase("没有被拒的改动。", "Nothing was refused.")(language)
      }
      let remedy = Phrase(
        "重做再发：dutydesk tray resend 序号 [--patch FILE]；放弃：dutydesk tray drop 序号 --reason R",
        "Again: dutydesk tray resend N [--patch FILE]; give up: dutydesk tray drop N --reason R")
      let lines = works.flatMap { work -> [String] in
        let words = RefusedWords(work, language)
        let sheet = words.words.sheet
        return ["\(work.id)  \(words.subject)  \(words.cause)"]
          + sheet.wrapped(words.reason, indent: 4)
          + words.changes.flatMap { sheet.wrapped($0, indent: 4) }
      }
      return (lines + [remedy(language)]).joined(separator: "\n")
    }
    return Phrase(text(.chinese), text(.english))
  }
}
