import DomainModel
import JSONDiff

/// A plan as records: the document with its clauses, a task for each duty, the units it names.
public struct PlanRecords: Sendable {
  /// One policy record.
  public let policy: JSONObject
  /// planTask records in the text's order, which is that of their ids.
  public let tasks: [JSONObject]
  /// The named units in the order in which the text first names them.
  public let units: [JSONObject]

  /// Makes the records.
  ///
  /// - Parameters:
  ///   - document: the plan.
  ///   - issuerScope: region of who issued it (`37`): the policy and the units belong there.
  ///   - trackingScope: region where the tasks are followed up (`370102`): a desk sees only what
  ///     lies in its own scope, and nobody writes above his own.
  public init(_ document: PlanDocument, issuerScope: String, trackingScope: String) {
    let clock = PlanClock(day: document.issuedOn)
    let names = PlanRecords.unitNames(in: document)
    var ids: [String: String] = [:]
    var units: [JSONObject] = []
    for (index, name) in names.enumerated() {
      let id = clock.id(minute: index, name: "unit/\(name)")
      ids[name] = id
      var unit = clock.envelope(id: id, type: "unit", scope: issuerScope, minute: index)
      unit["name"] = .string(name)
      unit["kind"] = .string(PlanRecords.isCollective(name) ? "other" : "department")
      unit["status"] = "active"
      units.append(unit)
    }
    self.units = units
    let policyID = clock.id(minute: 480, name: "policy/\(document.number)")
    policy = PlanRecords.policy(
      document, clock.envelope(id: policyID, type: "policy", scope: issuerScope, minute: 480))
    tasks = document.duties.enumerated().map { index, duty in
      let minute = 481 + index
      let id = clock.id(minute: minute, name: "task/\(duty.clause)/\(duty.title)")
      let envelope = clock.envelope(id: id, type: "task", scope: trackingScope, minute: minute)
      return PlanRecords.task(
        duty, index: index, policy: policyID, units: ids, clock: clock, envelope)
    }
  }

  /// 省政府各部门 and its like: many units under one name.
  private static func isCollective(_ name: String) -> Bool {
    name.hasPrefix("各") || name.hasSuffix("部门")
  }

  private static func unitNames(in document: PlanDocument) -> [String] {
    var seen = Set<String>()
    return document.duties.flatMap { $0.leads + $0.units }.filter { seen.insert($0).inserted }
  }

  private static func policy(_ document: PlanDocument, _ envelope: JSONObject) -> JSONObject {
    var policy = envelope
    policy["kind"] = "plan"
    policy["title"] = .string(document.title)
    policy["documentNumber"] = .string(document.number)
    policy["issuer"] = .string(document.issuer)
    policy["issuedOn"] = .string(document.issuedOn)
    policy["inForceFrom"] = .string(document.issuedOn)
    policy["status"] = "published"
    policy["clauses"] = .array(
      document.clauses.map { clause in
        .object([
          "id": .string(clause.id), "heading": .string(clause.heading),
          "text": .string(clause.text),
        ])
      })
    return policy
  }

  private static func task(
    _ duty: PlanDocument.Duty, index: Int, policy: String, units: [String: String],
    clock: PlanClock, _ envelope: JSONObject
  ) -> JSONObject {
    var task = envelope
    let named = duty.leads + duty.units
    let refs = named.compactMap { units[$0] }
    task["kind"] = "planTask"
    task["status"] = "open"
    task["title"] = .string(duty.title)
    task["text"] = .string(duty.text)
    task["basis"] = .object(["policy": .string(policy), "clause": .string(duty.clause)])
    task["number"] = .string(clock.number(of: index, scope: task.text("scope")))
    // The first named unit answers for the duty, as is the custom where no lead is stated.
    task["leadUnit"] = refs.first.map { .string($0) }
    if refs.count > 1 { task["coUnits"] = .texts(Array(refs.dropFirst())) }
    task["figures"] = .object(["leads": .texts(duty.leads), "units": .texts(duty.units)])
    if let last = duty.goals.map(\.year).max() { task["dueAt"] = .string(clock.endOf(last)) }
    if !duty.goals.isEmpty {
      task["milestones"] = .array(
        duty.goals.enumerated().map { goal in
          .object([
            "id": .string("m\(goal.offset + 1)"), "title": .string(goal.element.text),
            "dueAt": .string(clock.endOf(goal.element.year)),
          ])
        })
    }
    return task
  }
}

/// Times and ids of a plan's records: counted from the day on which it was issued.
struct PlanClock {
  let day: CivilDate

  init(day: String) {
    self.day = CivilDate(day) ?? CivilDate("2023-01-01") ?? Instant(milliseconds: 0).civilDate
  }

  private func instant(minute: Int) -> Instant {
    Instant(date: day, hour: minute / 60, minute: minute % 60, second: 0)
  }

  /// An id that depends on the plan's day and the name alone.
  func id(minute: Int, name: String) -> String {
    var random = SeededRandom(seed: 0, stream: "plan/" + name)
    return SampleIdentifiers.uuid(
      milliseconds: instant(minute: minute).milliseconds, random: &random)
  }

  func envelope(id: String, type: String, scope: String, minute: Int) -> JSONObject {
    [
      "id": .string(id), "type": .string(type), "scope": .string(scope), "schema": 1,
      "createdAt": .string(instant(minute: minute).rfc3339), "createdBy": "system",
    ]
  }

  func number(of index: Int, scope: String) -> String {
    let compact = day.description.filter { $0 != "-" }.dropFirst(2)
    let digits = String(repeating: "0", count: max(0, 4 - "\(index + 1)".count)) + "\(index + 1)"
    return "T\(CapMessage.padded(scope).prefix(6))\(compact)0P\(digits)"
  }

  /// The last second of a year at +08:00.
  func endOf(_ year: Int) -> String {
    CivilDate("\(year)-12-31").map {
      Instant(date: $0, hour: 23, minute: 59, second: 59).rfc3339
    } ?? ""
  }
}
