import CellGrid
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// What the lines of an answer are laid out on: language, width, and the names it may use.
struct AnswerSheet {
  let language: Language
  let columns: Int
  let background: AnswerBackground
  /// How fine bars are drawn: `#` wherever the terminal isn't known.
  var dots = DotStyle.number

  /// One of two words, by language.
  func word(_ chinese: String, _ english: String) -> String {
    Phrase(chinese, english)(language)
  }

  /// What divides parts of a sentence.
  var comma: String { word("，", ", ") }

  /// Cells of a text.
  func width(_ text: String) -> Int { TextWidth.columns(of: text) }

  /// A text in lines of this width that all begin at `indent`; the first one carries `head` in
  /// the margin, a head that is too long for it has a line of its own.
  func wrapped(_ text: String, indent: Int = 0, head: String = "") -> [String] {
    let room = max(16, columns - indent)
    let margin = String(repeating: " ", count: indent)
    let lines = TextWidth.wrap(text, columns: room, rightToLeft: .kept)
      .map { $0.isEmpty ? "" : margin + $0 }
    guard let first = lines.first, !head.isEmpty else { return lines }
    guard fits(head, in: indent) else {
      return TextWidth.wrap(head, columns: columns, rightToLeft: .kept) + lines
    }
    return [filled(head, to: indent) + first.dropFirst(indent)] + lines.dropFirst()
  }

  /// Whether something tells a head from what follows: a space, or the colon it ends with.
  private func fits(_ head: String, in indent: Int) -> Bool {
    let isDivided = head.hasSuffix("：") || head.hasSuffix(" ")
    return width(head) < indent || isDivided && width(head) == indent
  }

  /// A label with its value beside it, at `labelColumns`; long values wrap under themselves.
  func field(_ label: String, _ value: String, labelColumns: Int, indent: Int = 0) -> [String] {
    let head = String(repeating: " ", count: indent) + label
    return wrapped(value, indent: indent + labelColumns + 2, head: head)
  }

  /// Fields under one another, their values in one column.
  func fields(_ fields: [(label: String, value: String)], indent: Int = 0) -> [String] {
    let labelColumns = min(fields.map { width($0.label) }.max() ?? 0, columns / 3)
    return fields.flatMap {
      field($0.label, $0.value, labelColumns: labelColumns, indent: indent)
    }
  }

  /// The text with spaces up to a column.
  private func filled(_ text: String, to column: Int) -> String {
    text + String(repeating: " ", count: max(0, column - width(text)))
  }

  /// The text cut to the width.
  func cut(_ text: String) -> String {
    TextWidth.cut(text, columns: columns)
  }

  /// What an id or a region's code refers to, by name; an unknown one stands for itself.
  func name(of reference: String) -> String {
    guard let name = background.names[reference] else {
      return reference == "system" ? word("系统", "system") : reference
    }
    return IDs.isUUID(reference) ? name : "\(name) \(reference)"
  }
}
