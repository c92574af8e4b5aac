import DomainModel

/// The units above a unit, as far as the store knows them; asked once each.
final class UnitTree {
  private let reading: any NodeReading
  /// What couldn't be read.
  let fault = ReadingFault()
  private var known: [String: [String]] = [:]

  init(_ reading: any NodeReading) {
    self.reading = reading
  }

  /// The ids above, nearest first; a circle ends where it closes.
  func ancestors(of unit: String) -> [String] {
    if let above = known[unit] { return above }
    var above: [String] = []
    var current = unit
    while above.count < 32, let record = document(current),
      let parent = record.text("parent"), parent != unit, !above.contains(parent)
    {
      above.append(parent)
      current = parent
    }
    known[unit] = above
    return above
  }

  /// Whether a unit is a dispatch bureau, whose grants may have level 4.
  func isDispatchBureau(_ unit: String) -> Bool {
    document(unit)?.texts("bureau").contains("dispatch") ?? false
  }

  private func document(_ id: String) -> Record? {
    fault.reading { () throws(Failure) in try reading.document(id)?.record }
  }
}
