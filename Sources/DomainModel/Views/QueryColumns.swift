import JSONDiff

/// What lists are ordered, filtered and counted by; derived from the document in this one place.
///
/// Nothing here depends on now.
public struct QueryColumns: Sendable, Hashable {
  /// The record's region.
  public let scope: String
  /// The stored status.
  public let status: String?
  /// Whether the record stands in the open lists.
  public let isOpen: Bool
  /// The responsible unit's id.
  public let unit: String?
  /// The operator who has it.
  public let assignee: String?
  /// The subject that it concerns.
  public let subject: String?
  /// The region of its place.
  public let place: String?
  /// When it is due, for open records only.
  public let dueAt: Instant?
  /// The human number.
  public let number: String?
  /// The title in lists.
  public let title: String
  /// 0 normal, 1 urgent; for alerts the colour, blue 1 to red 4; for tasks yellow 1, red 2.
  public let urgency: Int
  /// When it was last changed; creation when unknown.
  public let updatedAt: Instant
  /// When it was created; the beginning of 1970 when unknown.
  public let createdAt: Instant
  /// Whether it is open and in its second round or a later one.
  public let isReopened: Bool
  /// Who has claimed it until when; nil when nobody has.
  public let claim: RecordClaim?
  /// The telephone number of an order's caller; nil for none and for a mask.
  public let callerPhone: String?
  /// Where a merged order went; nil for all others.
  public let merger: Merger?
  /// The order that an order stands under; nil for all others.
  public let parent: String?

  /// The columns of a record.
  public static func of(_ record: Record) -> QueryColumns {
    let isOpen = record.isOpen
    let createdAt = record.createdAt ?? Instant(milliseconds: 0)
    return QueryColumns(
      scope: record.scope, status: record.status, isOpen: isOpen, unit: record.responsibleUnit,
      assignee: record.assignedOperator, subject: record.concernedSubject,
      place: record.placeRegion, dueAt: isOpen ? record.dueAt : nil, number: record.number,
      title: record.title, urgency: record.urgencyRank, updatedAt: record.updatedAt ?? createdAt,
      createdAt: createdAt, isReopened: isOpen && (record["round"]?.int ?? 1) > 1,
      claim: isOpen ? RecordClaim(record["claim"]) : nil, callerPhone: callerPhone(of: record),
      merger: Merger(record), parent: parent(of: record))
  }

  private static func parent(of record: Record) -> String? {
    record.type == .grievance && !record.isDeleted ? record.text("parent") : nil
  }

  /// The telephone number of an order's caller; nil for none and for a mask.
  public static func callerPhone(of record: Record) -> String? {
    guard record.type == .grievance, !record.isDeleted,
      let phone = record["contact"]?["phone"]?.string, !phone.isEmpty, !phone.contains("*")
    else { return nil }
    return phone
  }
}

/// The lease of somebody who took a record from the queue.
public struct RecordClaim: Sendable, Hashable {
  /// The operator's id.
  public let by: String
  /// When the lease ends.
  public let until: Instant

  /// A lease of an operator.
  public init(by: String, until: Instant) {
    self.by = by
    self.until = until
  }

  /// Reads the member; nil for anything else.
  init?(_ member: JSON?) {
    guard let by = member?["by"]?.string,
      let until = member?["until"]?.string.flatMap(Instant.init(rfc3339:))
    else { return nil }
    self.init(by: by, until: until)
  }

  /// The running lease of somebody other than the actor on an order; nil where there is none.
  public static func foreign(on order: Record, of actor: String, at now: Instant) -> RecordClaim? {
    RecordClaim(order["claim"]).flatMap { $0.by != actor && now < $0.until ? $0 : nil }
  }
}

/// What a merged order adds to the list of calls: each of its callers is called back.
public struct Merger: Sendable, Hashable {
  /// The id of the order that it was merged into.
  public let target: String
  /// Whether its own caller was called back.
  public let isCalledBack: Bool

  /// Reads a merged order; nil for any other record.
  public init?(_ record: Record) {
    guard record.type == .grievance, record.status == "merged", !record.isDeleted,
      let target = record.text("mergedInto")
    else { return nil }
    (self.target, isCalledBack) = (target, CallBack(of: record).isDone)
  }
}
