import DomainModel
import LocalStore

extension ListRow {
  /// The lease of somebody else that still runs; nil for one's own and for a lapsed one.
  public func foreignClaim(of operatorID: String, at now: Instant) -> Claim? {
    guard let claim, claim.holder != operatorID, claim.until > now else { return nil }
    return claim
  }
}

extension ListRow.Claim {
  /// Minutes until it ends, begun ones counted.
  public func minutesLeft(at now: Instant) -> Int {
    let left = Int((until.milliseconds - now.milliseconds + 59_999) / 60_000)
    // A screen's moment may be some seconds old, and no lease is longer than it was given for.
    return min(left, GrievanceRules.claimSeconds / 60)
  }
}
