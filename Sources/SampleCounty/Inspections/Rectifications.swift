import JSONDiff

/// What subjects must put right after an inspection that found something.
enum Rectifications {
  static func add(
    after inspection: String, _ task: JSONObject, _ index: Int, _ inspected: Moment,
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    guard task.text("result") == "correctionOrdered", inspected.day < -3 else { return }
    let states = [
      "ordered", "ordered", "reported", "reinspected", "cleared", "cleared", "referred",
    ]
    let number = world.records["rectification"]?.count ?? 0
    let state = inspected.day < -50 ? "cleared" : states[number % states.count]
    let bad = (task["answers"]?.array ?? []).filter { $0["result"]?.string == "nonCompliant" }
    let at = inspected.later(days: min(3, -inspected.day - 1)).later(minutes: 200)
    var members: JSONObject = [
      "inspection": .string(inspection), "subject": task["subject"] ?? .null,
      "unit": task["unit"] ?? .null, "items": .array(bad.compactMap { $0["id"] }),
      "order": .string("责改字〔2026〕\(200 + number)号：限期改正检查发现的\(bad.count)项问题，并提交整改报告。"),
      "dueAt": at.later(days: random.int(3...20)).json, "status": .string(state),
      "title": .string(task.text("title") + "整改"),
    ]
    members["place"] = task["place"]
    if ["reported", "reinspected", "cleared"].contains(state) {
      let reported = at.later(days: min(2, max(0, -at.day - 1)))
      members["reports"] = .array([
        .object([
          "id": .string(world.newID("correction", at: reported)), "at": reported.json,
          "text": .string(random.pick(["已补齐维保记录并更换标志，照片附后。", "通道已清理，划线标识。", "已安排人员培训考核，完善台账。"])),
        ])
      ])
    }
    if state == "referred" { members["referredTo"] = world.unitJSON("区司法局") }
    let author = task["inspectors"]?[0]?.string ?? "system"
    world.add("rectification", at: at, by: author, members)
  }
}
