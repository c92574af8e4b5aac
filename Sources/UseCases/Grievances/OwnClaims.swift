import DomainModel
import LocalStore

/// The orders that an operator has claimed, and those of them that somebody else has now: two who were
/// apart may have claimed one order, and whose claim didn't hold is told so.
public struct OwnClaims: Sendable {
  /// A claim that didn't hold.
  public struct Lost: Sendable, Hashable {
    /// The order's number, else its title.
    public let order: String
    /// Who has it now.
    public let holder: String

    /// What is said of it; a draft is the operator's own and stays.
    public var words: Phrase {
      Phrase(
        "您领取的 \(order) 现由 \(holder) 领取；您的草稿仍在。",
        "\(order), which you had claimed, is \(holder)'s now; your draft is kept.")
    }
  }

  /// Running leases by the ids of their orders.
  public typealias Leases = [String: ListRow]

  let desk: Desk
  /// A lease lasts ten minutes: no county has more of them.
  private static let most = 2_000

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// All leases that run.
  public func leases() throws(Failure) -> Leases {
    let query = ListQuery(types: [.grievance], filter: [FilterTerm(.claimed, "yes")])
    let rows = try desk.store.read { (reader) throws(Failure) in
      try reader.page(query, limit: Self.most).rows
    }
    return Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The orders that an operator has of them.
  public static func held(by owner: String, in leases: Leases) -> Set<String> {
    Set(leases.filter { $0.value.claim?.holder == owner }.keys)
  }

  /// Those of the orders that he had and somebody else has now, by their numbers.
  public static func lost(_ held: Set<String>, of owner: String, in leases: Leases) -> [Lost] {
    held.compactMap { leases[$0] }.compactMap { row in
      guard let claim = row.claim, claim.holder != owner else { return nil }
      return Lost(order: row.number ?? row.title, holder: claim.name)
    }.sorted { $0.order < $1.order }
  }
}
