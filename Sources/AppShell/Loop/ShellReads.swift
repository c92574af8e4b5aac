import CommandCatalog
import DomainModel
import LocalStore
import Panes
import UseCases

/// What the screen may ask of the store; every call answers within one frame.
public struct ShellReads: Sendable {
  /// Rows and counts of lists.
  public var list: ListReads
  /// A record as its pane shows it, masked for the operator; nil when it is gone.
  public var detail: @Sendable (_ id: String, Language, Instant) -> OpenedRecord?
  /// Records of all panes that fit a text.
  public var search: @Sendable (String) -> SearchResult
  /// Counts of the tabs, waiting alerts and the node's state.
  public var board: @Sendable (Instant) -> BoardReading
  /// The values an argument may take that fit what is typed.
  public var choices:
    @Sendable (CommandArgument.Kind, _ typed: String, _ subjects: [String], Language)
      -> [FieldChoice]
  /// The values of a list's column with their counts, the most frequent first.
  public var values: @Sendable (ListQuery) -> [ColumnValue]
  /// Names of the themes to choose from.
  public var themes: @Sendable () -> [String]
  /// What an undo, or with true a redo, would touch; nil when there is nothing.
  public var undoPreview: @Sendable (_ redo: Bool) -> UndoPreview?

  /// Open conflicts and refused work.
  public var unsettled: @Sendable () -> Unsettled
  /// The positions of a list's records around one of them.
  public var map: @Sendable (ListQuery, _ around: String?) -> MapReading

  /// What to say when an order's caller is called back; nil when nobody has written it.
  public var script: @Sendable (_ order: String) -> String? = { _ in nil }
  /// Who may sit here.
  public var people: @Sendable () -> [DeskPerson]

  /// Bundles the reads.
  public init(
    list: ListReads,
    detail: @escaping @Sendable (String, Language, Instant) -> OpenedRecord?,
    search: @escaping @Sendable (String) -> SearchResult,
    board: @escaping @Sendable (Instant) -> BoardReading,
    choices:
      @escaping @Sendable (CommandArgument.Kind, String, [String], Language)
      -> [FieldChoice],
    values: @escaping @Sendable (ListQuery) -> [ColumnValue],
    themes: @escaping @Sendable () -> [String],
    undoPreview: @escaping @Sendable (Bool) -> UndoPreview?,
    unsettled: @escaping @Sendable () -> Unsettled,
    people: @escaping @Sendable () -> [DeskPerson],
    map: @escaping @Sendable (ListQuery, String?) -> MapReading
  ) {
    self.list = list
    self.detail = detail
    self.search = search
    self.board = board
    self.choices = choices
    self.values = values
    self.themes = themes
    self.undoPreview = undoPreview
    self.unsettled = unsettled
    self.people = people
    self.map = map
  }
}

/// What waits for a person after an exchange with the node.
public struct Unsettled: Sendable {
  /// Open conflicts, the oldest first.
  public var conflicts: [OpenConflict]
  /// Work that the node refused, the newest first.
  public var refused: [RefusedWork]

  /// Bundles both.
  public init(conflicts: [OpenConflict] = [], refused: [RefusedWork] = []) {
    self.conflicts = conflicts
    self.refused = refused
  }
}

/// A record read for its detail.
public struct OpenedRecord: Sendable {
  /// The record, masked, with the names it refers to.
  public var subject: DetailSubject
  /// Its revision.
  public var rev: String
  /// What its state allows.
  public var steps: [RecordStep]

  /// Bundles a record with its revision and next steps.
  public init(subject: DetailSubject, rev: String, steps: [RecordStep]) {
    self.subject = subject
    self.rev = rev
    self.steps = steps
  }
}

/// What the board and the status line say.
public struct BoardReading: Sendable {
  /// Counts by pane.
  public var counts: [PaneIdentifier: PaneCount]
  /// The alerts in force as they stand for this unit.
  public var inForce: AlertsInForce
  /// The node's state.
  public var sync: SyncLine
  /// Records with the operator's own flag.
  public var flagged: Set<String>
  /// The operator's reminders that are due, the earliest first.
  public var reminders: [Reminder] = []
  /// Who has claimed which order; nil while the store doesn't say.
  public var claims: OwnClaims.Standing?

  /// Bundles the board's figures.
  public init(
    counts: [PaneIdentifier: PaneCount], inForce: AlertsInForce, sync: SyncLine,
    flagged: Set<String> = []
  ) {
    self.counts = counts
    self.inForce = inForce
    self.sync = sync
    self.flagged = flagged
  }
}

/// A value of a column and how many rows have it.
public struct ColumnValue: Sendable, Hashable {
  /// The filter that shows just these rows.
  public let filter: String
  /// The value in words.
  public let title: Phrase
  /// How many rows have it.
  public let count: Int

  /// Bundles a value with its count.
  public init(filter: String, title: Phrase, count: Int) {
    self.filter = filter
    self.title = title
    self.count = count
  }
}
