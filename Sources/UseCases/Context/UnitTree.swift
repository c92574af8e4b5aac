import DomainModel
import LocalStore

/// The units above a unit.
struct UnitTree<Reading: StoreReading> {
  private let reading: Reading

  init(_ reading: Reading) {
    self.reading = reading
  }

  /// The ids above, nearest first; a circle ends where it closes.
  func ancestors(of unit: String) -> [String] {
    var above: [String] = []
    var current = unit
    while above.count < 32, let record = (try? reading.record(current))??.record,
      let parent = record.text("parent"), parent != unit, !above.contains(parent)
    {
      above.append(parent)
      current = parent
    }
    return above
  }
}
