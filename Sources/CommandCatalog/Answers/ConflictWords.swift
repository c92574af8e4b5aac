import CellGrid
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// An open conflict in words, for the command line and the screen.
public struct ConflictWords {
  private let conflict: OpenConflict
  private let words: AnswerWords
  private var language: Language { words.sheet.language }

  /// The words of a conflict in a language.
  public init(_ conflict: OpenConflict, _ language: Language) {
    self.conflict = conflict
    words = AnswerWords(
      sheet: AnswerSheet(
        language: language, columns: AnswerText.usualColumns,
        background: AnswerBackground(names: conflict.names)), typeName: conflict.typeName)
  }

  /// The record: its number and title.
  public var subject: String {
    [conflict.number.map { "~\($0.suffix(4))" }, conflict.title].compactMap { $0 }
      .joined(separator: " ")
  }

  /// What was done by whom when: `王岚 11-23 21:04 派单`.
  public var cause: String {
    let when = conflict.at.map { String($0.localText(.minute).dropFirst(5)) }
    return [conflict.by, when, conflict.command.map(words.verb)].compactMap { $0 }
      .joined(separator: " ")
  }

  /// The members in dispute.
  public var members: String {
    conflict.fields.map(label).joined(separator: words.sheet.word("、", ", "))
  }

  /// What a field is called.
  public func label(_ field: OpenConflict.Field) -> String {
    field.isDeletion ? words.sheet.word("撤销登记", "Taking it back") : words.fullLabel(field.member)
  }

  /// A side of a field in words; nothing is a dash.
  public func text(_ value: JSON?, _ field: OpenConflict.Field) -> String {
    guard let value else {
      return field.isDeletion ? words.sheet.word("保留", "kept") : "-"
    }
    return field.isDeletion
      ? words.sheet.word("撤销", "taken back") : words.text(value, field.member)
  }

  /// What taking a side means beyond the value; nil for plain values.
  public func note(_ field: OpenConflict.Field) -> String? {
    guard field.isState else { return nil }
    guard let command = conflict.command else {
      return words.sheet.word("状态须用命令改", "a state is changed by a command")
    }
    return words.sheet.word(
      "取提出的，即重做“\(words.verb(command))”", "taking it does “\(words.verb(command))” again")
  }

  private var lines: [String] {
    let by = words.sheet.word("提出", "mine")
    let head = "\(conflict.id)  \(subject)  \(cause)"
    return [head]
      + conflict.fields.flatMap { field in
        ["  " + label(field) + (note(field).map { "  (\($0))" } ?? "")]
          + words.sheet.fields(
            [
              (words.sheet.word("原值", "base"), text(field.base, field)),
              (by, text(field.mine, field)),
              (words.sheet.word("现值", "theirs"), text(field.theirs, field)),
            ], indent: 4)
      }
  }

  /// All of them under one another, with how to go on.
  static func list(_ conflicts: [OpenConflict]) -> Phrase {
    let text = { (language: Language) -> String in
      guard !conflicts.isEmpty else {
        return Phrase("没有冲突。", "No conflicts.")(language)
      }
      let remedy = Phrase(
        "解决：dutydesk conflicts resolve ID --take mine|theirs|FILE（提出的、现有的、文件）",
        "Settle: dutydesk conflicts resolve ID --take mine|theirs|FILE")
      return (conflicts.flatMap { ConflictWords($0, language).lines } + [remedy(language)])
        .joined(separator: "\n")
    }
    return Phrase(text(.chinese), text(.english))
  }
}
