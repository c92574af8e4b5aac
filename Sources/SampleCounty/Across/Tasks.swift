import JSONDiff

/// Supervised items, to-dos, risks, suspicions, clues, projects, instructions, a drill.
enum Tasks {
  /// The drill, made first: what runs under it names it.
  static func makeDrill(in world: inout CountyWorld) -> String {
    let head = world.staff(of: Units.emergency).last?.id ?? "system"
    return world.add(
      "task", at: .day(-2, 9), by: head,
      [
        "kind": "drill", "title": "防汛综合演练（暴雨红色）", "status": "open",
        "text": "检验预警、叫应、转移、报送全流程，演练期间信息均有演练标记。",
        "leadUnit": world.unitJSON(Units.emergency), "dueAt": Moment.day(2, 18).json,
      ])
  }

  private static let plain:
    [(kind: String, title: String, unit: String, status: String, due: Int)] = [
      ("todo", "补录昨夜停热事件值班记录", Units.emergency, "open", 0),
      ("todo", "更新带班领导通讯录", Units.government, "open", 3),
      ("todo", "核对特种设备检查人员证件有效期", "区市场监管局", "open", 5),
      ("todo", "整理三季度热线典型案例", Units.centre, "done", -6),
      ("todo", "催办数据目录无责任人清单", Units.data, "open", 2),
      ("todo", "准备区政府常务会供热汇报材料", "区住建局", "answered", 1),
      ("suspicion", "同一检查人员一日内三处同时段检查", "区市场监管局", "open", 4),
      ("suspicion", "办结答复与现场照片时间不符", Units.supervision, "answered", 2),
      ("suspicion", "超期工单批量挂起", Units.supervision, "open", 1),
      ("suspicion", "无审批先检查疑点", "区住建局", "done", -9),
      ("clue", "餐饮店使用瓶装液化气线索", "区市场监管局", "open", 3), ("clue", "夜间偷倒渣土线索", "区城管局", "open", 2),
      ("clue", "无证医美线索", "区卫健局", "done", -15),
      ("project", "历下区热线智能派单系统升级", Units.centre, "open", 120),
      ("project", "一体化大数据平台县级节点建设", Units.data, "open", 36),
      ("project", "智慧供热监测扩面工程", "区住建局", "answered", 60),
      ("project", "政务外网IPv6改造", Units.data, "done", -30),
      ("instruction", "区长批示：环山路停热问题今日24时前恢复", "区住建局", "open", 0),
      ("instruction", "副区长批示：元旦前完成欠薪线索清零", "区人社局", "open", 20),
      ("instruction", "区长批示：电梯困人事件举一反三", "区市场监管局", "answered", 5),
    ]

  static func make(in world: inout CountyWorld) {
    var random = world.random("tasks")
    let head = world.staff(of: Units.supervision).first?.id ?? "system"
    for (index, task) in plain.enumerated() {
      var members: JSONObject = [
        "kind": .string(task.kind), "title": .string(task.title), "status": .string(task.status),
        "leadUnit": world.unitJSON(task.unit), "dueAt": Moment.day(task.due, 17, 30).json,
        "assignee": .string(world.officer(of: task.unit, random: &random).id),
      ]
      if task.kind == "project" { describeProject(&members, index) }
      if task.status == "answered" || task.status == "done" {
        members["answers"] = answer("已落实，情况说明见附件。", in: &world)
      }
      let day = task.kind == "project" ? -200 : min(-3, task.due - 12)
      world.add("task", at: .day(day, 10, index), by: head, members)
    }
    supervise(in: &world, by: head, &random)
    warn(in: &world)
    makePlanSteps(in: &world)
  }

  private static func describeProject(_ members: inout JSONObject, _ index: Int) {
    members["budgetFen"] = .whole(68_000_000 + index * 9_300_000)
    members["progress"] = .decimal(Double(index * 13 % 100) / 100, places: 2)
    members["milestones"] = .array([
      .object([
        "id": "w1", "title": "联合评审", "dueAt": Moment.day(-60, 17).json,
        "doneAt": Moment.day(-63, 16).json,
      ]),
      .object(["id": "w2", "title": "上线试运行", "dueAt": Moment.day(30, 17).json]),
    ])
  }

  private static func answer(_ text: String, in world: inout CountyWorld) -> JSON {
    let at = Moment.day(-2, 15)
    return .array([
      .object(["id": .string(world.newID("answer", at: at)), "at": at.json, "text": .string(text)])
    ])
  }

  /// Supervised items on signed orders that have stood longest.
  private static func supervise(
    in world: inout CountyWorld, by head: String, _ random: inout SeededRandom
  ) {
    let orders = (world.records["grievance"] ?? []).filter { $0.text("status") == "signed" }
    let oldest = orders.sorted { $0.text("id") < $1.text("id") }.prefix(14)
    for (index, order) in oldest.enumerated() {
      let status = ["open", "open", "open", "answered", "lifted"][index % 5]
      var members: JSONObject = [
        "kind": "supervised", "title": .string("督办：" + order.text("title")),
        "about": .string(order.text("id")), "leadUnit": order["leadUnit"] ?? .null,
        "light": .string(index % 4 == 0 ? "red" : "yellow"), "status": .string(status),
        "dueAt": Moment.day(index % 6 - 1, 17, 30).json,
      ]
      if status != "open" { members["answers"] = answer("已与诉求人见面，约定整改时限。", in: &world) }
      let day = status == "open" ? -1 : -3
      world.add("task", at: .day(day, 9, index), by: head, members)
    }
  }

  /// Risks that repeated orders at one place have raised.
  private static func warn(in world: inout CountyWorld) {
    let orders = world.records["grievance"] ?? []
    var byPlace: [String: [JSONObject]] = [:]
    for order in orders where order.text("status") == "signed" {
      byPlace[order["place"]?["address"]?.string ?? "", default: []].append(order)
    }
    for key in byPlace.keys.sorted() {
      guard let group = byPlace[key], group.count > 2, let first = group.first else { continue }
      world.add(
        "task", at: .day(-1, 23, 30),
        [
          "kind": "risk", "title": .string("风险隐患：\(key)七日内同类诉求\(group.count)件"),
          "about": .string(first.text("id")), "leadUnit": first["leadUnit"] ?? .null,
          "status": "open", "dueAt": Moment.day(3, 17, 30).json, "place": first["place"] ?? .null,
          "figures": .object(["orders": .whole(group.count), "days": 7]),
        ])
    }
  }

  private static func makePlanSteps(in world: inout CountyWorld) {
    let steps: [(title: String, unit: String, incident: String, status: String)] = [
      ("核实停热范围和户数", "热力集团历下分公司", "0", "done"), ("调配移动供热车和电暖器", Units.emergency, "0", "open"),
      ("走访独居老人和困难群众", "区民政局", "0", "open"), ("启动除雪作业", "区城管局", "4", "answered"),
      ("巡检供热供水设施", "区住建局", "4", "open"),
    ]
    for (index, step) in steps.enumerated() {
      world.add(
        "task", at: .day(-1, 22, 40 + index),
        [
          "kind": "planStep", "title": .string(step.title), "status": .string(step.status),
          "about": .string(world.reference("incident", step.incident)),
          "leadUnit": world.unitJSON(step.unit), "dueAt": Moment.day(0, 8 + index, 0).json,
        ])
    }
  }
}
