/// The steps of a grievance that have a clock of their own, in the order in which they are stored.
public enum ClockStep: String, CaseIterable, Sendable {
  case accept
  case assign
  case sign
  /// Until when the unit may return the order; a limit, not a duty.
  case `return`
  case respond
  case resolve
  case visit
  /// The centre's time to decide on a return.
  case review

  /// The word on screen.
  public var title: Phrase {
    switch self {
    case .accept: Phrase("受理", "accept")
    case .assign: Phrase("派单", "assign")
    case .sign: Phrase("签收", "sign")
    case .return: Phrase("退单期限", "return limit")
    case .respond: Phrase("响应", "respond")
    case .resolve: Phrase("办结", "resolve")
    case .visit: Phrase("回访", "visit")
    case .review: Phrase("退单审核", "review of return")
    }
  }
}
