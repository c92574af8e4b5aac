/// The types of records, in the order of the record page; the raw value is the type's name in JSON.
public enum RecordType: String, CaseIterable, Sendable, Hashable {
  // People, places, calendar.
  case unit, `operator`, device, region, workingCalendar, subject, keyList, camera, indicator
  case series
  // Across panes.
  case task, logEntry, report, template, access, conflict
  // Grievances.
  case grievance, dispatchRule
  // Inspections.
  case checklist, inspectionPlan, inspection, rectification
  // Alerts and duty.
  case alert, alertAction, source, incident, responsePlan, shift, supply, team, allotment
  // Catalogue.
  case catalogEntry, dataRequest, dataDispute, policy, scenario, marketItem
  // Licences.
  case licenceType, licence, mandate, serviceItem, application, seal, trustedIssuer, statusList

  /// A small number for the database, from 1 in declaration order; new types go to the end.
  public var code: Int {
    RecordType.codes[self] ?? 0
  }

  /// The type of this number, nil when there is none.
  public init?(code: Int) {
    guard code >= 1, code <= RecordType.allCases.count else { return nil }
    self = RecordType.allCases[code - 1]
  }

  private static let codes = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0 + 1) })
}
