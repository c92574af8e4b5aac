/// Where an unacknowledged alert stands on its way up: on duty, deputy, leader on call, then
/// everybody, and round again. Derived from the present, so an acknowledgement ends it everywhere.
public struct Escalation: Sendable, Hashable {
  /// A post of the roster, or everybody at the end of the chain.
  public enum Step: String, Sendable, CaseIterable {
    case onDuty, deputy, leader, everybody

    /// The word on screen.
    public var title: Phrase {
      switch self {
      case .onDuty: Phrase("值班员", "the officer on duty")
      case .deputy: Phrase("副班", "the deputy")
      case .leader: Phrase("带班领导", "the leader on call")
      case .everybody: Phrase("所有人", "everybody")
      }
    }
  }

  /// Whom the alert waits for.
  public let holder: Step
  /// Whom it goes to when they stay silent.
  public let next: Step
  /// When it goes there.
  public let at: Instant

  /// Minutes that an alert waits at each step, by colour rank: red 2, orange 5, yellow 15, blue 60
  /// (defaults of RECORDS.md, section 5; EEMUA 191 asks for seconds at the highest priority).
  public static let minutes = [4: 2, 3: 5, 2: 15, 1: 60]

  /// Where an alert of a colour (`rank`, 4 red to 1 blue; one that isn't known counts as yellow)
  /// stands, that waits `since` then. `filled`: the posts that somebody holds now; an empty one is
  /// passed over at once.
  ///
  /// - Returns: nil when nobody is on the roster: then there is nobody to pass over.
  public static func of(
    rank: Int, since: Instant, now: Instant, filled: Set<Step>
  ) -> Escalation? {
    let chain = Step.allCases.filter { filled.contains($0) || $0 == .everybody }
    guard chain.count > 1 else { return nil }
    let limit = Int64((minutes[rank] ?? 15) * 60_000)
    let passed = max(0, now.milliseconds - since.milliseconds) / limit
    let index = Int(passed) % chain.count
    return Escalation(
      holder: chain[index], next: chain[(index + 1) % chain.count],
      at: since.adding(milliseconds: (passed + 1) * limit))
  }
}
