import JSONDiff

/// Requests for data, disputes about data, scenarios and the data market.
enum Requests {
  static func make(in world: inout CountyWorld) {
    var random = world.random("requests")
    makeRequests(in: &world, &random)
    makeDisputes(in: &world, &random)
    makeScenarios(in: &world)
    makeMarket(in: &world)
  }

  private static let purposes = [
    "核验申请人资格，减少证明材料", "企业画像与风险评估", "电梯困人处置时调取维保单位", "供热投诉关联测温记录", "网格员入户走访核对人员",
    "惠企资金免申即享比对", "汛期积水点位研判", "欠薪线索预警", "校外培训监管", "街道一张图展示",
  ]

  private static func makeRequests(
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let states = [
      "draft", "submitted", "submitted", "underReview", "approved", "refused", "delivered",
      "delivered", "rated", "cancelled",
    ]
    let askers = ["区市场监管局", Units.centre, "区人社局", "区行政审批局", Units.emergency, "区住建局"]
    for index in 0..<48 {
      let state = states[index % states.count]
      let entry = world.reference("catalogEntry", "\(index * 5 + index % 3)")
      let asker = askers[index % askers.count]
      let created = Moment.day(-random.int(2...(state == "submitted" ? 12 : 90)), 10, index)
      var members: JSONObject = [
        "kind": index % 8 == 7 ? "demand" : "use", "requester": world.unitJSON(asker),
        "purpose": .string(purposes[index % purposes.count]), "status": .string(state),
        "items": .texts(["f1", "f2"]), "frequency": .string(random.pick(["按需", "每日", "每月"])),
        "volume": .string(random.pick(["约500条/日", "一次性2万条", "实时查询"])),
        "viaPlatform": .bool(!random.chance(percent: 25)),
        "basis": .object(["clause": "三.3.2"]),
        "term": .object([
          "from": created.dateJSON,
          "to": Moment.day(index % 9 == 6 ? 5 : index % 9 == 4 ? -3 : 200).dateJSON,
        ]),
      ]
      if members.text("kind") == "use" { members["entry"] = .string(entry) }
      decide(&members, state, created, in: &world, &random)
      let person = world.officer(of: asker, random: &random).id
      world.addNamed("dataRequest", "\(index)", at: created, by: person, members)
    }
  }

  private static func decide(
    _ members: inout JSONObject, _ state: String, _ created: Moment,
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    guard ["approved", "refused", "delivered", "rated"].contains(state) else { return }
    let steward = world.officer(of: Units.data, random: &random).id
    let at = created.later(days: min(3, -created.day - 1)).later(minutes: 90)
    members["decision"] = .object([
      "by": .string(steward), "at": at.json,
      "basis": .string(state == "refused" ? "与申请事项无直接关联，请补充业务依据后重新申请" : "符合履职需要"),
    ])
    guard state == "delivered" || state == "rated" else { return }
    members["deliveries"] = .array([
      .object([
        "id": .string(world.newID("delivery", at: at)), "at": at.later(minutes: 30).json,
        "way": .string(random.pick(["接口", "库表交换", "文件"])),
        "rows": .whole(random.int(120...48000)),
      ])
    ])
    if state == "rated" { members["rating"] = .whole(random.int(3...5)) }
  }

  private static func makeDisputes(
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let states = ["raised", "accepted", "checking", "corrected", "rejected", "informed"]
    let claims = [
      "企业已注销，库中仍为存续", "身份号码末位校验不通过", "地址与现场不符", "同一企业出现两条登记记录", "更新时间停留在三个月前", "证照有效期起止颠倒",
    ]
    for index in 0..<18 {
      let created = Moment.day(-random.int(2...20), 11, index)
      let state = states[index % states.count]
      let asker = index % 2 == 0 ? "区行政审批局" : "区人社局"
      var members: JSONObject = [
        "entry": .string(world.reference("catalogEntry", "\(index * 4)")), "item": "f1",
        "rowKeys": .texts([SampleIdentifiers.uscc(kind: "91", random: &random)]),
        "claim": .string(claims[index % claims.count]), "requester": world.unitJSON(asker),
        "status": .string(state),
      ]
      if ["corrected", "informed"].contains(state) { members["outcome"] = "经核对源系统，已更正并重新推送。" }
      if state == "rejected" { members["outcome"] = "源系统数据无误，系申请单位缓存未更新。" }
      world.add(
        "dataDispute", at: created, by: world.officer(of: asker, random: &random).id, members)
    }
  }

