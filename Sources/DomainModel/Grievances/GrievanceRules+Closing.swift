import JSONDiff

extension GrievanceRules {
  /// The words for the outcome of a visit.
  public static let visitOutcomes = ["solved", "explained", "notOurs", "cannot", "withdrawn"]
  /// Where a failed mediation may go.
  public static let routes = ["review", "arbitration", "court", "legalAid"]

  static func visit(_ change: inout GrievanceChange) throws(Failure) {
    let channel = try change.command.required("channel")
    guard let isReached = change.command.arguments["reached"]?.bool else {
      throw .missing("reached", of: "visit")
    }
    var visit: JSONObject = [
      "id": .string(StepWriter.freeID(change.command, in: change.record, list: "visits")),
      "at": .string(change.now.rfc3339), "by": .string(change.command.actor.id),
      "channel": .string(channel), "reached": .bool(isReached),
    ]
    try addOutcome(to: &visit, isReached: isReached, change)
    change.record["visits"] = .array(change.record.list("visits") + [.object(visit)])
    guard change.status != "merged" else { return }
    change.target =
      isReached || CallBack(of: change.record).isUnreachable ? "visited" : change.status
  }

  private static func addOutcome(
    to visit: inout JSONObject, isReached: Bool, _ change: GrievanceChange
  ) throws(Failure) {
    visit["satisfied"] = change.command.arguments["satisfied"]
    visit["text"] = change.command.arguments["text"]
    guard let outcome = change.command.text("outcome") else {
      // Whom nobody reached has said nothing; for all others the outcome is what a visit is for.
      if isReached { throw .missing("outcome", of: "visit") }
      return
    }
    guard visitOutcomes.contains(outcome) else { throw .invalid("outcome", "value.unknown") }
    if outcome == "cannot", change.command.text("text") == nil {
      throw .missing("text", of: "visit")
    }
    visit["outcome"] = .string(outcome)
  }

  /// A new round with half the time; nobody has the order until it is assigned again.
  static func reopen(_ change: inout GrievanceChange) throws(Failure) {
    change.note.reason = try change.command.required("reason")
    change.record["round"] = JSON((change.before["round"]?.int ?? 1) + 1)
    for member in [
      "direct", "suspension", "extension", "binding", "assignedTo", "assignee", "lane",
      "laneDetails", "reply", "archived",
    ] {
      change.record[member] = nil
    }
  }

  static func agree(_ change: inout GrievanceChange) throws(Failure) {
    let text = try change.command.required("text")
    let stored = change.before["agreement"]?["signatures"]
    let signatures = change.command.arguments["signatures"]?.array ?? stored?.array ?? []
    if signatures.count < 2 {
      throw change.refused("signatures", ["count": JSON(signatures.count)])
    }
    change.record["agreement"] = ["text": .string(text), "signatures": .array(signatures)]
  }

  static func fail(_ change: inout GrievanceChange) throws(Failure) {
    let route = try change.command.required("to")
    guard routes.contains(route) else { throw .invalid("to", "value.unknown") }
    change.record["route"] = .string(route)
  }
}
