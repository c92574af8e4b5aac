extension TypeDeclaration {
  /// The record level of each type.
  static let levels: [RecordType: Int] = {
    var levels = Dictionary(uniqueKeysWithValues: RecordType.allCases.map { ($0, 1) })
    let restricted: [RecordType] = [
      .operator, .device, .subject, .keyList, .camera, .task, .logEntry, .report, .grievance,
      .inspectionPlan, .inspection, .rectification, .source, .incident, .shift, .supply, .team,
      .allotment, .dataRequest, .dataDispute, .licence, .conflict,
    ]
    for type in restricted { levels[type] = 2 }
    for type in [RecordType.access, .mandate, .application] { levels[type] = 3 }
    return levels
  }()

  /// The letters of human numbers.
  static let letters: [RecordType: String] = [
    .grievance: "G", .inspectionPlan: "P", .inspection: "J", .rectification: "K", .alert: "Y",
    .incident: "S", .report: "B", .task: "T", .dataRequest: "D", .dataDispute: "X",
    .application: "A",
  ]

  /// The types whose records come down to every scope below.
  public static let typesComingDown: Set<RecordType> = [
    .region, .unit, .workingCalendar, .policy, .licenceType, .serviceItem, .trustedIssuer,
    .statusList, .seal, .checklist, .indicator, .keyList, .dispatchRule, .template, .responsePlan,
    .alert, .catalogEntry, .scenario,
  ]
}
