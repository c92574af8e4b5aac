import JSONDiff

/// Supplies, rescue teams, and what was drawn from them.
enum Stores {
  private static let supplies: [(name: String, kind: String, stock: Int, unit: String)] = [
    ("编织袋", "防汛", 12000, "条"), ("大功率排水泵车", "防汛", 3, "台"), ("橡皮艇", "防汛", 6, "艘"),
    ("救生衣", "防汛", 180, "件"),
    ("移动照明灯塔", "照明", 5, "台"), ("融雪剂", "除雪", 40, "吨"), ("推雪铲", "除雪", 260, "把"),
    ("防滑链", "除雪", 90, "副"),
    ("电暖器", "供热", 320, "台"), ("移动供热车", "供热", 2, "辆"), ("棉被", "生活", 900, "床"),
    ("棉大衣", "生活", 600, "件"),
    ("瓶装水", "生活", 480, "箱"), ("方便食品", "生活", 300, "箱"), ("折叠床", "生活", 240, "张"),
    ("帐篷", "生活", 60, "顶"),
    ("风力灭火机", "防火", 24, "台"), ("背负式水枪", "防火", 36, "支"), ("灭火器", "防火", 140, "具"),
    ("可燃气体检测仪", "检测", 12, "台"),
    ("发电机", "供电", 8, "台"), ("应急送水车", "供水", 4, "辆"), ("铸铁管件DN200", "供水", 16, "套"),
    ("警戒带", "通用", 200, "卷"),
    ("对讲机", "通信", 48, "部"), ("卫星电话", "通信", 3, "部"), ("急救包", "医疗", 80, "个"), ("担架", "医疗", 14, "副"),
    ("防毒面具", "防护", 60, "套"), ("正压式空气呼吸器", "防护", 22, "套"),
  ]

  private static let teams: [(name: String, unit: String, skills: [String], size: Int)] = [
    ("消防救援大队一班", "区消防救援大队", ["灭火", "破拆"], 12), ("消防救援大队水域班", "区消防救援大队", ["水域救援"], 8),
    ("蓝天救援队山地组", "泉城蓝天救援队", ["山地搜救", "绳索"], 15), ("蓝天救援队医疗组", "泉城蓝天救援队", ["急救"], 9),
    ("供水抢修一队", "水务集团历下供水所", ["管道抢修", "焊接"], 11), ("供热抢修队", "热力集团历下分公司", ["供热抢修"], 14),
    ("燃气抢险队", "燃气集团历下服务站", ["燃气抢险", "检测"], 10), ("电力抢修班", "供电公司历下供电中心", ["电力抢修"], 9),
    ("市政排水突击队", "区水务局", ["排水", "清淤"], 20), ("除雪保障队", "区城管局", ["除雪", "清障"], 45),
    ("森林扑火队", Units.emergency, ["森林灭火"], 25), ("解放路街道应急分队", "解放路街道办", ["转移安置"], 18),
    ("龙洞街道应急分队", "龙洞街道办", ["山洪转移", "扑火"], 22), ("姚家街道应急分队", "姚家街道办", ["转移安置"], 16),
  ]

  static func make(in world: inout CountyWorld) {
    var random = world.random("stores")
    for (index, supply) in supplies.enumerated() {
      var members: JSONObject = [
        "name": .string(supply.name), "kind": .string(supply.kind),
        "stock": .whole(supply.stock), "unitOfMeasure": .string(supply.unit),
        "place": place(index * 3 % 39, "应急物资库\(index % 4 + 1)号库", in: world),
        "owner": world.unitJSON(index % 5 == 0 ? "区住建局" : Units.emergency),
        "minimum": .whole(max(1, supply.stock / 3)),
        "keeper": .string(world.officer(of: Units.emergency, random: &random).id),
      ]
      if ["生活", "医疗"].contains(supply.kind) {
        members["expiresOn"] = Moment.day(index % 3 == 0 ? 18 : 400).dateJSON
      }
      world.addNamed("supply", supply.name, at: .day(-190, 9, index), members)
    }
    for (index, team) in teams.enumerated() {
      world.addNamed(
        "team", team.name, at: .day(-189, 9, index),
        [
          "name": .string(team.name), "skills": .texts(team.skills), "size": .whole(team.size),
          "place": place(index * 2 + 1, team.unit + "驻地", in: world),
          "placeAt": Moment.day(-1, 18, index).json, "owner": world.unitJSON(team.unit),
          "leader": .string(Names.person(&random)),
          "phone": .string(SampleIdentifiers.phone(random: &random)),
          "status": .string(index % 7 == 3 ? "resting" : index % 13 == 9 ? "unavailable" : "ready"),
        ])
    }
  }

  private static func place(_ index: Int, _ name: String, in world: CountyWorld) -> JSON {
    let community = world.communities[index % world.communities.count]
    return .object([
      "region": .string(community.code), "name": .string(name),
      "point": .point(community.longitude + 0.0008, community.latitude - 0.0006),
    ])
  }

  static func makeAllotments(in world: inout CountyWorld) {
    let draws: [(of: String, incident: String, quantity: Int, status: String)] = [
      ("supply/电暖器", "0", 120, "issued"), ("supply/移动供热车", "0", 1, "issued"),
      ("team/供热抢修队", "0", 1, "issued"), ("supply/棉被", "0", 80, "reserved"),
      ("supply/可燃气体检测仪", "1", 2, "issued"), ("team/燃气抢险队", "1", 1, "issued"),
      ("supply/风力灭火机", "2", 8, "reserved"), ("team/森林扑火队", "2", 1, "reserved"),
      ("supply/应急送水车", "3", 2, "returned"), ("supply/编织袋", "4", 900, "released"),
      ("supply/卫星电话", "4", 5, "refused"),
    ]
    let officer = world.staff(of: Units.emergency).first?.id ?? "system"
    for (index, draw) in draws.enumerated() {
      var members: JSONObject = [
        "of": .string(world.named[draw.of] ?? "missing"),
        "incident": .string(world.reference("incident", draw.incident)),
        "quantity": .whole(draw.quantity), "owner": world.unitJSON(Units.emergency),
        "status": .string(draw.status),
      ]
      if draw.of.hasPrefix("team") { members["checkInSeconds"] = 1800 }
      if draw.status == "returned" { members["returned"] = .whole(draw.quantity) }
      world.add(
        "allotment", at: .day(index < 9 ? -1 : -12, index < 9 ? 22 : 10, 30 + index), by: officer,
        members)
    }
  }
}
