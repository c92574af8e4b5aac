import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Answers what rules ask about the world, out of one transaction.
///
/// A question that the store cannot answer refuses the command with the store's failure.
struct RuleWorld<Reading: StoreReading> {
  let reading: Reading
  let desk: Desk
  private let fault = ReadingFault()

  init(reading: Reading, desk: Desk) {
    self.reading = reading
    self.desk = desk
  }

  func context(
    scope: String, newNumber: @escaping (RecordType, String) -> String? = { _, _ in nil }
  ) throws(Failure) -> RuleContext {
    let (units, fault) = (UnitTree(reading, fault: fault), fault)
    return RuleContext(
      calendar: try reading.workingCalendar(scope: scope), clocks: try reading.clockSettings(desk),
      record: { id in
        fault.reading { () throws(Failure) in try reading.record(id)?.record }
      },
      ancestors: { units.ancestors(of: $0) },
      dispatchRule: { category, region in
        fault.reading { () throws(Failure) in
          try reading.dispatchRule(category: category, region: region, on: desk.today)
        }
      },
      mergedOrders: { id in
        fault.reading { () throws(Failure) in try reading.mergedOrders(into: id) } ?? []
      },
      isSingleOperator: try reading.isSingleOperator(), newID: { desk.newID() },
      newNumber: newNumber, readingFailure: { fault.failure }, digest: { SM3.digest($0).bytes })
  }
}

extension RuleWorld where Reading == WriteTransaction {
  /// A context that also gives numbers.
  func writingContext(scope: String) throws(Failure) -> RuleContext {
    try context(scope: scope) { type, scope in
      guard let letter = TypeDeclaration.of(type).numberLetter else { return nil }
      return fault.reading { () throws(Failure) in
        try reading.nextHumanNumber(letter: letter, scope: scope).description
      }
    }
  }
}
