import DomainModel
import LocalStore

/// The units above a unit.
struct UnitTree<Reading: StoreReading> {
  private let reading: Reading
  private let fault: ReadingFault

  /// `fault` keeps what couldn't be read.
  init(_ reading: Reading, fault: ReadingFault = ReadingFault()) {
    self.reading = reading
    self.fault = fault
  }

  /// The ids above, nearest first; a circle ends where it closes.
  func ancestors(of unit: String) -> [String] {
    var above: [String] = []
    var current = unit
    while above.count < 32, let record = record(current),
      let parent = record.text("parent"), parent != unit, !above.contains(parent)
    {
      above.append(parent)
      current = parent
    }
    return above
  }

  private func record(_ id: String) -> Record? {
    fault.reading { () throws(Failure) in try reading.record(id)?.record }
  }
}
