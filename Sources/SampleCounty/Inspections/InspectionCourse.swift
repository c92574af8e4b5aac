import JSONDiff

/// What an inspection has on it by the time it stands in its state.
enum InspectionCourse {
  private static let afterApproval: Set<String> = [
    "approved", "notified", "inProgress", "submitted", "reviewed", "published", "archived",
  ]
  private static let afterNotice = afterApproval.subtracting(["approved"])
  private static let onSite = afterNotice.subtracting(["notified"])
  private static let submitted = onSite.subtracting(["inProgress"])

  static func add(
    to members: inout JSONObject, _ status: String, _ list: Checklists.Definition,
    _ subject: SampleSubject, _ created: Moment, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    let head = world.staff(of: list.owner).last?.id ?? "system"
    if afterApproval.contains(status) {
      members["approval"] = .object([
        "by": .string(head), "at": created.later(minutes: 95).json, "urgent": false,
      ])
    }
    if afterNotice.contains(status) {
      members["notice"] = .object([
        "number": .string("\(list.item)通〔2026〕\(random.int(100...999))号"),
        "at": created.later(minutes: 180).json,
      ])
    }
    if onSite.contains(status) {
      enter(&members, status, list, subject, created, in: world, &random)
    }
    if status == "published" || status == "archived" {
      members["published"] = .object([
        "at": created.later(days: min(12, -created.day - 1)).json,
        "url": "https://gsxt.example.invalid/370102",
      ])
    }
  }

  private static func enter(
    _ members: inout JSONObject, _ status: String, _ list: Checklists.Definition,
    _ subject: SampleSubject, _ created: Moment, in world: CountyWorld,
    _ random: inout SeededRandom
  ) {
    let at = created.later(days: min(2, -created.day - 1)).later(minutes: 60)
    members["entry"] = .object([
      "at": at.json, "code": .string(subject.uscc),
      "way": .string(random.pick(["scanned", "typed"])),
    ])
    members["checklists"] = .array([
      .object(["id": .string(world.reference("checklist", list.item)), "version": 1])
    ])
    let isPartial = status == "inProgress"
    let count = isPartial ? list.questions.count / 2 : list.questions.count
    var hasFinding = false
    let inspector = members["inspectors"]?[0] ?? .string("system")
    let answers = (0..<count).map { number -> JSON in
      let isBad = random.chance(percent: 22)
      if isBad { hasFinding = true }
      var answer: JSONObject = [
        "id": .string("\(world.reference("checklist", list.item)):\(list.item)-\(number + 1)"),
        "result": .string(isBad ? "nonCompliant" : "compliant"), "by": inspector,
        "at": at.later(minutes: 6 * (number + 1)).json,
      ]
      if isBad {
        answer["note"] = .string(
          random.pick(["现场未能提供记录", "标志已过期", "通道堆放货物，已拍照", "记录不完整，缺少签字", "应答装置无人接听"]))
      }
      return .object(answer)
    }
    members["answers"] = .array(answers)
    guard submitted.contains(status) else { return }
    members["result"] = .string(hasFinding ? "correctionOrdered" : "noProblem")
    members["opinion"] = .string(hasFinding ? "责令限期改正，到期复查。" : "未发现问题。")
    members["version"] = 1
    members["signatures"] = .array([
      .object([
        "id": "s1", "role": "inspector", "by": inspector, "refused": false,
        "at": at.later(minutes: 70).json,
      ]),
      .object([
        "id": "s2", "role": "representative", "refused": .bool(random.chance(percent: 8)),
        "at": at.later(minutes: 74).json,
      ]),
    ])
  }
}
