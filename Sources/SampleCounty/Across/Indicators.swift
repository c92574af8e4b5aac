import JSONDiff

/// Indicators of the economy, of evaluation and of sensors, with their figures.
enum Indicators {
  struct Definition {
    var code: String
    var name: String
    var unit: String
    var kind: String
    var period: String
    var owner: String
    var base: Double
    var swing: Double
    var places: Int
    var thresholds: [(colour: String, operation: String, on: Double, off: Double)] = []
    var target: Double?
  }

  static let all: [Definition] = [
    Definition(
      code: "JJ-GDP", name: "地区生产总值（累计）", unit: "亿元", kind: "economic", period: "quarter",
      owner: "区统计局", base: 620, swing: 40, places: 1),
    Definition(
      code: "JJ-IND", name: "规模以上工业增加值增速", unit: "%", kind: "economic", period: "month",
      owner: "区统计局", base: 6.2, swing: 1.8, places: 1, thresholds: [("yellow", "<", 4, 4.5)]),
    Definition(
      code: "JJ-RETAIL", name: "社会消费品零售总额", unit: "亿元", kind: "economic", period: "month",
      owner: "区统计局", base: 58, swing: 7, places: 1),
    Definition(
      code: "JJ-INVEST", name: "固定资产投资增速", unit: "%", kind: "economic", period: "month",
      owner: "区发改局", base: 5.1, swing: 2.4, places: 1),
    Definition(
      code: "JJ-TAX", name: "一般公共预算收入", unit: "亿元", kind: "economic", period: "month",
      owner: "区财政局", base: 14.6, swing: 3.1, places: 2),
    Definition(
      code: "JJ-REG", name: "新登记经营主体", unit: "户", kind: "economic", period: "month",
      owner: "区市场监管局", base: 1480, swing: 320, places: 0),
    Definition(
      code: "JJ-EMP", name: "城镇新增就业", unit: "人", kind: "economic", period: "month", owner: "区人社局",
      base: 2360, swing: 420, places: 0),
    Definition(
      code: "JJ-DIG", name: "数字经济核心产业增加值占比", unit: "%", kind: "economic", period: "quarter",
      owner: Units.data, base: 11.8, swing: 0.6, places: 1, target: 10),
    Definition(
      code: "JJ-POWER", name: "全社会用电量", unit: "万千瓦时", kind: "economic", period: "day",
      owner: "供电公司历下供电中心", base: 1260, swing: 210, places: 0),
    Definition(
      code: "KH-HOTLINE", name: "热线诉求按期办结率", unit: "%", kind: "evaluation", period: "month",
      owner: Units.centre, base: 97.4, swing: 1.6, places: 1,
      thresholds: [("yellow", "<", 96, 96.5)], target: 98),
    Definition(
      code: "KH-SATISFY", name: "热线诉求满意率", unit: "%", kind: "evaluation", period: "month",
      owner: Units.centre, base: 92.8, swing: 2.2, places: 1, target: 95),
    Definition(
      code: "KH-SHARE", name: "统一平台数据服务占比", unit: "%", kind: "evaluation", period: "month",
      owner: Units.data, base: 71.5, swing: 2.4, places: 1, target: 70),
    Definition(
      code: "KH-SMART", name: "智慧社区覆盖率", unit: "%", kind: "evaluation", period: "quarter",
      owner: Units.data, base: 92.3, swing: 0.8, places: 1, target: 90),
    Definition(
      code: "KH-ONLINE", name: "政务服务全程网办率", unit: "%", kind: "evaluation", period: "month",
      owner: "区行政审批局", base: 93.6, swing: 1.1, places: 1, target: 95),
    Definition(
      code: "KH-NOPAPER", name: "免证办事项占比", unit: "%", kind: "evaluation", period: "month",
      owner: "区行政审批局", base: 64.2, swing: 2, places: 1, target: 70),
    Definition(
      code: "KH-GRID", name: "网格事项当日处置率", unit: "%", kind: "evaluation", period: "month",
      owner: Units.centre, base: 95.2, swing: 1.9, places: 1, target: 96),
    Definition(
      code: "KH-GIGA", name: "涉农家庭千兆接入能力占比", unit: "%", kind: "evaluation", period: "quarter",
      owner: Units.data, base: 86.4, swing: 0.7, places: 1, target: 80),
    Definition(
      code: "HJ-PM25", name: "PM2.5小时浓度（姚家站）", unit: "μg/m³", kind: "station", period: "realtime",
      owner: "生态环境局历下分局", base: 46, swing: 22, places: 0,
      thresholds: [("yellow", ">", 115, 100), ("orange", ">", 150, 130)]),
    Definition(
      code: "HJ-NO2", name: "二氧化氮浓度（姚家站）", unit: "μg/m³", kind: "station", period: "realtime",
      owner: "生态环境局历下分局", base: 38, swing: 14, places: 0, thresholds: [("yellow", ">", 100, 90)]),
    Definition(
      code: "SW-XQH", name: "小清河水位（历下段）", unit: "m", kind: "sensor", period: "realtime",
      owner: "区水务局", base: 22.4, swing: 0.4, places: 2,
      thresholds: [("blue", ">", 23.6, 23.4), ("yellow", ">", 24.1, 23.9)]),
    Definition(
      code: "SW-QUAN", name: "趵突泉地下水位", unit: "m", kind: "sensor", period: "realtime",
      owner: "区水务局", base: 28.9, swing: 0.12, places: 2,
      thresholds: [("yellow", "<", 28.15, 28.25), ("orange", "<", 27.6, 27.7)]),
    Definition(
      code: "SW-RAIN", name: "龙洞雨量", unit: "mm", kind: "sensor", period: "realtime", owner: "区水务局",
      base: 0.1, swing: 0.1, places: 1,
      thresholds: [("blue", ">", 20, 15), ("yellow", ">", 35, 28)]),
    Definition(
      code: "RL-TEMP", name: "环山换热站出水温度", unit: "℃", kind: "sensor", period: "realtime",
      owner: "热力集团历下分公司", base: 46, swing: 3, places: 1,
      thresholds: [("yellow", "<", 38, 41), ("orange", "<", 33, 36)]),
    Definition(
      code: "RL-PRESS", name: "环山换热站供水压力", unit: "MPa", kind: "sensor", period: "realtime",
      owner: "热力集团历下分公司", base: 0.52, swing: 0.03, places: 2,
      thresholds: [("orange", "<", 0.4, 0.44)]),
    Definition(
      code: "GS-PRESS", name: "燕山二次供水压力", unit: "MPa", kind: "sensor", period: "realtime",
      owner: "水务集团历下供水所", base: 0.38, swing: 0.02, places: 2,
      thresholds: [("yellow", "<", 0.28, 0.31)]),
    Definition(
      code: "FX-CH4", name: "泉城路管廊甲烷浓度", unit: "%LEL", kind: "sensor", period: "realtime",
      owner: "燃气集团历下服务站", base: 1.4, swing: 0.8, places: 1,
      thresholds: [("orange", ">", 10, 8), ("red", ">", 20, 15)]),
    Definition(
      code: "SL-FIRE", name: "千佛山林区红外热点", unit: "个", kind: "sensor", period: "realtime",
      owner: Units.emergency, base: 0, swing: 0, places: 0, thresholds: [("orange", ">", 0, 0)]),
  ]

