import DomainModel
import JSONDiff

@testable import LocalStore

extension Mutant {
  private static let ofDesks: Set<Kind> = [
    .draftIsTouched, .rowIsLost, .scopeIsHoarded, .columnIsSpoiled,
  ]

  /// A desk takes a file for what it only says when the answer comes.
  func fileIsWritten(at desk: SimulatedDesk) throws(Failure) {
    guard kind == .fileIsTakenForSent else { return }
    let context = WriteContext(actor: desk.person, now: desk.environment.now())
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      for change in try transaction.unsentChanges(limit: 1_000) {
        try transaction.acknowledge(change.sequence, accepted: 1)
      }
    }
  }

  /// What a bug at a desk does after each exchange.
  func spoil(_ desk: SimulatedDesk) throws(Failure) {
    guard Self.ofDesks.contains(kind) else { return }
    let context = WriteContext(actor: desk.person, now: desk.environment.now())
    let orders = try desk.records(of: .grievance)
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      switch kind {
      case .draftIsTouched:
        try transaction.keep(
          LocalItem(
            kind: .draft, owner: desk.person, id: "grievance.new", at: context.now,
            document: ["content": "别人的"]))
      case .rowIsLost where desk.index == 0:
        if let order = orders.first { try transaction.erase(order.id) }
      case .scopeIsHoarded:
        for order in orders {
          try transaction.set(order["canary"], forSetting: "hoard." + order.scope)
        }
      case .columnIsSpoiled:
        try Query(
          transaction.database, "UPDATE record SET title = 'x' WHERE row = 1"
        ).run()
      default: break
      }
    }
  }
}
