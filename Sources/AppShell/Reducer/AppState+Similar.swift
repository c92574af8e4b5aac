import DomainModel
import Panes
import UseCases

extension AppState {
  /// Looks for what stands close to the order in the detail once the selection rests: it takes
  /// longer than a frame, and whoever only passes by doesn't want it.
  mutating func awaitSimilar(at time: UInt64) {
    guard let detail = panes[focused]?.detail, detail.type == .grievance,
      detail.id != similar?.order
    else { return similarDue = nil }
    guard similarDue?.order != detail.id else { return }
    similarDue = (detail.id, time + Timers.similarAfter)
  }

  /// The order to look around now, told once.
  mutating func takeSimilarDue(at time: UInt64) -> String? {
    guard let due = similarDue, time >= due.at else { return nil }
    similarDue = nil
    return due.order
  }

  /// Shows what was found, unless the selection has gone on.
  mutating func note(_ found: SimilarOrders, closeTo order: String) -> [Effect] {
    similar = (order, found)
    for identifier in panes.keys where panes[identifier]?.detail?.id == order {
      panes[identifier]?.isDetailStale = true
    }
    return []
  }
}
