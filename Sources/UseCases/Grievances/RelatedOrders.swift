import DomainModel
import JSONDiff
import LocalStore

/// What stands beside an order while it is typed: the caller's earlier orders and those alike.
public struct RelatedOrders: Sendable, Hashable {
  /// One of them.
  public struct Order: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// Its number; nil while it has none.
    public let number: String?
    /// What it is called.
    public let title: String
    /// The word of its state.
    public let state: Phrase
    /// Whether it is still worked on, so that a caller can be joined to it.
    public let isOpen: Bool
    /// When it was registered.
    public let createdAt: Instant?
    /// Why it is alike: `contact`, `place`, `title`.
    public let reasons: [String]

    /// Bundles an order with why it is alike.
    public init(
      id: String, number: String?, title: String, state: Phrase, isOpen: Bool,
      createdAt: Instant?, reasons: [String]
    ) {
      self.id = id
      self.number = number
      self.title = title
      self.state = state
      self.isOpen = isOpen
      self.createdAt = createdAt
      self.reasons = reasons
    }
  }

  /// The caller's, newest first; at most ten.
  public let ofCaller: [Order]
  /// Others alike, best first; at most ten.
  public let alike: [Order]

  /// Bundles both.
  public init(ofCaller: [Order] = [], alike: [Order] = []) {
    self.ofCaller = ofCaller
    self.alike = alike
  }

  /// Both, in the order in which they are shown.
  public var all: [Order] { ofCaller + alike }
}

extension FindSimilar {
  private static let listed = 10

  /// What stands close to an order that is being typed. Takes longer than a frame; ends with
  /// `.interrupted` when a `StopRequest` around it is made.
  /// `members`: what is typed so far, by the names of a grievance.
  public func related(
    to members: JSONObject, actor asked: String? = nil
  ) throws(Failure) -> RelatedOrders {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      var draft = Record(members)
      draft["type"] = .string(RecordType.grievance.rawValue)
      let earlier = try ofCaller(draft, actor, reader)
      let ids = Set(earlier.map(\.id))
      let alike = try matches(of: draft, actor: actor, reader).filter {
        !ids.contains($0.stored.record.id)
      }
      return RelatedOrders(
        ofCaller: earlier.map { Self.order($0, reasons: ["contact"]) },
        alike: alike.prefix(Self.listed).map {
          Self.order($0.stored.record, reasons: $0.reasons)
        })
    }
  }

  /// However old: who calls again about last year's matter names it.
  private func ofCaller(
    _ draft: Record, _ actor: Actor, _ reader: StoreReader
  ) throws(Failure) -> [Record] {
    guard let phone = draft["contact"]?["phone"]?.string, !phone.isEmpty else { return [] }
    let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
    var records: [Record] = []
    for id in try reader.orders(fromPhone: phone, limit: Self.listed) {
      guard let record = try reader.record(id)?.record, right.holds(for: record) else { continue }
      records.append(record)
    }
    return records
  }

  private static func order(_ record: Record, reasons: [String]) -> RelatedOrders.Order {
    RelatedOrders.Order(
      id: record.id, number: record.number, title: record.title,
      state: record.statusTitle ?? Phrase("", ""), isOpen: record.isOpen,
      createdAt: record.createdAt, reasons: reasons)
  }
}
