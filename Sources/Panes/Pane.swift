import CellGrid
import CommandCatalog
import DomainModel
import LocalStore

/// The panes in the order of their tabs.
public enum PaneIdentifier: Int, CaseIterable, Sendable, Hashable {
  case board, grievances, inspections, alerts, catalogue, licences

  /// Where the pane's commands stand in the catalogue.
  public var area: CommandArea {
    switch self {
    case .board: .board
    case .grievances: .grievances
    case .inspections: .inspections
    case .alerts: .alerts
    case .catalogue: .catalogue
    case .licences: .licences
    }
  }

  /// The panes with records of their own: all but the board.
  public static let lists: [PaneIdentifier] = allCases.filter { $0 != .board }
}

/// What a pane is: the same slots for all five, and nothing else.
///
/// A sixth pane is one case in `PaneIdentifier`, one folder here, and one line in `PaneCatalog`.
public struct Pane: Sendable {
  /// Which tab it is.
  public let identifier: PaneIdentifier
  /// Its name on the tab.
  public let title: Phrase
  /// The types whose records it lists; the first is the one it creates.
  public let types: [RecordType]
  /// Its built-in views, the first is where it opens.
  public let views: [PaneView]
  /// Its columns, left to right.
  public let columns: [ListColumn]
  /// What the detail pane shows of a record.
  public let detail: @Sendable (DetailSubject) -> [DetailBlock]
  /// What an empty list says.
  public let emptyText: Phrase
}

extension Pane {
  /// The columns to choose from: those it opens with, then the common ones it does without.
  public var choosableColumns: [ListColumn] {
    columns
      + CommonColumns.all.filter { common in
        !columns.contains { $0.identifier == common.identifier }
      }
  }

  /// The columns of a list, left to right: the chosen ones, or with none chosen those it opens
  /// with. A list of one type needs no column that says so.
  public func columns(chosen: [String], of query: ListQuery) -> [ListColumn] {
    let all = choosableColumns
    let wanted = chosen.compactMap { name in all.first { $0.identifier == name } }
    return (wanted.isEmpty ? columns : wanted).filter {
      query.types.count > 1 || $0.identifier != "type"
    }
  }
}

/// A named query of a pane.
public struct PaneView: Sendable {
  /// Stable name, stored with the window's state.
  public let identifier: String
  /// Its name in the pane's title.
  public let title: Phrase
  /// The query at a moment, for an operator.
  public let query: @Sendable (ViewContext) -> ListQuery

  init(
    _ identifier: String, _ title: Phrase, query: @escaping @Sendable (ViewContext) -> ListQuery
  ) {
    self.identifier = identifier
    self.title = title
    self.query = query
  }

  /// The records of a pane that have the operator's own flag, open or closed.
  static func flagged(_ types: [RecordType]) -> PaneView {
    PaneView("flagged", Phrase("我的标记", "My flags")) { context in
      var query = ListQuery(
        types: types, scopeOfList: .all, filter: [FilterTerm(.flag, "yes")], order: .newestFirst)
      query.flagsOf = context.operatorID
      return query
    }
  }
}

/// What a view's query may depend on.
public struct ViewContext: Sendable {
  /// The operator at the screen.
  public let operatorID: String
  /// The operator's unit.
  public let unit: String
  /// The clock.
  public let now: Instant
  /// The alerts in force, by how they stand for the unit.
  public let alerts: [AlertHandling.Status: [String]]

  /// Bundles operator, unit, clock and alerts.
  public init(
    operatorID: String, unit: String, now: Instant,
    alerts: [AlertHandling.Status: [String]] = [:]
  ) {
    self.operatorID = operatorID
    self.unit = unit
    self.now = now
    self.alerts = alerts
  }
}

/// All panes.
public enum PaneCatalog {
  /// The five panes with records, in tab order.
  public static let all: [Pane] = PaneIdentifier.lists.compactMap(pane)

  /// The pane of a tab; nil for the board, which shows all others.
  public static func pane(_ identifier: PaneIdentifier) -> Pane? {
    switch identifier {
    case .board: nil
    case .grievances: GrievancePane.pane
    case .inspections: InspectionPane.pane
    case .alerts: AlertPane.pane
    case .catalogue: CataloguePane.pane
    case .licences: LicencePane.pane
    }
  }

  /// What is shown of a record that no pane lists: its title and every member it has.
  public static func plainDetail(_ subject: DetailSubject) -> [DetailBlock] {
    let sections = DetailSections(subject)
    return [sections.title(subject.title)] + sections.remaining(shown: []) + sections.course
      + sections.notes
  }

  /// The pane that lists records of a type; nil for people, units, tasks and the like.
  public static func pane(listing type: RecordType) -> Pane? {
    all.first { $0.types.contains(type) }
  }
}
