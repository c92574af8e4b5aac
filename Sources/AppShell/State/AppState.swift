import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Panes
import UseCases

/// Everything the screen shows, as one value.
///
/// Events change it by `handle`, the store's answers by `settle`, and the view draws it; nothing
/// else is kept anywhere.
public struct AppState: Sendable {
  /// Columns and rows of the terminal.
  public var size: Size
  /// How it looks and speaks.
  public var appearance: Appearance
  /// Whose workstation it is.
  public var desk: StationIdentity
  /// The clock; shown to the minute.
  public var now: Instant
  /// The tab shown: the board or one pane.
  public var tab: PaneIdentifier = .board
  /// The pane with the cursor; on the board one of the five.
  public var focused: PaneIdentifier = .grievances
  /// The five panes with records.
  public var panes: [PaneIdentifier: PaneState]
  /// Dialogs over the panes, the last one on top.
  public var overlays: [Overlay] = []
  /// The lock over everything; nil while somebody works.
  public var lock: ScreenLock?
  /// When a key was pressed last; nil before the first look.
  var lastKeyAt: UInt64?
  /// What was said to the operator, oldest first.
  public var messages = MessageLog()
  /// Counts for the tabs.
  public var counts: [PaneIdentifier: PaneCount] = [:]
  /// The alerts in force as they stand for this unit.
  public var inForce = AlertsInForce()
  /// This operator's reminders that are due, the earliest first.
  public var reminders: [Reminder] = []
  /// The orders that this operator has claimed.
  var claims: Set<String> = []
  /// Records with this operator's own flag.
  public var flagged: Set<String> = []
  /// Places to go back and forward to.
  public var places = PlaceHistory()
  /// Whether the focused pane has the whole body.
  public var isZoomed = false
  /// The list's share of the width beside its detail, in percent.
  public var listShare = 55
  /// Keys of this operator.
  public var keyMap: KeyMap
  /// Views of the operator's own.
  public var savedViews: [SavedView] = []
  /// The alert on the alert line and when it came there.
  var alertOnLine: (id: String, since: UInt64)?
  /// Values of forms that were left half filled, by command.
  public var drafts: [String: [String: String]] = [:]
  /// Titles of values chosen in forms, for the sentence that asks before a command runs.
  var choiceTitles: [String: String] = [:]
  /// When the detail may follow a selection that moves fast; nil when nothing waits.
  public var detailDueAt: UInt64?
  /// The order whose similar ones are looked for when the selection has come to rest, and when.
  var similarDue: (order: String, at: UInt64)?
  /// The orders that stand close to the one in the detail.
  var similar: (order: String, found: SimilarOrders)?
  /// What is looked for beside the form of a new order when the typing has come to rest, and when.
  var relatedDue: (members: JSONObject, at: UInt64)?
  /// When the selection moved last.
  public var lastMoveAt: UInt64 = 0
  /// A record of a type that no pane lists, to be read as a text by the next frame.
  var recordToRead: String?
  /// Commands running in the background.
  public var running = 0
  /// Whether counts and alerts must be read again.
  public var isBoardStale = true
  /// When a new red or orange alert rang last; nil once a key was pressed.
  var alarmRangAt: UInt64?
  /// What a demonstration shows how to do; nil elsewhere.
  public var guide: Guide?
  /// How many changes are not confirmed by a node, open conflicts, and the node's name.
  public var sync = SyncLine()
  /// How far an exchange has come that takes longer; nil while there is none.
  public var exchange: (done: Int, total: Int)?
  /// The failure of an exchange that was said last, so that it isn't said each minute.
  var toldFailure: Failure.Code?
  /// Whether another process has held the store since the start, so that nothing can be written.
  public var isStoreHeld = false
  /// What work in the background failed at, said once each.
  var toldTroubles: Set<String> = []
  /// What is to ring with the next frame.
  var alarm: Alarm?
  /// Whether and how this desk rings.
  public var bell = Bell()

  /// A workstation before its first event.
  public init(
    size: Size, appearance: Appearance, desk: StationIdentity, now: Instant, keyMap: KeyMap
  ) {
    self.size = size
    self.appearance = appearance
    self.desk = desk
    self.now = now
    self.keyMap = keyMap
    let context = ViewContext(operatorID: desk.operatorID, unit: desk.unit, now: now)
    panes = Dictionary(
      uniqueKeysWithValues: PaneCatalog.all.map { ($0.identifier, PaneState($0, context)) })
  }
}

extension AppState {
  /// Unacknowledged alerts, the most severe first, of one colour the newest first.
  public var alerts: [ListRow] { inForce.waiting }

  /// What views and their queries may depend on.
  var viewContext: ViewContext {
    ViewContext(
      operatorID: desk.operatorID, unit: desk.unit, now: now,
      alerts: Dictionary(grouping: inForce.statuses.keys) { inForce.statuses[$0] ?? .received }
        .mapValues { $0.sorted() })
  }
}

/// Whose workstation it is.
public struct StationIdentity: Sendable, Hashable {
  /// The operator's record.
  public var operatorID: String
  /// The operator's name.
  public var operatorName: String
  /// The unit's record.
  public var unit: String
  /// The unit's name.
  public var unitName: String
  /// The region's name.
  public var placeName: String
  /// Whether writing is switched off.
  public var isReadOnly: Bool

  /// Bundles operator, unit and place.
  public init(
    operatorID: String, operatorName: String, unit: String, unitName: String, placeName: String,
    isReadOnly: Bool = false
  ) {
    self.operatorID = operatorID
    self.operatorName = operatorName
    self.unit = unit
    self.unitName = unitName
    self.placeName = placeName
    self.isReadOnly = isReadOnly
  }
}

/// Open and overdue records of a pane.
public struct PaneCount: Sendable, Hashable {
  /// Records that want work.
  public var open: Int
  /// Of these, past their time (or unacknowledged, or expiring, by pane).
  public var pressing: Int

  /// Bundles both counts.
  public init(open: Int, pressing: Int) {
    self.open = open
    self.pressing = pressing
  }
}

/// What the status line says of the node.
public struct SyncLine: Sendable, Hashable {
  /// Whether this store has joined a node.
  public var hasNode: Bool
  /// Changes that no node has confirmed.
  public var pending: Int
  /// Open conflicts.
  public var conflicts: Int
  /// Changes that the node refused and nobody has dealt with.
  public var refused: Int
  /// Since when the desk is blind; nil while it isn't.
  public var blindSince: Instant?
  /// When the node's signed state was last verified.
  public var lastVerified: Instant?
  /// Whether sync has stopped until a person has looked.
  public var isStopped = false
  /// How many alerts the node announced and never gave.
  public var missingAlerts = 0
  /// How the node was when it was last reached.
  public var node: NodeStanding?

  /// Bundles what the line needs.
  public init(
    hasNode: Bool = false, pending: Int = 0, conflicts: Int = 0, refused: Int = 0,
    blindSince: Instant? = nil
  ) {
    self.hasNode = hasNode
    self.pending = pending
    self.conflicts = conflicts
    self.refused = refused
    self.blindSince = blindSince
  }
}
