import JSONDiff

/// Who looked at what, and a few changes that could not be merged.
enum AccessAndConflicts {
  static func make(in world: inout CountyWorld) {
    var random = world.random("access")
    makeAccess(in: &world, &random)
    makeConflicts(in: &world, &random)
  }

  private static func makeAccess(
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let orders = (world.records["grievance"] ?? []).filter { $0["contact"] != nil }
    let reasons = ["回访联系诉求人", "核实重复诉求", "联系当事人调解", "督办核查"]
    for index in 0..<24 {
      let officer = random.pick(world.staff(of: Units.centre))
      let at = Moment.day(-random.int(1...25), 9 + index % 8, index)
      let kind = ["reveal", "reveal", "reveal", "login", "query", "refused"][index % 6]
      var members: JSONObject = [
        "kind": .string(kind), "at": at.json, "by": .string(officer.id),
        "result": .string(kind == "refused" ? "refused" : "done"),
      ]
      if kind == "reveal" {
        members["record"] = .string(orders[index * 9 % orders.count].text("id"))
        members["members"] = .texts(["/contact/phone"])
        members["reason"] = .string(random.pick(reasons))
      }
      if kind == "query" {
        members["query"] = .object([
          "entry": .string(world.reference("catalogEntry", "\(index)")), "filter": "region=370102",
          "rows": .whole(random.int(20...900)),
        ])
      }
      world.add("access", at: at, by: officer.id, members)
    }
  }

  private static func makeConflicts(
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let orders = (world.records["grievance"] ?? []).filter { $0.text("status") == "signed" }
    let fields: [(pointer: String, base: JSON, mine: JSON, theirs: JSON, rule: String)] = [
      ("/title", "小区路灯不亮", "小区西侧路灯三盏不亮", "小区路灯不亮（已报修）", "guarded"),
      ("/place/address", "经十路128号", "经十路182号", "经十路128号院内", "guarded"),
      ("/urgency", "normal", "urgent", "normal", "guarded"),
      ("/category", "市政.路灯", "市政.井盖", "供电.停电", "guarded"),
    ]
    for (index, field) in fields.enumerated() {
      let order = orders[index * 7 % orders.count]
      let at = Moment.day(-1, 18 + index, 5)
      let operators = world.staff(of: Units.centre)
      world.add(
        "conflict", at: at, by: "system",
        scope: order["place"]?["region"]?.string ?? CountyWorld.county,
        [
          "record": .string(order.text("id")),
          "units": .array([order["leadUnit"]].compactMap { $0 }),
          "change": .object([
            "device": .string("sample-device"), "epoch": 1, "number": .whole(40 + index),
          ]),
          "fields": .array([
            .object([
              "id": .string(field.pointer), "base": field.base, "mine": field.mine,
              "theirs": field.theirs, "rule": .string(field.rule),
            ])
          ]), "by": .string(random.pick(operators).id), "at": at.json,
          "status": index == 3 ? "settled" : "open",
        ])
    }
  }
}
