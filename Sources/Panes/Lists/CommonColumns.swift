import CellGrid
import DomainModel
import LocalStore
import Phrasebook

/// The columns that several panes share.
enum CommonColumns {
  /// What every list can show, also where a pane opens without it.
  static let all: [ListColumn] = [number, due(), status, unit(), place, assignee, updated()]

  static func due(_ title: Phrase = Phrase("时限", "Due")) -> ListColumn {
    ListColumn("due", title, .fixed(8), priority: 1) { row, context in
      guard let due = row.dueAt else { return RowText("-", .muted) }
      let left = TimeLeft(until: due, now: context.now)
      return RowText(left.text(context.language), left.role)
    }
  }

  static let number = ListColumn(
    "number", Phrase("编号", "Number"), .fixed(6), priority: 4
  ) { row, _ in
    guard let number = row.number else { return RowText("-", .muted) }
    return RowText("~" + number.suffix(4), .muted)
  }

  static func title(_ title: Phrase, minimum: Int = 22) -> ListColumn {
    ListColumn("title", title, .flexible(minimum: minimum), priority: 0) { row, _ in
      RowText(row.title)
    }
  }

  static let status = ListColumn(
    "status", Phrase("状态", "State"), .worded(chinese: 8, english: 14), priority: 2
  ) { row, context in
    RowText(StateWords.title(of: row, in: context.language), StateWords.role(of: row))
  }

  static func unit(_ title: Phrase = Phrase("单位", "Unit")) -> ListColumn {
    ListColumn("unit", title, .fixed(12), priority: 3) { row, _ in
      RowText(row.unitName ?? "-", row.unitName == nil ? .muted : .text)
    }
  }

  static let place = ListColumn(
    "place", Phrase("地点", "Place"), .fixed(10), priority: 5
  ) { row, _ in
    RowText(row.placeName ?? "-", .muted)
  }

  static let assignee = ListColumn(
    "assignee", Phrase("经办", "Person"), .fixed(8), priority: 6
  ) { row, _ in
    RowText(row.assigneeName ?? "-", .muted)
  }

  static func updated(_ title: Phrase = Phrase("更新", "Updated")) -> ListColumn {
    ListColumn("updated", title, .fixed(11), priority: 7) { row, _ in
      RowText(String(row.updatedAt.localText(.minute).dropFirst(5)), .muted)
    }
  }

  /// Hidden by the renderer where the view has one type only.
  static func type(chinese: Int = 8, english: Int = 15) -> ListColumn {
    ListColumn(
      "type", Phrase("类别", "Kind"), .worded(chinese: chinese, english: english), priority: 3
    ) { row, context in
      RowText(StateWords.typeTitle(of: row, in: context.language), .muted)
    }
  }
}

/// How much time is left, in the two largest units that matter.
struct TimeLeft {
  private let minutes: Int

  init(until due: Instant, now: Instant) {
    let milliseconds = due.milliseconds - now.milliseconds
    minutes = Int((Double(milliseconds) / 60_000).rounded(.down))
  }

  var role: StyleRole {
    switch minutes {
    case ..<0: .error
    case ..<(4 * 60): .warning
    case ..<(24 * 60): .caution
    default: .text
    }
  }

  /// Late times begin with a minus sign, so that lateness never hangs on colour.
  func text(_ language: Language) -> String {
    let sign = minutes < 0 ? "-" : " "
    let amount = abs(minutes)
    let days = amount / 1_440
    let hours = amount % 1_440 / 60
    guard days > 0 else { return sign + Self.twoDigits(hours) + ":" + Self.twoDigits(amount % 60) }
    let text =
      days > 9
      ? Phrase("\(days)天", "\(days)d") : Phrase("\(days)天\(hours)时", "\(days)d\(hours)h")
    return sign + text(language)
  }

  /// The same without the space that keeps columns in line.
  func trimmed(_ language: Language) -> String {
    String(text(language).drop { $0 == " " })
  }

  private static func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }
}

/// The words and colours of a row's state.
enum StateWords {
  static func title(of row: ListRow, in language: Language) -> String {
    guard let status = row.status else { return "-" }
    return state(of: row)?.title(language) ?? status
  }

  static func typeTitle(of row: ListRow, in language: Language) -> String {
    row.type?.title(language) ?? "-"
  }

  static func role(of row: ListRow) -> StyleRole {
    row.isOpen ? .text : .muted
  }

  private static func state(of row: ListRow) -> State? {
    guard let type = row.type, let status = row.status else { return nil }
    return StateMachine.of(type)?.state(status)
  }
}
