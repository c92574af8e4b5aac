import DomainModel
import LocalStore
import Panes

/// Counts the states and units of a list's types, kept up by each write.
struct ColumnValues {
  let store: LocalStore

  func values(_ query: ListQuery) -> [ColumnValue] {
    let values = try? store.read { (reader) throws(Failure) -> [ColumnValue] in
      var states: [ColumnValue] = []
      var units: [String: Int] = [:]
      for type in query.types {
        let tallies = try reader.counters(type)
        states += self.states(tallies, of: type, query)
        for tally in tallies {
          guard let unit = tally.unit else { continue }
          units[unit, default: 0] += counted(tally, query)
        }
      }
      return states.sorted(by: Self.comesFirst) + (try named(units, reader))
    }
    return values ?? []
  }

  /// The most frequent first; equal ones always in the same order.
  private static func comesFirst(_ one: ColumnValue, _ other: ColumnValue) -> Bool {
    (other.count, one.filter) < (one.count, other.filter)
  }

  private func counted(_ tally: StatusTally, _ query: ListQuery) -> Int {
    switch query.scopeOfList {
    case .open: tally.open
    case .closed: tally.count - tally.open
    case .all: tally.count
    }
  }

  private func states(
    _ tallies: [StatusTally], of type: RecordType, _ query: ListQuery
  ) -> [ColumnValue] {
    let byStatus = Dictionary(grouping: tallies, by: \.status)
    return byStatus.compactMap { status, tallies in
      let count = tallies.reduce(0) { $0 + counted($1, query) }
      guard count > 0, !status.isEmpty else { return nil }
      let title = StateMachine.of(type)?.state(status)?.title
      return ColumnValue(
        filter: "status:\(status)", title: title ?? Phrase(status, status), count: count)
    }
  }

  private func named(
    _ units: [String: Int], _ reader: StoreReader
  ) throws(Failure) -> [ColumnValue] {
    var values: [ColumnValue] = []
    for (unit, count) in units where count > 0 {
      guard let name = try reader.record(unit)?.record.title else { continue }
      values.append(
        ColumnValue(filter: "unit:\"\(name)\"", title: Phrase(name, name), count: count))
    }
    return values.sorted(by: Self.comesFirst)
  }
}
