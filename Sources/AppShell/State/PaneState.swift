import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes

/// One pane as the operator left it: view, filter, order, selection, opened record.
public struct PaneState: Sendable {
  /// What the pane is.
  public let pane: Pane
  /// The chosen built-in view, an index into `pane.views`.
  public private(set) var viewIndex = 0
  /// The filter as typed.
  public private(set) var filter = ""
  /// Another order than the view's, if chosen.
  public private(set) var order: ListQuery.Order?
  /// Another scope than the view's, if chosen.
  public private(set) var scope: ListQuery.Scope?
  /// The rows.
  public var list: ListState
  /// The filter's input line while it is typed into.
  public var filterField: TextField?
  /// Whether the opened record has the cursor.
  public var isRecordFocused = false
  /// The record shown beside or over the list.
  public var detail: DetailState?
  /// Whether `detail` must be read again: the record, the minute or the language changed.
  var isDetailStale = false
  /// Names of the columns that the operator chose, left to right; empty for the pane's own.
  var chosenColumns: [String] = []
  /// Columns hidden at the left.
  public var columnScroll = 0

  private var context: ViewContext

  init(_ pane: Pane, _ context: ViewContext) {
    self.pane = pane
    self.context = context
    var query = pane.views[0].query(context)
    query.flagsOf = context.operatorID
    list = ListState(query: query)
  }

  /// The chosen view.
  public var view: PaneView { pane.views[viewIndex] }

  /// Chooses a view; filter and order stay.
  public mutating func choose(view index: Int) {
    guard pane.views.indices.contains(index) else { return }
    if viewIndex != index { list.clearMarks() }
    viewIndex = index
    order = nil
    scope = nil
    applyQuery()
  }

  /// Goes to a view of the operator's own.
  mutating func choose(_ saved: SavedView) {
    guard pane.views.indices.contains(saved.viewIndex) else { return }
    viewIndex = saved.viewIndex
    order = saved.order
    scope = nil
    filter = saved.filter
    applyQuery()
  }

  /// Filters by what was typed.
  public mutating func setFilter(_ text: String) {
    filter = text
    applyQuery()
  }

  /// Chooses an order.
  public mutating func setOrder(_ newOrder: ListQuery.Order) {
    order = newOrder
    applyQuery()
  }

  /// Chooses open, closed or all records of the view.
  public mutating func setScope(_ newScope: ListQuery.Scope) {
    scope = newScope
    applyQuery()
  }

  /// Takes on clock and alerts, so that views move with them; a list of alerts changes at once and
  /// keeps its selected row.
  mutating func setContext(_ newContext: ViewContext) {
    let isOtherList = newContext.alerts != context.alerts && list.query.records != nil
    context = newContext
    guard isOtherList else { return }
    let selected = list.selectedRow?.id
    applyQuery()
    if let selected, list.query.records?.contains(selected) == true { list.goTo(selected) }
  }

  /// Asks the view again what it shows now: what is overdue has moved with the clock.
  mutating func renewQuery() { applyQuery() }

  /// The record that commands act on when nothing is marked.
  public var currentRecord: String? {
    isRecordFocused ? detail?.id : list.selectedRow?.id
  }

  /// The records that commands act on.
  public var subjects: [String] {
    isRecordFocused ? detail.map { [$0.id] } ?? [] : list.subjects
  }

  private mutating func applyQuery() {
    var query = view.query(context)
    if let order { query.order = order }
    if let scope { query.scopeOfList = scope }
    query.filter += FilterTerm.parse(filter)
    query.flagsOf = context.operatorID
    list.show(query)
  }
}

/// An opened record, laid out for its pane's width.
public struct DetailState: Sendable {
  /// The record.
  public let id: String
  /// Its type.
  public let type: RecordType
  /// Its revision when it was read.
  public let rev: String
  /// The record itself, masked.
  public let record: Record
  /// Its pieces in the present language.
  public let blocks: [DetailBlock]
  /// What its state allows, and why not.
  public let steps: [RecordStep]
  /// What its commands heed besides.
  public var context = OrderContext()
  /// The first line on screen.
  public var offset = 0
  /// Its lines at the width it was laid out for.
  public private(set) var lines: [DetailLine] = []
  private var width = (columns: 0, ambiguous: 1)

  /// Bundles what was read.
  public init(
    id: String, type: RecordType, rev: String, record: Record, blocks: [DetailBlock],
    steps: [RecordStep]
  ) {
    self.record = record
    self.id = id
    self.type = type
    self.rev = rev
    self.blocks = blocks
    self.steps = steps
  }

  /// Lays the pieces out, once a width: a plan's text has thousands of lines.
  mutating func layOut(columns newColumns: Int, ambiguous: Int) {
    guard width != (newColumns, ambiguous) else { return }
    width = (newColumns, ambiguous)
    lines = DetailLayout(columns: newColumns, ambiguous: ambiguous).lines(blocks)
  }
}

/// A command that a record's state allows, or the reason why not.
public struct RecordStep: Sendable {
  /// The command.
  public let command: Command
  /// Why it can't be run now; nil when it can.
  public let refusal: Phrase?

  /// Bundles a command with what stands against it.
  public init(command: Command, refusal: Phrase?) {
    self.command = command
    self.refusal = refusal
  }
}
