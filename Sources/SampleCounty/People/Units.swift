import JSONDiff

/// The county's units: departments, street offices, committees, companies, rescuers, the court.
enum Units {
  static let centre = "区综合指挥中心"
  static let government = "区政府办公室"
  static let data = "区大数据局"
  static let emergency = "区应急局"
  static let supervision = "区政府督查室"

  struct Definition {
    var name: String
    var kind: String
    var duties: [String]
    var bureau: [String] = []
    var systems: [String] = []
  }

  static let departments: [Definition] = [
    Definition(name: government, kind: "department", duties: ["综合协调", "值班值守", "政务公开"]),
    Definition(
      name: centre, kind: "department", duties: ["热线受理", "派单督办", "一网统揽"],
      bureau: ["dispatch"], systems: ["12345热线平台", "网格化服务平台"]),
    Definition(
      name: data, kind: "department", duties: ["数据共享", "政务云网", "数字项目评审"],
      bureau: ["data"], systems: ["一体化大数据平台县级节点", "公共数据开放网"]),
    Definition(
      name: emergency, kind: "department", duties: ["应急值守", "安全生产监管", "防汛抗旱", "森林防火"],
      bureau: ["emergency"], systems: ["应急指挥平台", "危化品监测系统"]),
    Definition(
      name: supervision, kind: "department", duties: ["督查督办", "考核通报"],
      bureau: ["supervision"], systems: ["互联网+督查系统"]),
    Definition(
      name: "区水务局", kind: "department", duties: ["供水排水", "河道管理", "水库安全"],
      systems: ["智慧水务平台"]),
    Definition(
      name: "区城管局", kind: "department", duties: ["市容环卫", "违法建设", "市政设施", "户外广告"],
      systems: ["数字城管系统", "渣土车监管平台"]),
    Definition(
      name: "区住建局", kind: "department", duties: ["物业管理", "建筑工地", "供热燃气", "房屋安全"],
      systems: ["物业信用平台", "房屋安全监测平台"]),
    Definition(
      name: "区市场监管局", kind: "department", duties: ["消费维权", "食品药品", "特种设备", "登记注册"],
      systems: ["双随机监管平台", "特种设备动态监管系统"]),
    Definition(
      name: "区行政审批局", kind: "department", duties: ["行政许可", "政务服务大厅"],
      systems: ["爱山东政务服务平台", "电子证照系统"]),
    Definition(
      name: "区人社局", kind: "department", duties: ["劳动监察", "社会保险", "就业创业"],
      systems: ["劳动保障监察系统"]),
    Definition(
      name: "生态环境局历下分局", kind: "department", duties: ["大气水土监管", "噪声管理", "碳排放核查"],
      systems: ["生态环境监测平台"]),
    Definition(
      name: "公安分局", kind: "department", duties: ["治安管理", "户籍", "社会生活噪声"],
      systems: ["雪亮工程视频平台"]),
    Definition(
      name: "区交通运输局", kind: "department", duties: ["公交客运", "道路运输"], systems: ["两客一危监控平台"]),
    Definition(name: "区教体局", kind: "department", duties: ["义务教育", "校外培训"], systems: ["招生入学平台"]),
    Definition(name: "区卫健局", kind: "department", duties: ["医疗机构", "公共卫生"], systems: ["全民健康信息平台"]),
    Definition(
      name: "区司法局", kind: "department", duties: ["人民调解", "法律援助", "行政复议"], systems: ["智慧调解平台"]),
    Definition(name: "区信访局", kind: "department", duties: ["信访事项", "矛盾化解"], systems: ["网上信访系统"]),
    Definition(
      name: "区民政局", kind: "department", duties: ["社会救助", "养老服务", "地名"], systems: ["社会救助系统"]),
    Definition(name: "区财政局", kind: "department", duties: ["预算管理", "电子票据"], systems: ["预算一体化系统"]),
    Definition(
      name: "区发改局", kind: "department", duties: ["经济运行", "信用体系", "重大项目"], systems: ["公共信用平台"]),
    Definition(name: "区统计局", kind: "department", duties: ["统计监测"], systems: ["联网直报平台"]),
    Definition(name: "区园林绿化中心", kind: "department", duties: ["绿化养护", "公园管理"], systems: ["古树名木系统"]),
    Definition(
      name: "自然资源局历下分局", kind: "department", duties: ["国土空间", "不动产登记"], systems: ["国土空间一张图"]),
  ]

  static let others: [Definition] = [
    Definition(name: "区消防救援大队", kind: "rescue", duties: ["灭火救援", "消防监督"]),
    Definition(name: "泉城蓝天救援队", kind: "rescue", duties: ["水域救援", "山地搜救"]),
    Definition(name: "区人民法院", kind: "court", duties: ["诉调对接", "司法确认"]),
    Definition(name: "热力集团历下分公司", kind: "enterprise", duties: ["集中供热"], systems: ["热网监控系统"]),
    Definition(
      name: "水务集团历下供水所", kind: "enterprise", duties: ["二次供水", "管网抢修"], systems: ["供水调度系统"]),
    Definition(
      name: "燃气集团历下服务站", kind: "enterprise", duties: ["燃气供应", "入户安检"], systems: ["燃气巡检系统"]),
    Definition(name: "供电公司历下供电中心", kind: "enterprise", duties: ["供电抢修"]),
    Definition(name: "公交集团历下分公司", kind: "enterprise", duties: ["公交运营"]),
    Definition(name: "路灯管理所", kind: "enterprise", duties: ["路灯维护"]),
    Definition(name: "济南市政务服务管理办公室", kind: "other", duties: ["市级热线转办"]),
  ]

  static func make(in world: inout CountyWorld) {
    var random = world.random("units")
    for definition in departments + others {
      add(definition, kindOfCode: definition.kind == "enterprise" ? "91" : "11", &world, &random)
    }
    for street in world.streets {
      let office = Definition(
        name: street.office, kind: "street", duties: ["属地管理", "网格化服务", "社区治理"])
      add(office, kindOfCode: "11", scope: street.code, parent: government, &world, &random)
    }
    for community in world.communities {
      let committee = Definition(
        name: community.committee, kind: "community", duties: ["居民自治", "网格巡查"])
      let office = world.streets[community.street].office
      add(
        committee, kindOfCode: "54", scope: community.code, parent: office, &world, &random)
    }
  }

  private static func add(
    _ definition: Definition, kindOfCode: String, scope: String = CountyWorld.county,
    parent: String? = nil, _ world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    var unit: JSONObject = [
      "name": .string(definition.name), "kind": .string(definition.kind),
      "code": .string(SampleIdentifiers.uscc(kind: kindOfCode, random: &random)),
      "duties": .texts(definition.duties), "status": "active",
      "phone": .string(SampleIdentifiers.phone(random: &random)),
    ]
    if !definition.bureau.isEmpty { unit["bureau"] = .texts(definition.bureau) }
    if !definition.systems.isEmpty {
      unit["systems"] = .array(
        definition.systems.enumerated().map { system in
          .object(["id": .string("s\(system.offset + 1)"), "name": .string(system.element)])
        })
    }
    let mother = parent ?? (definition.kind == "department" ? government : nil)
    if let mother, mother != definition.name { unit["parent"] = world.unitJSON(mother) }
    let minute = world.unitIDs.count
    world.unitIDs[definition.name] = world.add(
      "unit", at: .day(-399, minute / 60, minute % 60), scope: scope, unit)
  }
}
