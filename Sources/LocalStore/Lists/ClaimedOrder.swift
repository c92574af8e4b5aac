import DomainModel

/// An order that somebody has claimed; the lease may have lapsed.
public struct ClaimedOrder: Sendable, Hashable {
  /// The order's id.
  public let id: String
  /// Its number, else its title.
  public let name: String
  /// Whose it is until when.
  public let claim: RecordClaim
  /// The name of whoever has it.
  public let holderName: String
}

extension StoreReading {
  /// The orders that are claimed, those whose leases end last first; no document is read.
  public func claimedOrders(limit: Int) throws(Failure) -> [ClaimedOrder] {
    let rows = try Query(
      session.database,
      """
      SELECT record.id, ifnull(record.number, record.title), claim.holder, claim.until
      FROM claim CROSS JOIN record ON record.row = claim.row ORDER BY claim.until DESC LIMIT ?
      """
    ).bind(limit, 1).all {
      (
        $0.key(0)?.id ?? "", $0.text(1),
        RecordClaim(by: $0.key(2)?.id ?? "", until: Instant(milliseconds: $0.int64(3)))
      )
    }
    var orders: [ClaimedOrder] = []
    for (id, name, claim) in rows {
      let holder = try session.store.names.name(of: claim.by, in: session.database)
      orders.append(ClaimedOrder(id: id, name: name, claim: claim, holderName: holder ?? "?"))
    }
    return orders
  }
}
