import JSONDiff

/// Three hundred entries of the data catalogue, requests for them and disputes about them.
enum Entries {
  /// (unit, class, subclass, system, what the tables hold)
  struct Holding {
    var unit: String
    var path: [String]
    var system: String
    var nouns: [String]
  }

  static let holdings: [Holding] = [
    Holding(
      unit: "区市场监管局", path: ["基础信息", "法人"], system: "双随机监管平台",
      nouns: [
        "企业登记注册信息", "个体工商户信息", "企业年报信息", "经营异常名录", "双随机检查结果", "特种设备登记信息", "电梯维保记录", "食品抽检结果",
        "消费投诉信息", "行政处罚信息",
      ]),
    Holding(
      unit: "区行政审批局", path: ["政务服务", "审批"], system: "电子证照系统",
      nouns: ["行政许可结果", "办件过程信息", "电子证照目录", "证明材料清单", "帮办代办记录", "政务大厅排队数据"]),
    Holding(
      unit: "区人社局", path: ["民生服务", "就业社保"], system: "劳动保障监察系统",
      nouns: ["参保单位信息", "失业登记信息", "劳动监察案件", "技能培训记录", "欠薪预警名单", "灵活就业参保信息"]),
    Holding(
      unit: "区民政局", path: ["民生服务", "社会救助"], system: "社会救助系统",
      nouns: ["低保对象信息", "高龄津贴发放", "养老机构信息", "婚姻登记信息", "地名地址信息", "残疾人补贴发放"]),
    Holding(
      unit: "区水务局", path: ["资源环境", "水务"], system: "智慧水务平台",
      nouns: ["河道水位监测", "雨量监测", "供水管网信息", "排水管网信息", "取水许可信息", "水库巡查记录"]),
    Holding(
      unit: "区城管局", path: ["城市治理", "市容市政"], system: "数字城管系统",
      nouns: ["井盖部件信息", "路灯部件信息", "违建台账", "户外广告设置", "渣土车轨迹", "停车泊位信息", "公厕分布信息"]),
    Holding(
      unit: "区住建局", path: ["城市治理", "住房建设"], system: "房屋安全监测平台",
      nouns: ["物业项目信息", "建筑工地信息", "房屋安全鉴定", "维修资金余额", "供热测温记录", "燃气入户安检", "老旧小区改造"]),
    Holding(
      unit: "生态环境局历下分局", path: ["资源环境", "生态环境"], system: "生态环境监测平台",
      nouns: ["空气质量小时数据", "重点排污单位在线监测", "碳排放报告", "噪声监测数据", "环评审批信息", "辐射安全许可"]),
    Holding(
      unit: Units.emergency, path: ["公共安全", "应急管理"], system: "应急指挥平台",
      nouns: ["应急物资信息", "救援队伍信息", "危化品企业信息", "隐患排查记录", "应急预案信息", "避难场所信息"]),
    Holding(
      unit: "公安分局", path: ["公共安全", "治安"], system: "雪亮工程视频平台",
      nouns: ["视频点位目录", "出租房屋信息", "旅馆业登记", "非机动车登记", "交通违法统计"]),
    Holding(
      unit: "区教体局", path: ["民生服务", "教育"], system: "招生入学平台",
      nouns: ["学校基本信息", "招生服务区", "校外培训机构", "学生学籍统计"]),
    Holding(
      unit: "区卫健局", path: ["民生服务", "卫生健康"], system: "全民健康信息平台",
      nouns: ["医疗机构信息", "出生医学证明", "预防接种统计", "传染病监测", "医师执业信息"]),
    Holding(
      unit: "区发改局", path: ["经济运行", "综合"], system: "公共信用平台",
      nouns: ["重大项目信息", "公共信用评价", "价格监测", "能耗统计", "红黑名单"]),
    Holding(
      unit: "区财政局", path: ["经济运行", "财政"], system: "预算一体化系统",
      nouns: ["预算公开信息", "财政电子票据", "惠企资金拨付", "政府采购合同"]),
    Holding(
      unit: "区交通运输局", path: ["城市治理", "交通"], system: "两客一危监控平台",
      nouns: ["公交线路站点", "公交到站预测", "道路运输经营业户", "网约车许可"]),
    Holding(
      unit: Units.centre, path: ["城市治理", "热线网格"], system: "12345热线平台",
      nouns: ["热线工单统计", "网格事项信息", "网格划分信息", "诉求回访结果", "派单目录"]),
    Holding(
      unit: "自然资源局历下分局", path: ["资源环境", "自然资源"], system: "国土空间一张图",
      nouns: ["不动产登记信息", "国土空间规划", "地质灾害点", "建设用地审批"]),
    Holding(
      unit: "区司法局", path: ["政务服务", "法治"], system: "智慧调解平台",
      nouns: ["人民调解案件", "法律援助案件", "行政复议案件", "行政执法人员"]),
  ]

