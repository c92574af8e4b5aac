import DomainModel
import JSONDiff
import LocalStore

/// What an actor may see unmasked for a reason: by any role but viewer and data steward whose grant
/// covers the record.
struct RevealRight<Reading: StoreReading> {
  let actor: Actor
  let day: CivilDate
  let units: UnitTree<Reading>

  /// The level of the grants that fit a record; 0 where none does.
  func level(for record: Record) -> Int {
    actor.grants.filter { grant in
      Self.isFitting(grant) && grant.covers(record, on: day) { units.ancestors(of: $0) }
    }.map(\.level).max() ?? 0
  }

  /// Whether there is a grant of the day that fits any record at all.
  var isAnyHeld: Bool {
    actor.grants.contains { Self.isFitting($0) && $0.isInForce(on: day) }
  }

  private static func isFitting(_ grant: Grant) -> Bool {
    grant.role != .viewer && grant.role != .dataSteward
  }
}
