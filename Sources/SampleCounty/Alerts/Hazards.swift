/// What is warned of, and in which words.
struct Hazard: Sendable {
  var event: String
  var code: String
  var category: String
  var description: String
  var instruction: String

  static let all: [Hazard] = [
    Hazard(
      event: "寒潮", code: "11B05", category: "Met",
      description: "受强冷空气影响，预计未来24小时{area}最低气温下降10至12℃，平均风力4至5级，阵风7至8级。",
      instruction: "注意防寒保暖；供热、供水单位加强巡检；做好困难群众和独居老人走访。"),
    Hazard(
      event: "道路结冰", code: "11B21", category: "Met",
      description: "受降温降雪影响，预计未来12小时{area}部分路段路表温度低于0℃，将出现对交通有影响的道路结冰。",
      instruction: "备足融雪剂，桥梁、坡道优先撒布；行人车辆减速慢行。"),
    Hazard(
      event: "暴雪", code: "11B04", category: "Met",
      description: "预计未来6小时{area}降雪量将达6毫米以上，积雪深度3至5厘米。", instruction: "启动除雪预案，检查临时构筑物和公交站亭顶棚积雪。"),
    Hazard(
      event: "大风", code: "11B06", category: "Met", description: "预计未来24小时{area}平均风力6级，阵风8至9级。",
      instruction: "加固广告牌、围挡、塔吊；停止高空作业；林区严禁用火。"),
    Hazard(
      event: "大雾", code: "11B17", category: "Met", description: "预计未来12小时{area}将出现能见度小于500米的雾。",
      instruction: "注意行车安全，学校错峰放学。"),
    Hazard(
      event: "霾", code: "11B19", category: "Met", description: "预计未来3天{area}空气质量达重度污染，静稳天气持续。",
      instruction: "重点企业落实减排清单，工地停止土方作业。"),
    Hazard(
      event: "森林火险", code: "11B25", category: "Fire", description: "{area}林区可燃物干燥，风力较大，森林火险气象等级高。",
      instruction: "加强千佛山、龙洞林区巡护，严禁携带火种入山。"),
    Hazard(
      event: "暴雨", code: "11B03", category: "Met", description: "预计未来6小时{area}降雨量将达50毫米以上，并伴有雷电。",
      instruction: "低洼路段、地下车库、涵洞提前布防；马鞍山路等行洪通道禁止停车。"),
    Hazard(
      event: "雷电", code: "11B14", category: "Met", description: "{area}将有雷电活动，局地伴有短时强降水和阵性大风。",
      instruction: "停止户外活动，检查防雷设施。"),
    Hazard(
      event: "高温", code: "11B09", category: "Met", description: "预计明日{area}最高气温将升至37℃以上。",
      instruction: "保障供水供电，户外作业避开高温时段。"),
    Hazard(
      event: "地质灾害气象风险", code: "11D07", category: "Geo", description: "{area}南部山区发生崩塌、滑坡的气象风险较高。",
      instruction: "巡查隐患点，必要时组织群众转移。"),
    Hazard(
      event: "重污染天气", code: "13A01", category: "Env", description: "经会商，{area}启动重污染天气应急响应。",
      instruction: "按级别落实限产、停工、道路冲洗措施。"),
  ]

  /// What the county's own sensors and desk warn of.
  static let local: [Hazard] = [
    Hazard(
      event: "换热站出水温度偏低", code: "12C01", category: "Infra",
      description: "环山换热站出水温度连续15分钟低于阈值，影响{area}供热。", instruction: "派人到站检查循环泵和换热器，准备移动供热车。"),
    Hazard(
      event: "管廊甲烷浓度超限", code: "12C02", category: "Safety",
      description: "泉城路管廊甲烷浓度超过阈值，{area}管廊内禁止作业。", instruction: "立即通风并撤离作业人员，燃气公司到场检测。"),
    Hazard(
      event: "河道水位超警", code: "12C03", category: "Met", description: "小清河{area}段水位超过警戒值。",
      instruction: "关闭沿河步道，泵站全开。"),
    Hazard(
      event: "供水压力异常", code: "12C04", category: "Infra", description: "燕山二次供水压力低于阈值，{area}高层可能停水。",
      instruction: "核查是否爆管，通知物业。"),
    Hazard(
      event: "空气质量站点超标", code: "12C05", category: "Env",
      description: "姚家站PM2.5小时浓度超标，{area}需排查污染源。", instruction: "走航排查上风向工地与餐饮。"),
    Hazard(
      event: "林区红外热点", code: "12C06", category: "Fire", description: "千佛山林区发现红外热点，{area}需现场核查。",
      instruction: "就近护林员十分钟内到场，回传视频。"),
    Hazard(
      event: "信息源静默", code: "12C07", category: "Other", description: "雨量监测源超过三个周期无数据，{area}监测出现盲区。",
      instruction: "检查链路，改用人工报汛。"),
    Hazard(
      event: "热线诉求按期办结率偏低", code: "12C08", category: "Other",
      description: "{area}热线诉求按期办结率低于96%，连续两期下降。", instruction: "督办承办单位，分析超期原因。"),
  ]
}
