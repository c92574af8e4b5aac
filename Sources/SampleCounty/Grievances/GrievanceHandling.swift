import JSONDiff

/// What a grievance has on it by the time it stands in its state.
enum GrievanceHandling {
  static func add(
    to draft: inout Grievances.Draft, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    let status = draft.status
    if status == "declined" {
      Lanes.add(to: &draft, &random)
    } else if GrievanceCourse.mediation.contains(status) {
      Mediation.add(to: &draft, in: &world, &random)
    } else if GrievanceCourse.withUnit.contains(status) {
      addUnit(to: &draft, in: world, &random)
    }
    if status == "suspended" { suspend(&draft, &random) }
    if status == "signed" { extend(&draft, &random) }
    if GrievanceCourse.answered.contains(status) { answer(&draft, in: world, &random) }
    if status == "visited" || status == "closed" { visit(&draft, in: &world, &random) }
  }

  static func leadUnit(of topic: Topic, at community: Int, in world: CountyWorld) -> String {
    topic.lead == Topic.street
      ? world.streets[world.communities[community].street].office : topic.lead
  }

  private static func addUnit(
    to draft: inout Grievances.Draft, in world: CountyWorld, _ random: inout SeededRandom
  ) {
    let isDirect = GrievanceCourse.answered.contains(draft.status) && draft.kind == "consult"
    guard !isDirect else {
      draft.members["direct"] = true
      return
    }
    let lead = leadUnit(of: draft.topic, at: draft.community, in: world)
    draft.members["assignedTo"] = world.unitJSON(lead)
    draft.members["leadUnit"] = world.unitJSON(lead)
    let others = draft.topic.coUnits.map { name in
      name == Topic.street ? world.streets[world.communities[draft.community].street].office : name
    }
    if !others.isEmpty && random.chance(percent: 45) {
      draft.members["coUnits"] = world.unitsJSON(others.filter { $0 != lead })
    }
    if GrievanceCourse.signedFor.contains(draft.status) {
      draft.members["assignee"] = .string(world.officer(of: lead, random: &random).id)
    }
    if draft.status == "assigned" && random.chance(percent: 12) {
      draft.members["binding"] = true
    }
  }

  private static func suspend(
    _ draft: inout Grievances.Draft, _ random: inout SeededRandom
  ) {
    let waits: [(String, String)] = [
      ("thirdParty", "等待产权单位提供管线图纸"), ("caller", "诉求人外出，约定返回后入户"),
      ("procurement", "配件定制，厂家发货中"), ("approval", "掘路许可审批中"), ("weather", "气温过低不宜防水施工"),
    ]
    let wait = random.pick(waits)
    draft.members["suspension"] = .object([
      "awaits": .string(wait.0), "reason": .string(wait.1),
      "until": Moment.day(random.int(-1...12), 17, 30).json,
    ])
  }

  private static func extend(
    _ draft: inout Grievances.Draft, _ random: inout SeededRandom
  ) {
    guard random.chance(percent: 16) else { return }
    draft.members["extension"] = .object([
      "until": Moment.day(random.int(3...9), 17, 30).json,
      "reason": .string(random.pick(["需协调产权单位共同处置", "现场勘验后需编制改造方案", "涉及人数多，分批约谈"])),
      "outcome": .string(random.pick(["asked", "asked", "granted", "denied"])),
    ])
  }

  private static func answer(
    _ draft: inout Grievances.Draft, in world: CountyWorld, _ random: inout SeededRandom
  ) {
    let reply = random.pick(draft.topic.replies).filled(draft.slots)
    draft.members["reply"] = .string("您好，您反映的问题收悉。\(reply)感谢您的理解和支持。")
    if random.chance(percent: 30) {
      let policy = random.pick(Policies.titles)
      draft.members["citations"] = .array([
        .object([
          "id": "c1", "policy": .string(world.reference("policy", policy)),
          "clause": .string("二.\(random.int(1...3))"),
        ])
      ])
    }
  }

  private static func visit(
    _ draft: inout Grievances.Draft, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    let dispatcher = random.pick(world.staff(of: Units.centre).filter { $0.role == "dispatcher" })
    let limit = draft.status == "closed" ? 7 : 3
    let first = draft.created.later(days: min(limit, -draft.created.day - 1)).later(minutes: 35)
    var visits: [JSON] = []
    let isReached = !random.chance(percent: 12)
    let attempts = isReached ? 1 : 3
    for attempt in 0..<attempts {
      let at = first.later(minutes: attempt * 61 - (attempts - 1) * 700)
      var visit: JSONObject = [
        "id": .string(world.newID("visit", at: at)), "at": at.json, "by": .string(dispatcher.id),
        "channel": .string(random.pick(["phone", "phone", "sms"])), "reached": .bool(isReached),
      ]
      if isReached {
        let isSatisfied = !random.chance(percent: 18)
        visit["satisfied"] = .bool(isSatisfied)
        visit["outcome"] = .string(
          isSatisfied ? "solved" : random.pick(["explained", "cannot", "notOurs"]))
        visit["text"] = .string(isSatisfied ? "诉求人表示问题已解决，满意。" : "诉求人对处理结果不认可，已再次解释。")
      } else {
        visit["text"] = "无人接听。"
      }
      visits.append(.object(visit))
    }
    draft.members["visits"] = .array(visits)
    if draft.status == "closed" && draft.index % 17 == 0 { draft.members["round"] = 2 }
  }
}
