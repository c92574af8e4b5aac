import JSONDiff

/// What statistics count of a grievance; derived from the document in this one place.
///
/// Nothing here depends on now: what a running clock means is told by its due time. Orders share
/// most of it, so a store keeps each of the three terms once and names it by a number.
public struct FigureColumns: Sendable, Hashable {
  /// Where the order stands and who may read it.
  public let holder: FigureHolder
  /// What it is about.
  public let matter: FigureMatter
  /// How it went so far.
  public let outcome: FigureOutcome
  /// The clocks that haven't stopped.
  public let running: [RunningClock]

  /// The figures of a record; nil for drills, tombstones and other types than grievances, which
  /// count for nothing.
  public static func of(_ record: Record) -> FigureColumns? {
    guard record.type == .grievance, !record.isDeleted, record.drill == nil else { return nil }
    let clocks = GrievanceClocks.clocks(of: record).filter { $0.step != .return }
    let status = record.status
    return FigureColumns(
      holder: FigureHolder(of: record), matter: FigureMatter(of: record),
      outcome: FigureOutcome(of: record, clocks: clocks),
      running: clocks.filter { $0.stoppedAt == nil }.map {
        RunningClock(
          step: $0.step, dueAt: $0.dueAt, obliges: GrievanceClocks.obliges($0, status: status))
      })
  }
}

/// Where a grievance stands: what decides who may read it, and by which unit and street it counts.
public struct FigureHolder: Sendable, Hashable {
  /// The record's scope.
  public let scope: String
  /// The record's level.
  public let level: Int
  /// The street, or the county while no street is known.
  public let street: String
  /// The responsible unit; empty while there is none.
  public let unit: String
  /// All units that the order names.
  public let units: [String]

  init(of record: Record) {
    scope = record.scope
    level = record.level
    street = String((record.placeRegion ?? record.scope).prefix(9))
    unit = record.responsibleUnit ?? ""
    units = record.namedUnits
  }

  /// The same as a list, for a store.
  public var json: JSON {
    [
      .string(scope), JSON(level), .string(street), .string(unit), .array(units.map(JSON.string)),
    ]
  }

  /// Reads what `json` gave.
  public init(_ json: JSON) {
    let parts = json.array ?? []
    let text = { (place: Int) in parts.count > place ? parts[place].string ?? "" : "" }
    scope = text(0)
    level = parts.count > 1 ? parts[1].int ?? 1 : 1
    street = text(2)
    unit = text(3)
    units = parts.count > 4 ? (parts[4].array ?? []).compactMap(\.string) : []
  }

  /// A grievance that says no more than what rights ask of one, so that the same rule decides.
  public var readable: Record {
    Record([
      "type": .string(RecordType.grievance.rawValue), "scope": .string(scope),
      "level": JSON(level), "coUnits": .array(units.map(JSON.string)),
    ])
  }
}

/// What a grievance is about, by the words that statistics divide by.
public struct FigureMatter: Sendable, Hashable {
  /// Its kind.
  public let kind: String
  /// Where it came from.
  public let source: String
  /// Its dotted category; empty while it has none.
  public let category: String

  init(of record: Record) {
    kind = record.text("kind") ?? ""
    source = record.text("source") ?? ""
    category = record.text("category") ?? ""
  }

  /// The same as a list, for a store.
  public var json: JSON { .array([kind, source, category].map(JSON.string)) }

  /// Reads what `json` gave.
  public init(_ json: JSON) {
    let parts = (json.array ?? []).map { $0.string ?? "" } + ["", "", ""]
    (kind, source, category) = (parts[0], parts[1], parts[2])
  }
}

/// A clock of a grievance that hasn't stopped.
public struct RunningClock: Sendable, Hashable {
  /// What it measures.
  public let step: ClockStep
  /// When it is due.
  public let dueAt: Instant
  /// Whether somebody has to act by then: solving waits while a return is under review.
  public let obliges: Bool

  /// Several as one text: `resolve 1764000000000`, a clock that obliges nobody with a `~` before it.
  public static func text(_ clocks: [RunningClock]) -> String? {
    clocks.isEmpty
      ? nil
      : clocks.map { "\($0.obliges ? "" : "~")\($0.step.rawValue) \($0.dueAt.milliseconds)" }
        .joined(separator: " ")
  }

  /// Reads what `text` gave; what is odd is left out.
  public static func clocks(_ text: String) -> [RunningClock] {
    let words = text.split(separator: " ")
    return stride(from: 0, to: words.count - 1, by: 2).compactMap { place in
      let obliges = !words[place].hasPrefix("~")
      guard let step = ClockStep(rawValue: String(words[place].drop { $0 == "~" })),
        let due = Int64(words[place + 1])
      else { return nil }
      return RunningClock(step: step, dueAt: Instant(milliseconds: due), obliges: obliges)
    }
  }
}
