import DomainModel
import LocalStore
import Panes
import UseCases

/// Reads what the tabs, the alert line and the status line say.
struct BoardReads {
  let desk: Desk
  let actor: Actor

  func read(_ now: Instant) -> BoardReading {
    guard let figures = try? ReadBoard(desk: desk)(at: now, actor: actor) else {
      return BoardReading(counts: [:], inForce: AlertsInForce(), sync: SyncLine())
    }
    var sync = SyncLine(
      hasNode: figures.hasNode, pending: figures.pendingChanges, conflicts: figures.conflicts,
      refused: figures.refusedChanges, blindSince: figures.blindSince)
    sync.lastVerified = figures.lastVerified
    sync.isStopped = figures.isStopped
    sync.missingAlerts = figures.missingAlerts
    sync.node = figures.node
    var reading = BoardReading(
      counts: [
        .grievances: count(figures.grievances), .inspections: count(figures.inspections),
        .alerts: count(figures.alerts), .catalogue: count(figures.catalogue),
        .licences: count(figures.licences),
      ],
      inForce: figures.standing,
      sync: sync, flagged: (try? ReadFlags(desk: desk)(of: actor.id)) ?? [])
    reading.reminders = (try? ReadReminders(desk: desk).due(by: now, of: actor.id)) ?? []
    reading.claims = try? OwnClaims(desk: desk)(of: actor.id)
    return reading
  }

  private func count(_ figure: BoardFigure) -> PaneCount {
    PaneCount(open: figure.open, pressing: figure.pressing)
  }
}
