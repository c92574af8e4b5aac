import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Answers what rules ask about the world, out of one transaction.
///
/// A question that the store cannot answer reads as unknown: rules then refuse, they don't guess.
struct RuleWorld<Reading: StoreReading> {
  let reading: Reading
  let desk: Desk

  func context(
    scope: String, newNumber: @escaping (RecordType, String) -> String? = { _, _ in nil }
  ) throws(Failure) -> RuleContext {
    let units = UnitTree(reading)
    return RuleContext(
      calendar: try reading.workingCalendar(scope: scope), clocks: try reading.clockSettings(),
      record: { id in (try? reading.record(id))??.record },
      ancestors: { units.ancestors(of: $0) },
      dispatchRule: { category, region in
        (try? reading.dispatchRule(category: category, region: region, on: desk.today)) ?? nil
      },
      mergedOrders: { id in (try? reading.mergedOrders(into: id)) ?? [] },
      isSingleOperator: try reading.isSingleOperator(), newID: { desk.newID() },
      newNumber: newNumber, digest: { SM3.digest($0).bytes })
  }
}

extension RuleWorld where Reading == WriteTransaction {
  /// A context that also gives numbers.
  func writingContext(scope: String) throws(Failure) -> RuleContext {
    try context(scope: scope) { type, scope in
      guard let letter = TypeDeclaration.of(type).numberLetter else { return nil }
      return try? reading.nextHumanNumber(letter: letter, scope: scope).description
    }
  }
}
