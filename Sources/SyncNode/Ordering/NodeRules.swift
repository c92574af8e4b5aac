import DomainModel
import JSONDiff
import Trust

/// Answers what rules ask about the world out of the node's store; calendars and directories are
/// read once a batch.
final class NodeRules {
  private let reading: any NodeReading
  private let environment: NodeEnvironment
  private let units: UnitTree
  private let fault = ReadingFault()
  private var calendars: [Record]?
  private var directory: DispatchDirectory?

  init(_ reading: any NodeReading, environment: NodeEnvironment, units: UnitTree) {
    self.reading = reading
    self.environment = environment
    self.units = units
  }

  /// The context for changes of records of a scope, given by somebody of a unit.
  func context(scope: String, unit: String, now: Instant) throws(Failure) -> RuleContext {
    if calendars == nil { calendars = try all(.workingCalendar) }
    let clocks = try reading.document(unit)?.record["rules"]?["clocks"]
    return RuleContext(
      calendar: WorkingCalendar(records: calendars ?? [], scope: scope),
      clocks: clocks.map { ClockSettings(json: $0) } ?? ClockSettings(),
      record: { [reading, fault] id in
        fault.reading { () throws(Failure) in try reading.document(id)?.record }
      },
      ancestors: units.ancestors,
      dispatchRule: { [self] category, region in
        dispatchRule(category, region, on: now.civilDate)
      },
      mergedOrders: { [self] target in mergedOrders(into: target) },
      newID: { [environment] in environment.newID() }, newNumber: { _, _ in nil },
      readingFailure: { [fault, units] in fault.failure ?? units.fault.failure },
      digest: { SM3.digest($0).bytes })
  }

  private func all(_ type: RecordType) throws(Failure) -> [Record] {
    var records: [Record] = []
    var last = ""
    while true {
      let page = try reading.documents(type: type, after: last, limit: 1000)
      records += page.map(\.record).filter { !$0.isDeleted }
      guard page.count == 1000, let end = page.last else { return records }
      last = end.record.id
    }
  }

  private func dispatchRule(_ category: String, _ region: String, on day: CivilDate) -> Record? {
    if directory == nil {
      directory = fault.reading { () throws(Failure) in
        DispatchDirectory(try all(.dispatchRule), on: day)
      }
    }
    return directory?.rule(category: category, region: region)
  }

  private func mergedOrders(into target: String) -> [Record] {
    fault.reading { () throws(Failure) in try MergedOrders.records(into: target, reading) } ?? []
  }
}
