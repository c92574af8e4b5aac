import JSONDiff

/// What rules may ask about the world; they read nothing else, so a workstation, a node and a test get
/// the same outcome from the same answers.
public struct RuleContext {
  /// The working calendar of the record's scope.
  public var calendar: WorkingCalendar
  /// The durations of clocks.
  public var clocks: ClockSettings
  /// The record of an id, such as a unit or the target of a merger; nil when there is none here.
  public var record: (String) -> Record?
  /// The ids of the units above a unit, nearest first.
  public var ancestors: (String) -> [String]
  /// The rule of the dispatch directory in force for a category and region.
  public var dispatchRule: (_ category: String, _ region: String) -> Record?
  /// The orders that were merged into a grievance.
  public var mergedOrders: (String) -> [Record]
  /// Whether the store has no node and one active operator, so that rules for two persons are waived.
  public var isSingleOperator: Bool
  /// A new record id (UUIDv7).
  public var newID: () -> String
  /// A new human number for a numbered type in a scope.
  public var newNumber: (RecordType, _ scope: String) -> String?
  /// The id for the step that this command makes; nil makes one from the time.
  public var stepID: String?
  /// The drill's task when a drill runs.
  public var drill: String?
  /// What the store couldn't answer, nil when it answered all; see `ReadingFault`.
  public var readingFailure: () -> Failure?
  /// SM3, for ids of what rules create.
  public var digest: ([UInt8]) -> [UInt8]

  /// Makes a context; what isn't given knows nothing.
  public init(
    calendar: WorkingCalendar = WorkingCalendar(), clocks: ClockSettings = ClockSettings(),
    record: @escaping (String) -> Record? = { _ in nil },
    ancestors: @escaping (String) -> [String] = { _ in [] },
    dispatchRule: @escaping (_ category: String, _ region: String) -> Record? = { _, _ in nil },
    mergedOrders: @escaping (String) -> [Record] = { _ in [] }, isSingleOperator: Bool = false,
    newID: @escaping () -> String, newNumber: @escaping (RecordType, _ scope: String) -> String?,
    stepID: String? = nil, drill: String? = nil, readingFailure: @escaping () -> Failure? = { nil },
    digest: @escaping ([UInt8]) -> [UInt8] = { $0 }
  ) {
    self.calendar = calendar
    self.clocks = clocks
    self.record = record
    self.ancestors = ancestors
    self.dispatchRule = dispatchRule
    self.mergedOrders = mergedOrders
    self.isSingleOperator = isSingleOperator
    self.newID = newID
    self.newNumber = newNumber
    self.stepID = stepID
    self.drill = drill
    self.readingFailure = readingFailure
    self.digest = digest
  }

  /// The unit's record, nil when the id is unknown or another type's.
  public func unit(_ id: String) -> Record? {
    record(id).flatMap { $0.type == .unit && !$0.isDeleted ? $0 : nil }
  }
}
