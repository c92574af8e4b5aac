import JSONDiff

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

  /// Where an alert of a colour (`rank`, 4 red to 1 blue; one that isn't known counts as yellow)
  /// stands, that waits `since` then. `filled`: the posts that somebody holds now; an empty one is
  /// passed over at once. `times`: how long it waits at each.
  ///
  /// - Returns: nil when nobody is on the roster: then there is nobody to pass over.
  public static func of(
    rank: Int, since: Instant, now: Instant, filled: Set<Step>,
    times: EscalationTimes = .standard
  ) -> Escalation? {
    let chain = Step.allCases.filter { filled.contains($0) || $0 == .everybody }
    guard chain.count > 1 else { return nil }
    let limit = times.milliseconds(rank: rank)
    let passed = max(0, now.milliseconds - since.milliseconds) / limit
    let index = Int(passed) % chain.count
    return Escalation(
      holder: chain[index], next: chain[(index + 1) % chain.count],
      at: since.adding(milliseconds: (passed + 1) * limit))
  }
}

/// How long an alert waits at each step, by colour.
public struct EscalationTimes: Sendable, Hashable {
  private var seconds: [Int: Int]

  /// Red 2 minutes, orange 5, yellow 15, blue 60 (RECORDS.md, section 5; EEMUA 191 asks for seconds
  /// at the highest priority).
  public static let standard = EscalationTimes(seconds: [4: 120, 3: 300, 2: 900, 1: 3600])

  private static let ranks = ["red": 4, "orange": 3, "yellow": 2, "blue": 1]

  private init(seconds: [Int: Int]) {
    self.seconds = seconds
  }

  /// Reads the `alerts.escalate` object of a unit's rules or of the configuration, such as
  /// `{"red":"PT1M"}`; a colour that isn't there, or no duration, stays as in `others`.
  public init(json: JSON?, over others: EscalationTimes = .standard) {
    self = others
    for (colour, rank) in Self.ranks {
      guard let text = json?[colour]?.string,
        let time = Allowance(text, counting: .clock)
      else { continue }
      seconds[rank] = max(1, time.days * 86_400 + time.seconds)
    }
  }

  /// The time at each step; a colour that isn't known counts as yellow.
  public func milliseconds(rank: Int) -> Int64 {
    Int64(seconds[rank] ?? seconds[2] ?? 900) * 1_000
  }
}
