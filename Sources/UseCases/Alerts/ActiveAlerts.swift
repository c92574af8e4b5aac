import DomainModel
import JSONDiff
import LocalStore

/// Alerts in force and not ended for this unit.
struct ActiveAlerts {
  let reader: StoreReader
  let now: Instant

  /// An active alert and how it stands.
  struct Entry {
    let row: ListRow
    let handling: AlertHandling

    var status: AlertHandling.Status { handling.status }

    /// The most severe first, then the one that ends first.
    fileprivate func isBefore(_ other: Entry) -> Bool {
      (other.row.urgency, row.key) < (row.urgency, other.row.key)
    }
  }

  /// What no clock has ended is found by its end, so that years of old alerts cost nothing.
  func all() throws(Failure) -> [Entry] {
    // The index by end begins at the present; the one by urgency would be walked whole.
    var query = ListQuery(types: [.alert], order: .dueFirst, includesDrills: false)
    query.dueFrom = now
    let rows = try reader.page(query, limit: Self.most).rows
    guard !rows.isEmpty else { return [] }
    let unit = try reader.setting(DeskSetting.unit)?.string
    var entries: [Entry] = []
    for row in rows {
      guard let alert = try reader.record(row.id)?.record, alert["draft"] != true else { continue }
      guard AlertPurpose.of(alert) == .actual, AlertValidity.of(alert, at: now) == .inForce else {
        continue
      }
      let actions = try reader.records(.alertAction, concerning: alert.id).map(\.record)
      let handling = AlertHandling.of(alert, actions: actions, unit: unit, at: now)
      guard handling.status != .ended else { continue }
      entries.append(Entry(row: row, handling: handling))
    }
    return entries.sorted { $0.isBefore($1) }
  }

  private static let most = 1_000
}
