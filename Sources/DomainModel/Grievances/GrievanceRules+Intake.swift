import JSONDiff

extension GrievanceRules {
  /// The fields that each lane of a refusal demands.
  public static let laneFields: [String: [String]] = [
    "transferNow": ["to", "at"], "legalRoute": ["which", "where"], "explained": ["said"],
    "malicious": ["clue"],
  ]

  static func decline(_ change: inout GrievanceChange) throws(Failure) {
    let lane = try change.command.required("lane")
    guard let fields = laneFields[lane] else { throw .invalid("lane", "value.unknown") }
    var details = change.command.arguments["laneDetails"]?.object ?? [:]
    for field in fields where details[field] == nil {
      details[field] = change.command.arguments[field] ?? spoken(field, change)
    }
    if let missing = fields.first(where: { (details[$0]?.string ?? "").isEmpty }) {
      throw change.refused(
        "lane", ["lane": .string(lane), "argument": .string(missing)], whoMay: [.dispatcher])
    }
    change.record["lane"] = .string(lane)
    change.record["laneDetails"] = .object(details)
  }

  /// The reason serves for what was said or given as a clue; a transfer on the line happens now.
  private static func spoken(_ field: String, _ change: GrievanceChange) -> JSON? {
    switch field {
    case "said", "clue": change.command.text("reason").map { .string($0) }
    case "at": .string(change.now.rfc3339)
    default: nil
    }
  }

  /// `answer` at the desk (直办) and `resolve` by the unit.
  static func reply(_ change: inout GrievanceChange) throws(Failure) {
    guard
      let text = change.command.text("reply") ?? change.record.text("reply") ?? ofParent(change),
      !text.isEmpty
    else { throw .missing("reply", of: change.command.name) }
    try scan(text, change)
    change.record["reply"] = .string(text)
    if let citations = change.command.arguments["citations"] {
      change.record["citations"] = citations
    }
    change.record["direct"] = change.command.name == "answer" ? true : nil
    for order in change.context.mergedOrders(change.before.id) {
      var answered = order
      answered["reply"] = .string(text)
      StepWriter.stamp(change.command, &answered)
      change.changed.append(answered)
    }
  }

  /// An order that came under its parent after that was answered needs no other words.
  private static func ofParent(_ change: GrievanceChange) -> String? {
    change.before.text("parent").flatMap(change.context.record)?.text("reply")
  }

  private static func scan(_ text: String, _ change: GrievanceChange) throws(Failure) {
    let findings = PersonalDataScan.findings(in: text)
    if findings.isEmpty || change.command.arguments["confirmedPersonalData"]?.bool == true {
      return
    }
    var details = TransitionRules.identity(change.before)
    details["member"] = "/reply"
    details["found"] = .array(findings.map { .string($0.masked) })
    throw Failure(.personalData, details)
  }

  static func merge(_ change: inout GrievanceChange) throws(Failure) {
    guard let id = change.command.text("into") ?? change.command.text("to") else {
      throw .missing("into", of: "merge")
    }
    guard let target = change.context.record(id), target.type == .grievance else {
      throw Failure(.notFound, ["id": .string(id), "type": "grievance"])
    }
    guard target.isOpen, target.id != change.before.id else {
      throw change.refused("target", ["target": .string(target.number ?? target.id)])
    }
    change.record["mergedInto"] = .string(target.id)
    change.record["before"] = ["status": .string(change.status)]
  }

  static func unmerge(_ change: inout GrievanceChange) {
    change.target = change.before["before"]?["status"]?.string ?? "registered"
    change.record["mergedInto"] = nil
    change.record["before"] = nil
  }

  static func split(_ change: inout GrievanceChange) throws(Failure) {
    var members: JSONObject = [:]
    for name in [
      "kind", "source", "category", "place", "contact", "anonymous", "confidential",
      "urgency", "level", "drill", "scope",
    ] {
      members[name] = change.before[name]
    }
    for name in ["kind", "category", "urgency"] {
      if let own = change.command.arguments[name] { members[name] = own }
    }
    members["title"] = .string(try change.command.required("title"))
    members["content"] = .string(try change.command.required("content"))
    members["links"] = .array([link("splitFrom", change.before.id, change)])
    let second = try RecordCreation.created(
      .grievance, members: members, actor: change.command.actor, now: change.now,
      context: change.context)
    change.created.append(second)
  }

  static func link(_ relation: String, _ id: String, _ change: GrievanceChange) -> JSON {
    ["id": .string(change.context.newID()), "rel": .string(relation), "record": .string(id)]
  }
}