  private static func makeScenarios(in world: inout CountyWorld) {
    let scenarios = [
      ("电梯困人智能救援", "困人后找不到维保电话", "关联维保记录与消防力量，一键呼叫", "exemplar"),
      ("供热投诉提前感知", "停热后投诉集中爆发", "换热站水温与热线工单联动预警", "running"),
      ("独居老人用水异常提醒", "老人居家意外发现晚", "水表连续无用水提醒网格员上门", "running"),
      ("欠薪隐患预警", "年底集中讨薪", "社保欠缴、涉诉与热线三项数据比对", "running"),
      ("开办餐饮店一件事", "多部门多次提交", "一表申请，证照复用", "exemplar"),
      ("积水点联动处置", "雨后靠人报", "雨量、液位、视频三源联动派单", "proposed"),
      ("违建早发现", "建成后难拆", "网格巡查与遥感图斑比对", "proposed"),
      ("数据异议一键反馈", "错误数据反复出现", "办事窗口直接发起异议", "running"),
      ("森林防火智能值守", "瞭望依赖人工", "红外热点自动生成事件", "running"),
      ("免申即享稳岗补贴", "企业不知道政策", "参保数据匹配后直接拨付", "retired"),
    ]
    for (index, scenario) in scenarios.enumerated() {
      var members: JSONObject = [
        "title": .string(scenario.0), "problem": .string(scenario.1),
        "solution": .string(scenario.2), "stage": .string(scenario.3), "status": "published",
        "units": world.unitsJSON([Units.data, Units.centre]),
        "resources": .texts([
          world.reference("catalogEntry", "\(index * 3)"),
          world.reference("catalogEntry", "\(index * 3 + 1)"),
        ]),
      ]
      if index == 7 { members["copiedFrom"] = .string(world.reference("scenario", "0")) }
      world.addNamed("scenario", "\(index)", at: .day(-110 + index, 15, index), members)
    }
  }

  private static func makeMarket(in world: inout CountyWorld) {
    let items = [
      ("product", "企业信用画像查询服务", "listed"), ("product", "停车泊位余位数据接口", "listed"),
      ("product", "餐饮油烟监测指数", "registered"), ("registration", "公共数据资源登记：供热测温", "registered"),
      ("registration", "公共数据资源登记：公交到站", "registered"), ("rule", "公共数据授权运营收益分配规则", "listed"),
      ("trade", "企业信用画像查询服务年度采购", "traded"), ("demand", "连锁药店选址所需人口热力数据", "listed"),
      ("demand", "外卖平台门牌地址校验", "listed"), ("supply", "历下区地名地址服务", "listed"),
      ("supply", "老旧小区改造项目清单", "listed"), ("demand", "保险公司积水风险数据", "registered"),
    ]
    for (index, item) in items.enumerated() {
      var members: JSONObject = [
        "kind": .string(item.0), "title": .string(item.1), "stage": .string(item.2),
        "status": "published", "owner": world.unitJSON(Units.data),
        "resources": .texts([world.reference("catalogEntry", "\(index * 2)")]),
      ]
      if item.0 == "product" || item.0 == "trade" {
        members["priceFen"] = .whole(120_000 * (index + 1))
      }
      if item.0 == "trade" || item.0 == "demand" {
        members["counterparty"] = .string(
          world.subjects.filter { $0.kind == "enterprise" }[index * 4].id)
      }
      world.add("marketItem", at: .day(-90 + index, 16, index), members)
    }
  }
}
