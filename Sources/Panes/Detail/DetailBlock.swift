import CellGrid
import DomainModel
import JSONDiff
import UseCases

/// One piece of a record's detail, before it is laid out to a width.
public enum DetailBlock: Sendable, Hashable {
  /// The record's title with its state and other short marks.
  case title(String, marks: [RowText])
  /// A heading over what follows.
  case heading(String)
  /// Labels with their values; pairs share a line while they fit.
  case fields([DetailField])
  /// Running text, wrapped.
  case paragraph(String, StyleRole)
  /// Moments with what happened, oldest first.
  case timeline([DetailMoment])
}

extension DetailBlock {
  /// The same with other texts.
  public func mapped(_ change: (String) -> String) -> DetailBlock {
    switch self {
    case .title(let text, let marks):
      .title(change(text), marks: marks.map { RowText(change($0.text), $0.role) })
    case .heading(let text): .heading(change(text))
    case .fields(let fields):
      .fields(fields.map { DetailField(change($0.label), change($0.value), $0.role) })
    case .paragraph(let text, let role): .paragraph(change(text), role)
    case .timeline(let moments):
      .timeline(moments.map { DetailMoment($0.time, change($0.text)) })
    }
  }
}

/// A label with its value.
public struct DetailField: Sendable, Hashable {
  /// The label in the screen's language.
  public let label: String
  /// The value, uncut.
  public let value: String
  /// Its colour role.
  public let role: StyleRole

  init(_ label: String, _ value: String, _ role: StyleRole = .text) {
    self.label = label
    self.value = value
    self.role = role
  }
}

/// A moment of a record's course.
public struct DetailMoment: Sendable, Hashable {
  /// When, at +08:00, as shown.
  public let time: String
  /// What happened and who did it.
  public let text: String

  init(_ time: String, _ text: String) {
    self.time = time
    self.text = text
  }
}

/// A record as its detail view needs it: already masked, with the names it refers to.
public struct DetailSubject: Sendable {
  /// The record with masks and view members.
  public let record: Record
  /// The language of the screen.
  public let language: Language
  /// The clock, to the minute.
  public let now: Instant
  /// Names of the units, people and records that it refers to.
  public let nameOf: @Sendable (String) -> String?
  /// Orders that stand close; nil until they were looked for.
  public var similar: SimilarOrders?
  /// Orders that stand under it.
  public var under: [OrderUnder] = []
  /// The checklist that it is handled by.
  public var checklist: OrderSheet?
  /// What its parent was answered, while it waits itself.
  public var parentReply: String?

  /// Bundles a record with what its detail says besides it.
  public init(
    record: Record, language: Language, now: Instant,
    nameOf: @escaping @Sendable (String) -> String?
  ) {
    self.record = record
    self.language = language
    self.now = now
    self.nameOf = nameOf
  }
}
