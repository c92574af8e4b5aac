/// How much time a clock has left.
public enum ClockColour: String, Sendable {
  /// More than half.
  case plenty
  /// Under half.
  case half
  /// Under a quarter.
  case quarter
  case overdue
  /// It stands still.
  case paused

  /// The word on screen.
  public var title: Phrase {
    switch self {
    case .plenty: Phrase("充裕", "plenty")
    case .half: Phrase("过半", "over half used")
    case .quarter: Phrase("紧急", "under a quarter left")
    case .overdue: Phrase("超期", "overdue")
    case .paused: Phrase("暂停", "paused")
    }
  }
}

/// A warning that a clock has given: it is history and stays.
public struct ClockCard: Hashable, Sendable {
  /// Yellow one working day before due, red on the first late day.
  public enum Colour: String, Sendable {
    case yellow
    case red
  }

  /// The clock's step.
  public let step: ClockStep
  /// The card's colour.
  public let colour: Colour
  /// When it was due to be given.
  public let at: Instant
}