  static func make(in world: inout CountyWorld) {
    var random = world.random("indicators")
    for (index, definition) in all.enumerated() {
      var members: JSONObject = [
        "code": .string(definition.code), "name": .string(definition.name),
        "unitOfMeasure": .string(definition.unit), "kind": .string(definition.kind),
        "period": .string(definition.period), "owner": world.unitJSON(definition.owner),
        "sourceName": .string(definition.owner + "业务系统"),
      ]
      members["target"] = definition.target.map { JSON.decimal($0) }
      if !definition.thresholds.isEmpty { members["thresholds"] = thresholds(of: definition) }
      if definition.kind == "sensor" || definition.kind == "station" {
        let community = world.communities[index]
        members["place"] = .object([
          "region": .string(community.code), "name": .string(community.name),
          "point": .point(community.longitude, community.latitude),
        ])
        members["expectedIntervalSeconds"] = 300
      } else {
        members["anomaly"] = .object(["method": "seasonal", "window": 12, "sigmas": 3])
      }
      let id = world.addNamed(
        "indicator", definition.code, at: .day(-270, 9, index), members)
      Series.make(of: definition, id: id, in: &world, &random)
    }
  }

  private static func thresholds(of definition: Definition) -> JSON {
    .array(
      definition.thresholds.enumerated().map { threshold in
        .object([
          "id": .string("t\(threshold.offset + 1)"),
          "colour": .string(threshold.element.colour),
          "op": .string(threshold.element.operation), "on": .decimal(threshold.element.on),
          "off": .decimal(threshold.element.off), "delaySeconds": 300, "count": 2,
        ])
      })
  }
}
