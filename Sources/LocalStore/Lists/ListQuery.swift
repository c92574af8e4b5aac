import DomainModel

/// What a list shows and in which order.
public struct ListQuery: Sendable, Hashable {
  /// Which part of the records.
  public enum Scope: Sendable, Hashable { case open, closed, all }

  /// What comes first.
  public enum Order: Sendable, Hashable {
    /// Due first, those without a due time last.
    case dueFirst
    /// Latest arrival first.
    case newestFirst
    /// Most urgent first, then due first.
    case urgencyFirst
  }

  /// The types shown; several are merged by the order.
  public var types: [RecordType]
  /// Open, closed or all.
  public var scopeOfList: Scope
  /// All must hold.
  public var filter: [FilterTerm]
  /// Any of these states; empty for all.
  public var statuses: [String]
  /// The responsible unit's id.
  public var unit: String?
  /// The operator who has it.
  public var assignee: String?
  /// The subject that it concerns.
  public var subject: String?
  /// The region of the place, or one above it.
  public var regionPrefix: String?
  /// Due before this moment.
  public var dueBefore: Instant?
  /// Due at or after this moment.
  public var dueFrom: Instant?
  /// Only these records, if given.
  public var records: [String]?
  /// The operator whose flags a `flag:` term means; without one no record has a flag.
  public var flagsOf: String?
  /// What comes first.
  public var order: Order
  /// Whether records of drills are shown.
  public var includesDrills: Bool

  /// A list of types; everything else may be set afterwards.
  public init(
    types: [RecordType], scopeOfList: Scope = .open, filter: [FilterTerm] = [],
    statuses: [String] = [], unit: String? = nil, assignee: String? = nil, subject: String? = nil,
    regionPrefix: String? = nil, dueBefore: Instant? = nil, dueFrom: Instant? = nil,
    order: Order = .dueFirst, includesDrills: Bool = true
  ) {
    self.types = types
    self.scopeOfList = scopeOfList
    self.filter = filter
    self.statuses = statuses
    self.unit = unit
    self.assignee = assignee
    self.subject = subject
    self.regionPrefix = regionPrefix
    self.dueBefore = dueBefore
    self.dueFrom = dueFrom
    self.order = order
    self.includesDrills = includesDrills
  }

  /// Due before this moment: an open record whose time has run out is overdue.
  public var overdueBefore: Instant? {
    get { dueBefore }
    set { dueBefore = newValue }
  }
}
