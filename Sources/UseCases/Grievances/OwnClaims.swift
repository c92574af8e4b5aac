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

  /// Who has which order at a moment.
  public struct Standing: Sendable {
    /// The orders that the operator counts on: his lease runs, or the node hasn't heard of it, which
    /// may take days.
    public private(set) var held: Set<String> = []
    private var orders: [String: ClaimedOrder] = [:]
    private let owner: String

    /// Nobody has claimed anything.
    public init(owner: String) {
      self.owner = owner
    }

    mutating func add(_ order: ClaimedOrder, isHeld: Bool) {
      orders[order.id] = order
      if isHeld { held.insert(order.id) }
    }

    /// Those of the orders, which the operator held before, that somebody else has now.
    public func lost(of formerly: Set<String>) -> [Lost] {
      formerly.compactMap { orders[$0] }.filter { $0.claim.by != owner }
        .map { Lost(order: $0.name, holder: $0.holderName) }.sorted { $0.order < $1.order }
    }
  }

  let desk: Desk
  /// An order is claimed until its state changes; of more than these the oldest leases are left out.
  private static let most = 2_000

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// How things stand for an operator.
  public func callAsFunction(of owner: String) throws(Failure) -> Standing {
    try desk.store.read { (reader) throws(Failure) in
      let hasNode = try reader.isEnrolled()
      var standing = Standing(owner: owner)
      for order in try reader.claimedOrders(limit: Self.most) {
        var isHeld = order.claim.by == owner
        if isHeld, order.claim.until <= desk.now {
          isHeld = hasNode ? try reader.hasUnsentChanges(of: order.id) : false
        }
        standing.add(order, isHeld: isHeld)
      }
      return standing
    }
  }

  /// Exchanges, and says behind what the exchange says which claims it took.
  func told(after exchange: () throws(Failure) -> CommandOutcome) throws(Failure)
    -> CommandOutcome
  {
    guard let owner = (try? desk.actor(nil))?.id else { return try exchange() }
    let held = try self(of: owner).held
    var outcome = try exchange()
    guard !held.isEmpty else { return outcome }
    for claim in try self(of: owner).lost(of: held) {
      outcome.message = Phrase(
        "\(outcome.message.chinese)\n\(claim.words.chinese)",
        "\(outcome.message.english)\n\(claim.words.english)")
    }
    return outcome
  }
}
