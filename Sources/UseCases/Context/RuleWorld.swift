import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Answers what rules ask about the world, out of one transaction; what many records of a bulk ask
/// alike is read once.
///
/// A question that the store cannot answer refuses the command with the store's failure.
struct RuleWorld<Reading: StoreReading> {
  let reading: Reading
  let desk: Desk
  private let fault = ReadingFault()
  private let memory = RuleMemory()

  init(reading: Reading, desk: Desk) {
    self.reading = reading
    self.desk = desk
  }

  func context(
    scope: String, newNumber: @escaping (RecordType, String) -> String? = { _, _ in nil }
  ) throws(Failure) -> RuleContext {
    let (units, fault, memory) = (UnitTree(reading, fault: fault), fault, memory)
    return RuleContext(
      calendar: try calendar(scope), clocks: try clocks(),
      record: { id in
        fault.reading { () throws(Failure) in try reading.record(id)?.record }
      },
      ancestors: { unit in memory.ancestors.value(unit) { units.ancestors(of: unit) } },
      dispatchRule: { category, region in
        fault.reading { () throws(Failure) in
          try directory().rule(category: category, region: region)
        } ?? nil
      },
      mergedOrders: { id in
        fault.reading { () throws(Failure) in try reading.mergedOrders(into: id) } ?? []
      },
      isSingleOperator: try isSingleOperator(), newID: { desk.newID() },
      newNumber: newNumber, readingFailure: { fault.failure }, digest: { SM3.digest($0).bytes })
  }

  /// To be called after a record was written whose type the answers depend on.
  func forget(after type: RecordType?) {
    if let type, RuleSources.types.contains(type) { memory.clear() }
  }

  private func calendar(_ scope: String) throws(Failure) -> WorkingCalendar {
    try memory.calendars.value(scope) { () throws(Failure) in
      try reading.workingCalendar(scope: scope)
    }
  }

  private func clocks() throws(Failure) -> ClockSettings {
    try memory.clocks.value("") { () throws(Failure) in try reading.clockSettings(desk) }
  }

  private func directory() throws(Failure) -> DispatchDirectory {
    try memory.directory.value("") { () throws(Failure) in
      try reading.dispatchDirectory(on: desk.today)
    }
  }

  private func isSingleOperator() throws(Failure) -> Bool {
    try memory.isSingleOperator.value("") { () throws(Failure) in
      try reading.isSingleOperator()
    }
  }
}

/// The records that rules of all types ask about.
enum RuleSources {
  static let types: Set<RecordType> = [.unit, .operator, .workingCalendar, .dispatchRule]
}

/// What a transaction's rules asked already.
private final class RuleMemory {
  /// Answers by what was asked.
  struct Answers<Value> {
    private var known: [String: Value] = [:]

    mutating func value<Problem: Error>(
      _ key: String, _ make: () throws(Problem) -> Value
    ) throws(Problem) -> Value {
      if let value = known[key] { return value }
      let value = try make()
      known[key] = value
      return value
    }
  }

  var calendars = Answers<WorkingCalendar>()
  var clocks = Answers<ClockSettings>()
  var directory = Answers<DispatchDirectory>()
  var isSingleOperator = Answers<Bool>()
  var ancestors = Answers<[String]>()

  func clear() {
    calendars = Answers()
    clocks = Answers()
    directory = Answers()
    isSingleOperator = Answers()
    ancestors = Answers()
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
