import JSONDiff

/// Incidents and the reports sent upward about them.
enum Incidents {
  private static let all:
    [(title: String, kind: String, level: String?, status: String, at: Moment, plan: String)] = [
      ("环山换热站停运致2300户停热", "accident", "III", "responding", .day(-1, 22, 20), "供热"),
      ("泉城路管廊甲烷浓度超限", "accident", "IV", "opened", .day(-1, 23, 15), "燃气泄漏"),
      ("千佛山林区红外热点", "naturalDisaster", "IV", "controlled", .day(-1, 15, 40), "森林火险"),
      ("和平路DN300供水主管爆裂", "accident", "IV", "closed", .day(-12, 5, 50), "爆管"),
      ("寒潮雨雪应对", "naturalDisaster", "III", "responding", .day(-1, 20, 30), "寒潮"),
      ("龙奥家园电梯困人7人", "accident", nil, "closed", .day(-9, 18, 10), "电梯困人"),
      ("政务外网钓鱼邮件事件", "cybersecurity", "IV", "reviewed", .day(-30, 9, 40), "网络安全"),
      ("小学诺如病毒聚集性疫情", "publicHealth", "IV", "reviewed", .day(-45, 10, 5), "寒潮"),
      ("工地农民工聚集讨薪", "socialSecurity", nil, "closed", .day(-20, 14, 0), "寒潮"),
    ]

  static func make(in world: inout CountyWorld) {
    var random = world.random("incidents")
    for (index, incident) in all.enumerated() {
      let officer = world.officer(of: Units.emergency, random: &random)
      var members: JSONObject = [
        "title": .string(incident.title), "kind": .string(incident.kind),
        "unit": world.unitJSON(Units.emergency), "status": .string(incident.status),
        "commander": .string(world.staff(of: Units.emergency).last?.id ?? "system"),
        "casualties": .object([
          "dead": 0, "missing": 0, "injured": .whole(index % 4 == 3 ? 1 : 0),
          "evacuated": .whole(index == 1 ? 36 : 0),
        ]),
      ]
      if incident.plan == "供热" || incident.title.hasPrefix("寒潮") {
        members["needs"] = .array([
          .object(["id": "n1", "what": "电暖器", "quantity": 200, "met": 120]),
          .object(["id": "n2", "what": "棉被", "quantity": 80, "met": 80]),
        ])
      }
      members["responseLevel"] = incident.level.map { .string($0) }
      if index < 5 {
        members["responsePlan"] = .string(world.reference("responsePlan", incident.plan))
      }
      if incident.status == "reviewed" { members["review"] = "处置及时，信息报送规范；建议完善部门联动名单并每季度演练一次。" }
      let community = world.communities[index * 4]
      members["place"] = .object([
        "region": .string(community.code), "name": .string(community.name),
        "point": .point(community.longitude, community.latitude),
      ])
      let id = world.addNamed(
        "incident", "\(index)", at: incident.at, by: officer.id, members)
      report(id, incident.title, incident.status, incident.at, officer.id, in: &world)
      timeline(id, incident.at, officer.id, in: &world)
    }
    makeDailyReports(in: &world)
  }

  private static func report(
    _ incident: String, _ title: String, _ status: String, _ at: Moment, _ officer: String,
    in world: inout CountyWorld
  ) {
    let isOver = status == "closed" || status == "reviewed"
    let kinds = isOver ? ["first", "followUp", "final"] : ["first"]
    for (index, kind) in kinds.enumerated() {
      let made = at.later(minutes: 24 + index * 150)
      var members: JSONObject = [
        "kind": .string(kind), "unit": world.unitJSON(Units.emergency),
        "about": .string(incident), "channel": "written",
        "to": world.unitJSON(Units.government),
        "elements": elements(title, kind),
        "figures": .object(["evacuated": .whole(index * 12)]),
        "status": .string(isOver ? "received" : "sent"), "sentAt": made.later(minutes: 6).json,
        "signedOffBy": .string(world.staff(of: Units.emergency).last?.id ?? "system"),
      ]
      if isOver { members["receivedAt"] = made.later(minutes: 9).json }
      if !isOver { members["pendingElements"] = .texts(["extent"]) }
      world.add("report", at: made, by: officer, members)
    }
  }

  private static func elements(_ title: String, _ kind: String) -> JSON {
    var members: JSONObject = [
      "source": "12345热线及传感器", "received": "指挥中心接报", "occurred": "见事件时间",
      "place": "历下区", "nature": .string(title), "casualties": "无人员伤亡",
      "trend": kind == "final" ? "已处置完毕" : "可控", "contact": "区应急局值班室",
      "measures": "已调派专业队伍到场，疏散周边群众，同步发布提示信息。",
    ]
    if kind != "first" { members["extent"] = "影响范围已核实，持续缩小。" }
    return .object(members)
  }

  private static func timeline(
    _ incident: String, _ at: Moment, _ officer: String, in world: inout CountyWorld
  ) {
    let lines = ["接报，通知属地街道和主管单位先期处置。", "首支队伍到场，设置警戒。", "现场反馈：原因初步查明，正在抢修。", "带班领导批示：优先保障老人和病患家庭。"]
    for (index, line) in lines.enumerated() {
      let made = at.later(minutes: 3 + index * 14)
      world.add(
        "logEntry", at: made, by: officer,
        [
          "unit": world.unitJSON(Units.emergency), "kind": index == 3 ? "instruction" : "timeline",
          "about": .string(incident), "at": made.json, "text": .string(line),
          "stage": .string(["message", "triage", "decision", "done"][index]),
        ])
    }
  }

  private static func makeDailyReports(in world: inout CountyWorld) {
    for day in 1...6 {
      let at = Moment.day(-day, 7, 40)
      world.add(
        "report", at: at, by: world.staff(of: Units.emergency).first?.id ?? "system",
        [
          "kind": "daily", "unit": world.unitJSON(Units.emergency), "channel": "written",
          "to": world.unitJSON(Units.government), "status": day == 1 ? "draft" : "received",
          "elements": .object(["nature": "值班日报", "measures": "各类事件均已处置或正在处置。"]),
          "figures": .object(["calls": .whole(30 + day), "alerts": .whole(day)]),
        ])
    }
  }
}
