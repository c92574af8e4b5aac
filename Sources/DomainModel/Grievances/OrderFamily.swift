import JSONDiff

/// A parent order (主件) and the orders under it: one event that many called about and that is solved
/// once.
///
/// Each order keeps its number, caller, clocks, reply and visit. What is done with the parent is done
/// with those under it that stand where it stood, each by a command of its own, so that home, history
/// and undo know nothing of families. An order that somebody has in hand elsewhere or has claimed goes
/// its own way.
public enum OrderFamily {
  /// The commands that orders take with their parent.
  public static let led: Set<String> = ["accept", "assign", "sign", "answer", "resolve"]

  /// The command by which an order follows its parent; nil where its state has no such way.
  public static func command(following name: String, of order: Record, at now: Instant) -> String? {
    switch (name, GrievanceClocks.effectiveStatus(order, at: now)) {
    case ("accept", "registered"), ("assign", "accepted"), ("sign", "assigned"): name
    case ("answer", "registered"), ("answer", "accepted"): "answer"
    case ("resolve", "registered"), ("resolve", "accepted"): "answer"
    case ("answer", "signed"), ("resolve", "signed"): "resolve"
    default: nil
    }
  }

  /// What an order is told when it follows: the unit that its parent was given to, else what its
  /// parent was told.
  public static func arguments(
    _ arguments: JSONObject, following name: String, parent: Record
  ) -> JSONObject {
    guard name == "assign" else { return arguments }
    var told = arguments
    told["to"] = parent["assignedTo"]
    told["coUnits"] = parent["coUnits"]
    return told
  }

  /// Whether an order still waits for a reply.
  public static func awaitsReply(_ order: Record) -> Bool {
    order.isOpen && !["resolved", "visited", "failed", "followUp"].contains(order.status)
  }

  /// Why an order can't be put under another, nil when it can; families have two levels.
  /// `hasOrdersUnder`: whether the order is a parent itself.
  public static func refusal(
    of order: Record, under parent: Record, hasOrdersUnder: Bool
  ) -> Failure? {
    if order.id == parent.id { return refusal("parentSelf", order, parent) }
    if !order.isOpen { return refusal("parentOfClosed", order, parent) }
    if !parent.isOpen { return refusal("target", order, parent) }
    if parent["parent"] != nil { return refusal("parentIsUnder", order, parent) }
    return hasOrdersUnder ? refusal("hasOrdersUnder", order, parent) : nil
  }

  private static func refusal(_ rule: String, _ order: Record, _ parent: Record) -> Failure {
    var details = TransitionRules.identity(order)
    details["target"] = .string(parent.number ?? parent.id)
    details["command"] = "parent"
    return .refused(rule: "grievance." + rule, details, whoMay: [.dispatcher])
  }
}
