import JSONDiff

/// Why a clock is due when it is: what was counted and what wasn't.
public struct ClockExplanation: Hashable, Sendable {
  /// What a span of the course was.
  public enum SpanKind: String, Sendable {
    case counted
    case extended
    case pause
    case noon
    case night
    case weekend
    case holiday
    /// The part of the first day that whole calendar days leave out.
    case firstDay
    /// Counted, on a weekend day worked in exchange for a holiday.
    case makeUp

    /// Whether the span uses up the allowance.
    public var isCounted: Bool { self == .counted || self == .extended || self == .makeUp }
  }

  /// One span of the course; they follow one another without holes from `from` to `dueAt`.
  public struct Part: Hashable, Sendable {
    /// What it was.
    public let kind: SpanKind
    /// From when to when.
    public let span: TimeSpan
  }

  /// The step that the clock measures.
  public let step: ClockStep
  /// The pinned rule's text.
  public let rule: String
  /// When it began.
  public let from: Instant
  /// When it is due.
  public let dueAt: Instant
  /// When its step was done.
  public let stoppedAt: Instant?
  /// What the rule and the round allow, in seconds.
  public let allowanceSeconds: Int
  /// What extensions added, in counted seconds.
  public let extensionSeconds: Int
  /// Whether the due time may still move.
  public let isProvisional: Bool
  /// Between when it may move while holiday schedules aren't published; nil when it stands.
  public let mayMove: TimeSpan?
  /// The spans.
  public let parts: [Part]

  /// The seconds of all counted spans: allowance and extension together, to the second.
  public var countedSeconds: Int {
    Int(parts.reduce(0) { $0 + ($1.kind.isCounted ? $1.span.milliseconds : 0) } / 1000)
  }
}
