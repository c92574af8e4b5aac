import DomainModel

extension RulesConfiguration {
  /// Profiles of the clocks of grievances, as `clocks.PROFILE` names them.
  public static let clockProfiles = [
    "consult", "request", "complaint", "report", "suggestion", "gridMatter", "dispute", "petition",
    "marketComplaint", "marketReport", "urgent",
  ]

  /// Steps of the clocks, as `clocks.PROFILE.STEP` names them.
  public static let clockSteps = [
    "accept", "assign", "sign", "return", "respond", "resolve", "visit",
  ]

  private static let grades = ["A", "B", "C", "D"]

  mutating func read(_ reader: inout EntryReader) {
    readClocks(&reader)
    readCases(&reader)
    readInspections(&reader)
    readAlerts(&reader)
    reader.take("catalogue.requestWorkingDays", &requestWorkingDays, .integer(1...365))
    reader.take("catalogue.disputeWorkingDays", &disputeWorkingDays, .integer(1...365))
    reader.take("catalogue.minimumCell", &minimumCell, .integer(1...1000))
  }

  private mutating func readClocks(_ reader: inout EntryReader) {
    reader.take("clocks.overdueFactor", &overdueFactor, .number(0...10))
    for profile in Self.clockProfiles {
      var steps = clocks[profile] ?? [:]
      reader.takeEach("clocks.\(profile)", names: Self.clockSteps, &steps, .duration)
      clocks[profile] = steps.isEmpty ? nil : steps
      reader.take("clocks.\(profile).calendar", &clockCalendars[profile], .choice)
    }
  }

  private mutating func readCases(_ reader: inout EntryReader) {
    reader.take("similar.days", &similarDays, .integer(1...3650))
    reader.take("similar.metres", &similarMetres, .integer(1...100_000))
    reader.take("similar.threshold", &similarThreshold, .number(0...1))
    reader.take("risk.samePlaceCount", &samePlaceCount, .integer(1...1000))
    reader.take("risk.samePlaceDays", &samePlaceDays, .integer(1...3650))
    reader.takeAll("risk.weights", &riskWeights, .number(0...1000))
    reader.take("risk.halfLifeDays", &riskHalfLifeDays, .integer(1...36_500))
  }

  private mutating func readInspections(_ reader: inout EntryReader) {
    reader.takeEach("inspection.ratio", names: Self.grades, &inspectionRatios, .number(0...1))
    // One number caps all grades; the best grade keeps its lower cap.
    var cap: Int?
    reader.take("inspection.capPerYear", &cap, .integer(1...365))
    if let cap { inspectionsPerYear = ["A": min(cap, 1), "B": cap, "C": cap, "D": cap] }
    reader.take("inspection.jointDays", &jointDays, .integer(0...365))
    reader.take("inspection.publishWorkingDays", &publishWorkingDays, .integer(1...365))
  }

  private mutating func readAlerts(_ reader: inout EntryReader) {
    reader.takeEach("alerts.escalate", &escalate, .duration)
    reader.takeEach("alerts.remind", &remind, .duration)
    for colour in AlertColour.allCases {
      reader.take(
        "alerts.shelveMaximum.\(colour.rawValue)", &shelveMaximum[colour], .durationOrNone)
    }
    reader.take("alerts.floodStart", &floodStart, .integer(1...10_000))
    reader.take("alerts.floodEnd", &floodEnd, .integer(0...10_000))
    reader.take("alerts.floodWindow", &floodWindow, .duration)
    reader.takeEach("alerts.mustAcknowledge", &mustAcknowledge, .choice)
    for level in ResponseLevel.allCases {
      var deadlines = reports[level] ?? ReportDeadlines(level: level)
      reader.take("reports.\(level.rawValue).phone", &deadlines.phone, .duration)
      reader.take("reports.\(level.rawValue).written", &deadlines.written, .duration)
      reader.take("reports.\(level.rawValue).followUp", &deadlines.followUp, .duration)
      reports[level] = deadlines
    }
  }
}
