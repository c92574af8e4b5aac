import DomainModel
import JSONDiff
import LocalStore

/// What a pane's tab counts.
public struct BoardFigure: Sendable, Hashable {
  /// Records that want work, or that are held.
  public let open: Int
  /// Of these, what presses: overdue, unacknowledged, open requests, expiring.
  public let pressing: Int
}

/// The figures around the panes.
public struct BoardFigures: Sendable {
  /// Open grievances, and of these the overdue ones.
  public let grievances: BoardFigure
  /// Open inspections and rectifications, and the overdue ones.
  public let inspections: BoardFigure
  /// Alerts in force, and those that nobody of the unit acknowledged.
  public let alerts: BoardFigure
  /// Published entries, and open requests and disputes.
  public let catalogue: BoardFigure
  /// Licences held, and those that expire within 30 days.
  public let licences: BoardFigure
  /// Alerts in force as they stand for this unit.
  public let standing: AlertsInForce
  /// Whether the store has joined a node.
  public let hasNode: Bool
  /// Since when nothing was exchanged, when that is longer than it may be; nil with a fresh
  /// exchange and without a node.
  public let blindSince: Instant?
  /// When the node's signed state was last verified.
  public let lastVerified: Instant?
  /// Whether sync has stopped until a person has looked.
  public let isStopped: Bool
  /// How many alerts the node announced and never gave.
  public let missingAlerts: Int
  /// How the node was when it was last reached; nil without one.
  public let node: NodeStanding?
  /// Changes that no node has confirmed.
  /// At most 10 000; 0 without a node.
  public let pendingChanges: Int
  /// Open conflicts.
  public let conflicts: Int
  /// Changes that the node refused and nobody has dealt with; at most 1 000.
  public let refusedChanges: Int
}

/// Reads the duty board's figures; the same counts as `status`.
public struct ReadBoard: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Drills are out of all counts. `actor`: whose part in an escalation is read.
  public func callAsFunction(
    at now: Instant, actor: Actor? = nil
  ) throws(Failure) -> BoardFigures {
    try desk.store.read { (reader) throws(Failure) in
      let active = try ActiveAlerts(reader: reader, now: now).all()
      let counts = try PaneCounts(reader: reader, now: now).all(active)
      let link = try NodeLink(reader, now: now)
      let hasNode = link.node != nil
      let figure = { (pane: String, open: String, pressing: String) in
        BoardFigure(
          open: counts[pane]?[open]?.int ?? 0, pressing: counts[pane]?[pressing]?.int ?? 0)
      }
      return BoardFigures(
        grievances: figure("grievances", "open", "overdue"),
        inspections: figure("inspections", "open", "overdue"),
        alerts: figure("alerts", "active", "unacknowledged"),
        catalogue: figure("catalog", "entries", "requestsOpen"),
        licences: figure("licences", "held", "expiringSoon"),
        standing: try AlertsInForce(
          active, actor: actor, reader, now: now, times: try reader.escalationTimes(desk)),
        hasNode: hasNode, blindSince: link.blindSince,
        lastVerified: link.lastVerified, isStopped: link.state == .stopped,
        missingAlerts: link.missingAlerts, node: hasNode ? link.nodeState : nil,
        pendingChanges: hasNode ? try reader.pendingChanges(atMost: 10_000) : 0,
        conflicts: try reader.total(of: .conflict, statuses: ["open"]).count,
        refusedChanges: hasNode ? try reader.refusedChanges(atMost: 1_000) : 0)
    }
  }
}
