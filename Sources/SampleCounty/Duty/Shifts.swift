import JSONDiff

/// The roster: four days back, fourteen ahead, with a duty log for what is past.
enum Shifts {
  private static let posts = ["onDuty", "deputy", "leader"]

  static func make(in world: inout CountyWorld) {
    var random = world.random("shifts")
    let officers = world.operators.filter {
      $0.role == "dutyOfficer" && [Units.emergency, Units.government].contains($0.unit)
    }
    let leaders = world.operators.filter {
      $0.role == "supervisor" && [Units.emergency, Units.government].contains($0.unit)
    }
    for day in -4...14 {
      for half in 0..<2 {
        let from = half == 0 ? Moment.day(day, 8, 30) : Moment.day(day, 17, 30)
        let to = half == 0 ? Moment.day(day, 17, 30) : Moment.day(day + 1, 8, 30)
        let slot = (day + 4) * 2 + half
        for (index, post) in posts.enumerated() {
          let pool = post == "leader" ? leaders : officers
          let officer = pool[(slot + index) % pool.count]
          addShift(post, officer, from, to, in: &world)
        }
        if day < 0 { log(slot, from, officers, in: &world, &random) }
      }
    }
  }

  private static func addShift(
    _ post: String, _ officer: SampleOperator, _ from: Moment, _ to: Moment,
    in world: inout CountyWorld
  ) {
    let isPast = to <= .day(0, 8, 30)
    let isNow = from == .day(0, 8, 30)
    var members: JSONObject = [
      "unit": world.unitJSON(Units.emergency), "from": from.json, "to": to.json,
      "post": .string(post), "officer": .string(officer.id),
      "status": .string(isPast ? "handedOver" : isNow ? "onDuty" : "planned"),
    ]
    if isPast || isNow { members["soundTestAt"] = from.later(minutes: 2).json }
    if isPast {
      members["handover"] = .object([
        "items": .array([]), "givenBy": .string(officer.id),
        "givenAt": to.later(minutes: -8).json, "takenAt": to.json, "forced": false,
      ])
    }
    let hash = from.minutes / 540 % 40
    world.add(
      "shift", at: .day(-20, 9, 1 + abs(hash)),
      by: world.staff(of: Units.emergency).last?.id ?? "system", members)
  }

  private static let calls: [(kind: String, text: String, stage: String)] = [
    ("duty", "接班，设备自检正常，声响测试正常。", "done"),
    ("call", "市应急局电话：请报送寒潮防范落实情况，22时前反馈。", "message"),
    ("duty", "收到气象预警，已转发各街道值班室并电话叫应。", "decision"),
    ("call", "姚家街道值班室报告：一处广告牌松动，已处置。", "done"),
    ("message", "请夜班关注环山换热站，抢修人员预计23时到位。", "message"),
    ("instruction", "带班领导：千佛山林区加密巡查，夜间视频轮巡每小时一次。", "decision"),
    ("checkIn", "森林扑火队签到：人员装备齐全，位置龙洞驻地。", "done"),
    ("call", "居民来电询问停热恢复时间，已答复并转热线登记。", "triage"),
    ("duty", "与消防、供热、燃气值班电话连通测试完毕。", "done"),
  ]

  private static func log(
    _ slot: Int, _ from: Moment, _ officers: [SampleOperator], in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    let officer = officers[slot % officers.count]
    for index in 0..<6 {
      let call = index == 0 ? calls[0] : calls[(slot * 5 + index * 2) % calls.count]
      let at = from.later(minutes: 2 + index * 71)
      var members: JSONObject = [
        "unit": world.unitJSON(Units.emergency), "kind": .string(call.kind), "at": at.json,
        "text": .string(call.text), "stage": .string(call.stage),
      ]
      if call.kind == "call" {
        members["caller"] = .object([
          "name": .string(Names.person(&random)), "unit": "来电单位值班室",
          "phone": .string(SampleIdentifiers.phone(random: &random)),
        ])
        members["told"] = .texts(["带班领导", "属地街道"])
      }
      if call.kind == "message" { members["to"] = world.unitsJSON([Units.government]) }
      world.add("logEntry", at: at, by: officer.id, members)
    }
  }
}
