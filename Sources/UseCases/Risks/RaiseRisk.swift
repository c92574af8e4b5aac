import DomainModel
import JSONDiff
import LocalStore

/// Makes of the risk behind an order what it needs: a task of its own kind, a case check, or the draft
/// of an alert. Whatever it is, it is made as any other of its type and names the orders.
public struct RaiseRisk: Sendable {
  /// What a risk becomes.
  public enum Form: String, Sendable, CaseIterable {
    case task, inspection, alert

    var type: RecordType {
      switch self {
      case .task: .task
      case .inspection: .inspection
      case .alert: .alert
      }
    }
  }

  let desk: Desk
  /// A record names so many of the orders, the newest ones.
  private static let namedOrders = 100
  private static let workingDays = 3

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: `as` (a task unless told), `rule` where an order stands behind several risks, `to`,
  ///   and for an inspection `subject` and `inspectors`.
  /// Throws `.ruleRefused` when there is no risk behind the order or something was made of it
  /// already; what `CreateRecord` refuses.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let form = request.arguments["as"]?.string.flatMap(Form.init(rawValue:)) ?? .task
    let order = try desk.store.read { (reader) throws(Failure) in
      try reader.resolve(request.records.first ?? "", types: [.grievance]).record
    }
    let risk = try risk(behind: order, request)
    var members = try members(of: form, risk, order, request)
    members["place"] = members["place"] ?? order["place"]
    members["scope"] = members["scope"] ?? .string(order.scope)
    members["tags"] = [.string(risk.risk.tag)]
    members["links"] = .array(
      risk.risk.orders.suffix(Self.namedOrders).map { id in
        ["id": .string(desk.newID()), "rel": "cause", "record": .string(id)]
      })
    return try CreateRecord(desk: desk)(
      form.type, members: members, command: "grievance.warn", actor: request.actor)
  }

  private func risk(
    behind order: Record, _ request: CommandRequest
  ) throws(Failure) -> FindRisks.Found {
    let rule = request.arguments["rule"]?.string
    let all = try FindRisks(desk: desk)(actor: request.actor).filter {
      $0.risk.orders.contains(order.id) && (rule == nil || $0.risk.rule.rawValue == rule)
    }
    if let risk = all.first(where: { $0.record == nil }) { return risk }
    var details: JSONObject = [
      "id": .string(order.id), "command": "warn", "rule": "grievance.noRisk",
    ]
    details["number"] = order.number.map(JSON.string)
    if let record = all.first?.record {
      details["rule"] = "grievance.riskRaised"
      let title = try desk.store.read { (reader) throws(Failure) in
        try reader.record(record).map { RecordPrinting.subject($0.record) }
      }
      details["record"] = .string(title ?? record)
    }
    throw Failure(.ruleRefused, details)
  }

  private func members(
    of form: Form, _ risk: FindRisks.Found, _ order: Record, _ request: CommandRequest
  ) throws(Failure) -> JSONObject {
    switch form {
    case .task: try task(risk, order, request)
    case .inspection: try inspection(order, request)
    case .alert: try alert(risk, order, request)
    }
  }

  private func task(
    _ risk: FindRisks.Found, _ order: Record, _ request: CommandRequest
  ) throws(Failure) -> JSONObject {
    let calendar = try desk.store.read { (reader) throws(Failure) in
      try reader.workingCalendar(scope: order.scope)
    }
    let due = calendar.adding(workingDays: Self.workingDays, to: desk.now)
    var members: JSONObject = [
      "kind": "risk", "title": .string("风险隐患：" + risk.sentence.chinese),
      "about": .string(order.id), "figures": .object(risk.risk.figures),
      "dueAt": .string(due.rfc3339),
    ]
    members["text"] = request.arguments["text"]
    members["leadUnit"] =
      request.arguments["to"] ?? order.responsibleUnit.map { .string($0) }
    return members
  }

  private func inspection(
    _ order: Record, _ request: CommandRequest
  ) throws(Failure) -> JSONObject {
    guard let subject = request.arguments["subject"] ?? order["contact"]?["subject"] else {
      throw .missing("subject", of: "warn")
    }
    guard let inspectors = request.arguments["inspectors"] else {
      throw .missing("inspectors", of: "warn")
    }
    let actor = try desk.actor(request.actor)
    return [
      "subject": subject, "inspectors": inspectors, "checkKind": "case", "source": "clue",
      "unit": request.arguments["to"] ?? .string(order.responsibleUnit ?? actor.unit),
    ]
  }

  /// Somebody on duty finishes it: what is known is the event, the place and what the rule saw.
  private func alert(
    _ risk: FindRisks.Found, _ order: Record, _ request: CommandRequest
  ) throws(Failure) -> JSONObject {
    let sender = try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(request.actor)
      return try reader.title(of: actor.unit) ?? actor.unit
    }
    let text = risk.sentence.chinese
    return [
      "draft": true, "origin": "local", "scope": .string(String(order.scope.prefix(6))),
      "cap": [
        "identifier": .string(desk.newID()), "sender": .string(sender),
        "sent": .string(desk.now.rfc3339Local), "status": "Draft", "msgType": "Alert",
        "scope": "Restricted", "restriction": .string(risk.place),
        "info": [
          [
            "language": "zh-CN", "category": ["Safety"], "event": "风险隐患",
            "urgency": "Expected", "severity": "Moderate", "certainty": "Likely",
            "headline": .string("风险隐患：" + text), "description": .string(text),
            "area": [["areaDesc": .string(risk.place)]],
          ]
        ],
      ],
    ]
  }
}
