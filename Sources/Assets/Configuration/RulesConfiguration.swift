/// Entries that a unit's `rules` replace once the desk is enrolled; the file then only shows them.
public struct RulesConfiguration: Hashable, Sendable {
  /// Clocks of grievances by profile and step; what is absent is the domain's own figure.
  public var clocks: [String: [String: IsoDuration]] = [:]
  /// Which time the clocks of a profile count; absent is working time.
  public var clockCalendars: [String: ClockCalendar] = [:]
  /// Share of a clock after which an overdue order is supervised.
  public var overdueFactor = 0.5
  /// Days in which similar orders are looked for.
  public var similarDays = 30
  /// Metres in which similar orders are looked for.
  public var similarMetres = 100
  /// Likeness from which orders are called similar, 0…1.
  public var similarThreshold = 0.6
  /// Orders at one place that make a risk.
  public var samePlaceCount = 3
  /// Days in which they count.
  public var samePlaceDays = 7
  /// Weights of the factors of a subject's risk.
  public var riskWeights: [String: Double] = [:]
  /// Days after which a risk point counts half.
  public var riskHalfLifeDays = 365
  /// Shares of subjects drawn, by credit grade.
  public var inspectionRatios: [String: Double] = ["A": 0.01, "B": 0.05, "C": 0.2, "D": 1]
  /// Inspections that a subject may get in a year, by credit grade.
  public var inspectionsPerYear: [String: Int] = ["A": 1, "B": 2, "C": 2, "D": 2]
  /// Days in which inspections of one subject are joined.
  public var jointDays = 30
  /// Working days until a result is published.
  public var publishWorkingDays = 20
  /// Time after which an unacknowledged alert escalates.
  public var escalate: [AlertColour: IsoDuration] = [
    .red: .minutes(2), .orange: .minutes(5), .yellow: .minutes(15), .blue: .minutes(60),
  ]
  /// Time after which a standing alert is brought up again; blue ones are not.
  public var remind: [AlertColour: IsoDuration] = [
    .red: .minutes(15), .orange: .minutes(30), .yellow: .minutes(120),
  ]
  /// Longest time that an alert may be shelved; a colour that isn't there can't be.
  public var shelveMaximum: [AlertColour: IsoDuration] = [
    .orange: .hours(2), .yellow: .hours(8), .blue: .hours(8),
  ]
  /// Alerts in the window that begin a flood.
  public var floodStart = 10
  /// Alerts in the window that end it.
  public var floodEnd = 5
  /// The window of floods.
  public var floodWindow = IsoDuration.minutes(10)
  /// Who must acknowledge an alert; absent is one of the unit.
  public var mustAcknowledge: [AlertColour: Acknowledgement] = [:]
  /// Deadlines of reports by response level.
  public var reports: [ResponseLevel: ReportDeadlines] = Dictionary(
    uniqueKeysWithValues: ResponseLevel.allCases.map { ($0, ReportDeadlines(level: $0)) })
  /// Working days to answer a data request.
  public var requestWorkingDays = 10
  /// Working days to settle a dispute about data.
  public var disputeWorkingDays = 5
  /// Smallest count that an aggregate may show.
  public var minimumCell = 5
}

/// Which time a clock counts.
public enum ClockCalendar: String, CaseIterable, Sendable, Hashable {
  /// Hours of work by the working calendar.
  case working
  /// All hours.
  case clock
  /// Whole days, also free ones.
  case calendarDays
}

/// Colours of alerts, most severe first.
public enum AlertColour: String, CaseIterable, Sendable, Hashable {
  /// 红.
  case red
  /// 橙.
  case orange
  /// 黄.
  case yellow
  /// 蓝.
  case blue
}

/// Who must acknowledge an alert.
public enum Acknowledgement: String, CaseIterable, Sendable, Hashable {
  /// The person at this desk.
  case me
  /// One person of the unit.
  case unit
  /// One person of every unit that the alert reaches.
  case everyUnit
}

/// Levels of response to an incident, gravest first.
public enum ResponseLevel: String, CaseIterable, Sendable, Hashable {
  /// Especially grave.
  case first = "I"
  /// Grave.
  case second = "II"
  /// Larger.
  case third = "III"
  /// General.
  case fourth = "IV"
}

/// Until when an incident of a level is reported.
public struct ReportDeadlines: Hashable, Sendable {
  /// By telephone.
  public var phone = IsoDuration.minutes(30)
  /// In writing.
  public var written = IsoDuration.hours(1)
  /// Between two follow-up reports.
  public var followUp: IsoDuration

  /// The deadlines that hold unless configured.
  public init(level: ResponseLevel) {
    followUp = level == .first || level == .second ? .hours(4) : .hours(12)
  }
}
