public import DomainModel

/// The words on screen for record types, their members and the words of enumerations.
///
/// They stand in tables of one line a member (`CommonTerms`, `GrievanceTerms`, …), which are read
/// at the first question for a type of that area. Words in Chinese fit 16 columns, in English 24.
public enum Terms {
  /// The word for a type name; an unknown one stands for itself.
  public static func type(_ name: String) -> Phrase {
    RecordType(rawValue: name)?.title ?? Phrase(name, name)
  }

  /// The label of a member; an unknown one stands for itself by its last name.
  /// - Parameters:
  ///   - type: the type name (`grievance`).
  ///   - path: names joined by dots from the record downwards (`contact.name`).
  /// - Returns: the label of the type's own table, else that of the member common to all types.
  public static func member(type: String, path: String) -> Phrase {
    if let known = CodeWords.openMember(path, of: type) ?? known(type: type, path: path) {
      return known
    }
    let name = path.split(separator: ".").last.map(String.init) ?? path
    return Phrase(name, name)
  }

  /// The word for a value of an enumeration or a status; nil when the value isn't known, so that a
  /// value of a newer program is shown as it stands.
  /// - Parameters:
  ///   - type: the type name (`grievance`).
  ///   - member: the member's path (`kind`, `extension.outcome`, `status`).
  ///   - value: the value as the record holds it.
  /// - Returns: the word, without the member's label.
  public static func value(type: String, member: String, value: String) -> Phrase? {
    let name = member.split(separator: ".").last.map(String.init) ?? member
    if let own = table(of: type)?.value(type, member, value) { return own }
    let common = CommonTerms.table
    if let word = common.value("*", member, value) ?? common.value("*", name, value) { return word }
    guard name == "status", let known = RecordType(rawValue: type) else { return nil }
    return StateMachine.of(known)?.state(value)?.title
  }

  /// The label as the tables have it, nil when they don't.
  static func known(type: String, path: String) -> Phrase? {
    let name = path.split(separator: ".").last.map(String.init) ?? path
    return table(of: type)?.member(type, path)
      ?? CommonTerms.table.member("*", path) ?? CommonTerms.table.member("*", name)
  }

  private static func table(of type: String) -> TermTable? {
    switch RecordType(rawValue: type) {
    case .unit, .operator, .device, .region, .workingCalendar, .subject, .keyList, .camera,
      .indicator, .series:
      PeopleTerms.table
    case .task, .logEntry, .report, .template, .access, .conflict: AcrossTerms.table
    case .grievance, .dispatchRule: GrievanceTerms.table
    case .checklist, .inspectionPlan, .inspection, .rectification: InspectionTerms.table
    case .alert, .alertAction, .source, .incident, .responsePlan, .shift, .supply, .team,
      .allotment:
      AlertTerms.table
    case .catalogEntry, .dataRequest, .dataDispute, .policy, .scenario, .marketItem:
      CatalogueTerms.table
    case .licenceType, .licence, .mandate, .serviceItem, .application, .seal, .trustedIssuer,
      .statusList:
      LicenceTerms.table
    case nil: nil
    }
  }
}