  private static let editions = ["", "（历史库）", "（街道级汇总）", "（2026年增量）"]

  static func make(in world: inout CountyWorld) {
    var random = world.random("entries")
    var names: [(Holding, String)] = []
    for edition in editions {
      for holding in holdings {
        for noun in holding.nouns where names.count < 300 {
          names.append((holding, noun + edition))
        }
      }
    }
    for (index, name) in names.enumerated() {
      add(index, name.0, name.1, in: &world, &random)
    }
    Requests.make(in: &world)
  }

  private static func add(
    _ index: Int, _ holding: Holding, _ name: String, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    let status = self.status(index)
    let level = random.pick([1, 1, 2, 2, 2, 3, 3, 4])
    let sharing = level == 4 ? "notShared" : level >= 3 ? "conditional" : "unconditional"
    let steward = world.officer(of: holding.unit, random: &random).id
    let created = Moment.day(-230 + index / 2, 9 + index % 8, index % 60)
    var members: JSONObject = [
      "name": .string(name), "classPath": .texts(holding.path + [String(name.prefix(6))]),
      "provider": world.unitJSON(holding.unit), "status": .string(status),
      "abstract": .string("\(holding.unit)在履职中形成的\(name)，按\(cycleTitle(index))更新，供跨部门业务协同使用。"),
      "format": .string(random.pick(["库表", "接口", "CSV", "JSON", "XLSX"])),
      "items": EntryItems.items(about: name, level: level, &random),
      "sharing": .string(sharing),
      "openness": .string(level == 1 ? "open" : level == 2 ? "conditional" : "closed"),
      "updateCycle": .string(cycles[index % cycles.count].0), "system": .string(holding.system),
      "dataLevel": .whole(level), "dataClass": .string(level == 4 ? "important" : "general"),
      "duties": .texts([holding.path[1]]),
      "lastDataAt": Moment.day(-random.int(1...90), 2).json,
      "rules": EntryItems.rules, "sharingMethod": "共享平台",
    ]
    if sharing == "conditional" { members["sharingCondition"] = "限履职需要，须注明业务事项，不得留存" }
    if sharing == "notShared" { members["sharingBasis"] = "统计法第二十五条、个人信息保护法第二十八条" }
    if level == 2 { members["opennessCondition"] = "签订开放利用协议" }
    // One in fourteen has nobody responsible: a list of its own in the catalogue.
    if index % 14 != 3 { members["responsible"] = .string(steward) }
    if status == "published" { publish(&members, index, created, &random) }
    if index % 37 == 8 && status == "published" {
      members["pending"] = pendingChange(by: steward, index)
    }
    world.addNamed("catalogEntry", "\(index)", at: created, by: steward, members)
  }

  static let cycles = [
    ("daily", "日"), ("monthly", "月"), ("realtime", "实时"), ("weekly", "周"), ("quarterly", "季"),
    ("yearly", "年"), ("irregular", "不定期"),
  ]

  private static func cycleTitle(_ index: Int) -> String { cycles[index % cycles.count].1 }

  private static func status(_ index: Int) -> String {
    switch index % 15 {
    case 6: "draft"
    case 10: "underReview"
    case 14: index % 2 == 0 ? "withdrawn" : "published"
    default: "published"
    }
  }

  private static func publish(
    _ members: inout JSONObject, _ index: Int, _ created: Moment,
    _ random: inout SeededRandom
  ) {
    members["publishedOn"] = created.later(days: 6).dateJSON
    members["distributions"] = .array([
      .object([
        "id": "d1", "title": "接口服务", "format": "JSON",
        "url": .string("https://data.example.invalid/370102/\(1000 + index)"),
      ])
    ])
    let failed = random.int(0...600)
    members["quality"] = .object([
      "score": .decimal(100 - Double(failed) / 18, places: 1), "partial": false,
      "at": Moment.day(-random.int(2...30), 3).json,
      "measures": .array([
        .object([
          "code": "completeness", "rows": 12000, "failed": .whole(failed),
          "score": .decimal(100 - Double(failed) / 120, places: 1),
        ]),
        .object([
          "code": "validity", "rows": 12000, "failed": .whole(failed / 3),
          "score": .decimal(100 - Double(failed) / 360, places: 1),
        ]),
      ]),
    ])
  }

  private static func pendingChange(by steward: String, _ index: Int) -> JSON {
    .object([
      "patch": .array([
        .object(["op": "replace", "path": "/updateCycle", "value": "daily"]),
        .object([
          "op": "add", "path": "/items/-",
          "value": .object([
            "id": "f9", "name": "updated_at", "title": "更新时间", "dataType": "datetime",
          ]),
        ]),
      ]),
      "status": .string(index % 2 == 0 ? "underReview" : "draft"), "by": .string(steward),
    ])
  }
}
