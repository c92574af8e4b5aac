import JSONDiff

/// How far the calling back of a caller is. Whom nobody reaches needs three attempts on two days.
public struct CallBack: Sendable, Hashable {
  /// So many attempts make a caller unreachable…
  public static let attemptsNeeded = 3
  /// …when they were made on so many days.
  public static let daysNeeded = 2

  /// An attempt to call.
  public struct Attempt: Sendable, Hashable {
    /// When.
    public let at: Instant
    /// Whether somebody answered.
    public let isReached: Bool
  }

  /// Attempts since the answer, in the order they were noted. A merged order has no answer of its
  /// own: all of its attempts count.
  public let attempts: [Attempt]

  /// Reads the visits of an order.
  public init(of order: Record) {
    let answeredAt = order.steps.last { $0.command == "resolve" || $0.command == "answer" }?.at
    attempts = order.list("visits").compactMap { visit in
      guard let at = visit["at"]?.string.flatMap({ Instant(rfc3339: $0) }),
        answeredAt.map({ $0 <= at }) ?? true
      else { return nil }
      return Attempt(at: at, isReached: visit["reached"]?.bool == true)
    }
  }

  /// On how many days it was tried.
  public var days: Int { Set(attempts.map(\.at.civilDate)).count }

  /// Whether the caller was reached since the answer.
  public var isReached: Bool { attempts.contains(where: \.isReached) }

  /// Whether it was tried often enough, on enough days.
  public var isUnreachable: Bool {
    attempts.count >= Self.attemptsNeeded && days >= Self.daysNeeded
  }

  /// Whether nobody has to call any more.
  public var isDone: Bool { isReached || isUnreachable }

  /// The first day on which a further attempt brings it nearer to its end: after two on one day
  /// only another day does. Nil when it is done.
  public func nextDay(from today: CivilDate) -> CivilDate? {
    guard !isDone else { return nil }
    guard attempts.count >= Self.attemptsNeeded - 1, days < Self.daysNeeded,
      let last = attempts.last?.at.civilDate
    else { return today }
    return max(today, last.adding(days: 1))
  }
}
