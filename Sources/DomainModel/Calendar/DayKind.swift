/// What a day is in the working calendar.
public enum DayKind: String, Sendable {
  case workday
  /// A day worked in exchange for a holiday (调休).
  case makeUp
  case weekend
  case holiday

  /// Whether the day is worked.
  public var isWorked: Bool { self == .workday || self == .makeUp }

  /// The word on screen.
  public var title: Phrase {
    switch self {
    case .workday: Phrase("工作日", "workday")
    case .makeUp: Phrase("调休上班", "make-up day")
    case .weekend: Phrase("周末", "weekend")
    case .holiday: Phrase("节假日", "holiday")
    }
  }
}
