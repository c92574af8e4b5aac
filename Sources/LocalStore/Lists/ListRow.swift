import DomainModel

/// A record as lists show it.
public struct ListRow: Sendable, Hashable {
  /// The place in the order of arrival.
  public let row: Int64
  /// The record's id.
  public let id: String
  /// Its type, nil when this program doesn't know it.
  public let type: RecordType?
  /// The human number, else the code.
  public let number: String?
  /// The title.
  public let title: String
  /// The stored status.
  public let status: String?
  /// Whether it stands in open lists.
  public let isOpen: Bool
  /// Whether it belongs to a drill.
  public let isDrill: Bool
  /// The responsible unit's id.
  public let unit: String?
  /// The unit's name.
  public let unitName: String?
  /// The operator who has it.
  public let assignee: String?
  /// The operator's name.
  public let assigneeName: String?
  /// The name of the subject that it concerns, a person's masked.
  public let subjectName: String?
  /// The region of the place.
  public let place: String?
  /// The region's name.
  public let placeName: String?
  /// When it is due.
  public let dueAt: Instant?
  /// See `QueryColumns.urgency`.
  public let urgency: Int
  /// When it was last changed.
  public let updatedAt: Instant
  /// Who has claimed it until when, by name; the lease may have lapsed.
  public let claim: Claim?
  /// Its place in the list's order.
  public let key: ListKey

  /// A lease as lists show it.
  public struct Claim: Sendable, Hashable {
    /// The operator's id.
    public let holder: String
    /// The operator's name.
    public let name: String
    /// When it ends.
    public let until: Instant

    /// A lease of somebody.
    public init(holder: String, name: String, until: Instant) {
      self.holder = holder
      self.name = name
      self.until = until
    }
  }
}

/// A window of a list.
public struct ListPage: Sendable, Hashable {
  /// The rows in order.
  public let rows: [ListRow]
  /// Whether all was looked at: false when the budget ran out, when the search index isn't done,
  /// or when the order is of the newest 2 000 only.
  public let isComplete: Bool

  /// What a screen shows when the store can't be read.
  public static let unread = ListPage(rows: [], isComplete: false)
}

/// How many rows a list has.
public enum ListCount: Sendable, Hashable {
  /// So many.
  case exact(Int)
  /// So many were counted before the budget ran out.
  case atLeast(Int)

  /// The number, exact or not.
  public var value: Int {
    switch self {
    case .exact(let number), .atLeast(let number): number
    }
  }
}
