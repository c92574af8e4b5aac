import JSONDiff

extension Record {
  /// The unit that has to act: who must sign while that is open, else lead, provider, owner, issuer, unit.
  public var responsibleUnit: String? {
    if type == .grievance {
      let awaitsUnit = status == "assigned" || status == "returned"
      return awaitsUnit ? text("assignedTo") : text("leadUnit") ?? text("assignedTo")
    }
    for member in ["leadUnit", "provider", "owner", "issuer", "unit"] {
      if let unit = text(member) { return unit }
    }
    return nil
  }

  /// The operator who has the record: its assignee, the officer of a shift, the first inspector.
  public var assignedOperator: String? {
    text("assignee") ?? text("officer") ?? texts("inspectors").first
  }

  /// The subject that the record concerns; of an action on an alert the alert, so that one index
  /// finds all that was done about it.
  public var concernedSubject: String? {
    if type == .alertAction { return text("alert") }
    return text("subject") ?? members["contact"]?["subject"]?.string ?? text("holder")
      ?? text("applicant")
  }

  /// The region of the record's place; for a region itself its code.
  public var placeRegion: String? {
    members["place"]?["region"]?.string ?? text("region")
      ?? (type == .region ? text("code") : nil)
  }

  /// How urgent it is in lists: see `QueryColumns.urgency`.
  public var urgencyRank: Int {
    switch type {
    case .grievance: text("urgency") == "urgent" ? 1 : 0
    case .alert: Record.rank(text("colour"), of: ["blue", "yellow", "orange", "red"])
    case .task: Record.rank(text("light"), of: ["yellow", "red"])
    default: 0
    }
  }

  private static func rank(_ word: String?, of words: [String]) -> Int {
    word.flatMap(words.firstIndex).map { $0 + 1 } ?? 0
  }
}
