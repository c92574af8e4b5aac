import CellGrid
import DomainModel
import LocalStore

/// One column of a list: how wide, how dear, and what it says of a row.
public struct ListColumn: Sendable {
  /// How a column shares the width.
  public enum Width: Sendable, Hashable {
    /// Always this many columns.
    case fixed(Int)
    /// This many columns in each language: English words are longer.
    case worded(chinese: Int, english: Int)
    /// Takes what is left, at least this many columns.
    case flexible(minimum: Int)
  }

  /// Stable name, for sorting and counting by it.
  public let identifier: String
  /// Its heading.
  public let title: Phrase
  /// How wide it is.
  public let width: Width
  /// Columns of the lowest priority go first when the pane is narrow; 0 stays to the last.
  public let priority: Int
  /// What it says of a row.
  public let text: @Sendable (ListRow, RowContext) -> RowText

  init(
    _ identifier: String, _ title: Phrase, _ width: Width, priority: Int,
    text: @escaping @Sendable (ListRow, RowContext) -> RowText
  ) {
    self.identifier = identifier
    self.title = title
    self.width = width
    self.priority = priority
    self.text = text
  }
}

/// A cell's text with the role that colours it.
public struct RowText: Sendable, Hashable {
  /// The words, uncut.
  public let text: String
  /// Its colour role.
  public let role: StyleRole

  /// A text in a role.
  public init(_ text: String, _ role: StyleRole = .text) {
    self.text = text
    self.role = role
  }
}

/// What a cell's words may depend on besides the row.
public struct RowContext: Sendable {
  /// The language of the screen.
  public let language: Language
  /// The clock, to the minute.
  public let now: Instant
  /// How the alerts in force stand for this unit.
  public let alerts: [String: AlertHandling.Status]
  /// Records with the operator's own flag.
  public let flagged: Set<String>

  /// Bundles language, clock, alerts in force and flags.
  public init(
    language: Language, now: Instant, alerts: [String: AlertHandling.Status] = [:],
    flagged: Set<String> = []
  ) {
    self.language = language
    self.now = now
    self.alerts = alerts
    self.flagged = flagged
  }
}

/// Columns with the widths they got.
public struct ColumnLayout: Sendable {
  /// The shown columns, left to right, with their width.
  public let columns: [(column: ListColumn, width: Int)]

  /// One empty cell stands between two columns.
  static let gap = 1

  /// Drops the dearest-to-drop columns until the rest fits, then gives the flexible ones what is
  /// left.
  public init(_ columns: [ListColumn], width: Int, language: Language) {
    var kept = columns
    while kept.count > 1, Self.least(kept, language) > width,
      let cheapest = kept.indices.max(by: { kept[$0].priority < kept[$1].priority })
    {
      kept.remove(at: cheapest)
    }
    let spare = max(0, width - Self.least(kept, language))
    let flexible = kept.filter { $0.isFlexible }.count
    self.columns = kept.map { column in
      let share = column.isFlexible ? spare / max(1, flexible) : 0
      return (column, column.leastWidth(language) + share)
    }
  }

  private static func least(_ columns: [ListColumn], _ language: Language) -> Int {
    columns.reduce(-gap) { $0 + $1.leastWidth(language) + gap }
  }
}

extension ListColumn {
  var isFlexible: Bool {
    if case .flexible = width { true } else { false }
  }

  func leastWidth(_ language: Language) -> Int {
    switch width {
    case .fixed(let columns): columns
    case .worded(let chinese, let english): language == .chinese ? chinese : english
    case .flexible(let minimum): minimum
    }
  }
}
