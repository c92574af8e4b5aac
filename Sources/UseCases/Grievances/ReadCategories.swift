import DomainModel
import LocalStore

/// The categories of matters that are in use: of the newest orders, the most used first, then those
/// that only the dispatch directory has.
public struct ReadCategories<Reading: StoreReading> {
  /// A day of a county; it is read at each key of a field.
  private static var compared: Int { 200 }

  let reading: Reading

  /// Reads a state of the store.
  public init(reading: Reading) {
    self.reading = reading
  }

  /// Each once; empty in a store without orders and directory.
  public func callAsFunction() throws(Failure) -> [String] {
    var counts: [String: Int] = [:]
    try reading.forEachNewest(.grievance, limit: Self.compared) { (brief) throws(Failure) in
      if let category = try reading.record(brief.id)?.record.text("category") {
        counts[category, default: 0] += 1
      }
      return true
    }
    let used = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    var directory: Set<String> = []
    try reading.forEachNewest(.dispatchRule, limit: Self.compared) { (brief) throws(Failure) in
      if let category = try reading.record(brief.id)?.record.text("category") {
        directory.insert(category)
      }
      return true
    }
    return used + directory.subtracting(used).sorted()
  }
}
