import JSONDiff

/// Response plans, guidance cards and the sources that the desk listens to.
enum ResponsePlans {
  private static let plans: [(name: String, hazard: String, steps: [(String, String, Int)])] = [
    (
      "历下区城市供热突发事件应急预案", "供热",
      [
        ("核实停热范围和户数", "热力集团历下分公司", 900), ("调配移动供热车和电暖器", Units.emergency, 3600),
        ("走访独居老人和困难群众", "区民政局", 7200),
      ]
    ),
    (
      "历下区燃气泄漏事故应急预案", "燃气泄漏",
      [("疏散警戒并切断气源", "燃气集团历下服务站", 900), ("交通管制", "公安分局", 1200), ("现场检测处置", "区消防救援大队", 1800)]
    ),
    (
      "历下区防汛应急预案", "暴雨",
      [
        ("关闭下穿立交和行洪道路", "公安分局", 1800), ("排水泵车布防", "区水务局", 2700),
        ("转移低洼院落群众", Units.emergency, 5400),
      ]
    ),
    (
      "历下区低温雨雪冰冻灾害应急预案", "寒潮",
      [("启动除雪作业", "区城管局", 1800), ("巡检供热供水设施", "区住建局", 3600), ("保障公交线路", "公交集团历下分公司", 3600)]
    ),
    (
      "历下区森林火灾应急预案", "森林火险",
      [("封山警戒", Units.emergency, 1200), ("出动专业扑火队", "区消防救援大队", 900), ("疏散游客", "区园林绿化中心", 1800)]
    ),
    ("历下区电梯困人事件处置方案", "电梯困人", [("通知维保单位三十分钟到场", "区市场监管局", 300), ("安抚被困人员", "区消防救援大队", 900)]),
    ("历下区城市管网爆管应急预案", "爆管", [("关闸止水", "水务集团历下供水所", 1800), ("应急送水", Units.emergency, 7200)]),
    ("历下区网络安全事件应急预案", "网络安全", [("隔离受影响系统", Units.data, 900), ("取证上报", "公安分局", 3600)]),
  ]

  static func make(in world: inout CountyWorld) {
    var random = world.random("responsePlans")
    let head = world.staff(of: Units.emergency).last?.id ?? "system"
    for (index, plan) in plans.enumerated() {
      let steps = plan.steps.enumerated().map { step in
        JSON.object([
          "id": .string("b\(step.offset + 1)"), "what": .string(step.element.0),
          "unit": world.unitJSON(step.element.1), "withinSeconds": .whole(step.element.2),
        ])
      }
      world.addNamed(
        "responsePlan", plan.hazard, at: .day(-200, 9, index), by: head,
        [
          "kind": "plan", "name": .string(plan.name), "hazard": .string(plan.hazard),
          "version": 1, "status": "published", "numbers": numbers(&random),
          "levels": .object([
            "I": .array(steps), "II": .array(steps), "III": .array(Array(steps.prefix(2))),
            "IV": .array(Array(steps.prefix(1))),
          ]),
        ])
    }
    makeCards(by: head, in: &world, &random)
    makeSources(in: &world)
  }

  /// One card for each kind and colour but the lowest, save for some, which the gap report lists.
  private static func makeCards(
    by head: String, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    var minute = 0
    for hazard in Hazard.all.prefix(8) + Hazard.local.prefix(4) {
      for colour in ["orange", "red"] where !(hazard.event == "大雾" && colour == "red") {
        let step = JSON.object([
          "id": "b1", "what": .string(hazard.instruction),
          "unit": world.unitJSON(Units.emergency), "withinSeconds": 1800,
        ])
        world.add(
          "responsePlan", at: .day(-199, 9 + minute / 60, minute % 60), by: head,
          [
            "kind": "guidance", "version": 1, "status": "published",
            "name": .string("\(hazard.event)\(CapMessage.colourNames[colour] ?? "")预警指引卡"),
            "hazard": .string(hazard.event), "colour": .string(colour),
            "levels": .object(["I": .array([step]), "II": .array([step])]),
            "numbers": numbers(&random),
          ])
        minute += 1
      }
    }
  }

  private static func numbers(_ random: inout SeededRandom) -> JSON {
    .array(
      ["应急值班室", "消防指挥中心", "供热抢修"].enumerated().map { number in
        .object([
          "id": .string("n\(number.offset + 1)"), "name": .string(number.element),
          "phone": .string(SampleIdentifiers.phone(random: &random)),
        ])
      })
  }

  private static func makeSources(in world: inout CountyWorld) {
    let sources: [(String, String, Int, String?)] = [
      ("市突发事件预警信息发布中心", "capFeed", 60, "https://cap.example.invalid/3701/feed"),
      ("省气象台预警", "capFeed", 120, "https://cap.example.invalid/37/feed"),
      ("本机预警文件夹", "folder", 60, nil), ("智慧水务传感平台", "sensor", 300, nil),
      ("热网监控系统", "sensor", 300, nil), ("市综合指挥中心工作站", "desk", 600, nil),
    ]
    for (index, source) in sources.enumerated() {
      var members: JSONObject = [
        "name": .string(source.0), "kind": .string(source.1), "status": "published",
        "expectedIntervalSeconds": .whole(source.2), "maximumBytes": 10_485_760,
        "owner": world.unitJSON(Units.emergency),
      ]
      members["url"] = source.3.map { .string($0) }
      world.add("source", at: .day(-198, 9, index), members)
    }
  }
}
