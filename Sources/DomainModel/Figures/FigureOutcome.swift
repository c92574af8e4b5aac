import JSONDiff

/// How a grievance went so far, as far as that doesn't depend on now.
public struct FigureOutcome: Sendable, Hashable {
  /// The stored status.
  public let status: String
  /// What it adds to the sums; of clocks, only those that stopped.
  public let sum: FigureSum

  init(of record: Record, clocks: [Clock]) {
    status = record.status ?? ""
    var sum = FigureSum()
    sum[.count] = 1
    sum[.open] = record.isOpen ? 1 : 0
    sum[.answered] = record.text("reply") == nil ? 0 : 1
    sum[.direct] = record["direct"] == true ? 1 : 0
    sum[.reopened] = (record["round"]?.int ?? 1) > 1 ? 1 : 0
    for visit in record.list("visits") { sum.add(visit: visit) }
    // What a merger or an import stopped nobody did in time.
    let importedAt = record.steps.first { $0.command == "import" }?.at
    for clock in clocks {
      let isDone =
        clock.stoppedAt != nil && clock.stoppedAt != importedAt && record.status != "merged"
      if clock.wasLate(by: clock.stoppedAt ?? clock.from) {
        sum[.late(clock.step)] = 1
        sum[.everLate] = 1
      } else if isDone {
        sum[.kept(clock.step)] = 1
      }
    }
    self.sum = sum
  }

  /// The same as a list, for a store: the status, then the sums without their trailing noughts.
  public var json: JSON { .array([.string(status)] + sum.numbers.map { JSON($0) }) }

  /// Reads what `json` gave.
  public init(_ json: JSON) {
    let parts = json.array ?? []
    status = parts.first?.string ?? ""
    sum = FigureSum(numbers: parts.dropFirst().map { $0.int ?? 0 })
  }
}

/// Figures that add up.
public struct FigureSum: Sendable, Hashable {
  /// One of the figures.
  public enum Measure: Sendable, Hashable {
    case count, open, overdue, everLate, answered, direct, reopened
    /// Attempts to call back, those that reached somebody, those that found the matter solved,
    /// those in which the caller judged, and judged well.
    case visits, reached, solved, rated, satisfied
    /// A step done in time, and one that was late at any time or still is.
    case kept(ClockStep)
    case late(ClockStep)

    /// Where it stands; a store holds numbers by these places, so a place never changes.
    fileprivate var place: Int {
      switch self {
      case .count: 0
      case .open: 1
      case .overdue: 2
      case .everLate: 3
      case .answered: 4
      case .direct: 5
      case .reopened: 6
      case .visits: 7
      case .reached: 8
      case .solved: 9
      case .rated: 10
      case .satisfied: 11
      case .kept(let step): 12 + step.place
      case .late(let step): 22 + step.place
      }
    }
  }

  /// One addition for all of them.
  private var values = SIMD32<Int32>()

  /// Nothing counted.
  public init() {}

  /// Reads what `numbers` gave.
  init(numbers: [Int]) {
    for (place, number) in numbers.prefix(values.scalarCount).enumerated() {
      values[place] = Int32(clamping: number)
    }
  }

  /// All figures by their places, without trailing noughts.
  var numbers: [Int] {
    var numbers = values.indices.map { Int(values[$0]) }
    while numbers.last == 0 { numbers.removeLast() }
    return numbers
  }

  /// One figure.
  public subscript(_ measure: Measure) -> Int {
    get { Int(values[measure.place]) }
    set { values[measure.place] = Int32(clamping: newValue) }
  }

  /// Adds all figures of another.
  public mutating func add(_ other: FigureSum) { values &+= other.values }

  /// Adds what running clocks mean at a moment.
  public mutating func add(running clocks: [RunningClock], by now: Instant) {
    for clock in clocks where clock.dueAt < now {
      self[.late(clock.step)] = 1
      self[.everLate] = 1
    }
    let isOverdue = clocks.contains { $0.obliges && $0.dueAt < now }
    if isOverdue, self[.open] > 0 { self[.overdue] = 1 }
  }

  fileprivate mutating func add(visit: JSON) {
    self[.visits] += 1
    guard visit["reached"] == true else { return }
    self[.reached] += 1
    if visit["outcome"] == "solved" { self[.solved] += 1 }
    guard let isSatisfied = visit["satisfied"]?.bool else { return }
    self[.rated] += 1
    if isSatisfied { self[.satisfied] += 1 }
  }
}

extension ClockStep {
  /// Its place among the figures of clocks; there is room for two more.
  fileprivate var place: Int {
    switch self {
    case .accept: 0
    case .assign: 1
    case .sign: 2
    case .return: 3
    case .respond: 4
    case .resolve: 5
    case .visit: 6
    case .review: 7
    }
  }
}
