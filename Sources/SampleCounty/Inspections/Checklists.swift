import JSONDiff

/// Published checklists by item of inspection.
enum Checklists {
  struct Definition {
    var name: String
    var owner: String
    var item: String
    var questions: [(text: String, basis: String, severity: String)]
  }

  static let all: [Definition] = [
    Definition(
      name: "电梯使用管理检查单", owner: "区市场监管局", item: "SC-TZ-01",
      questions: [
        ("电梯使用登记证是否在有效期内并张贴使用标志", "特种设备安全法第三十三条", "major"),
        ("维护保养记录是否齐全，间隔不超过15日", "特种设备安全法第四十五条", "major"),
        ("轿厢紧急报警装置是否有效应答", "TSG 08-2017", "critical"), ("是否配备特种设备安全管理人员", "特种设备安全法第三十六条", "minor"),
        ("机房门是否上锁、有无杂物", "TSG T5002", "minor"),
      ]),
    Definition(
      name: "餐饮服务食品安全检查单", owner: "区市场监管局", item: "SC-SP-02",
      questions: [
        ("食品经营许可证是否公示且在有效期内", "食品安全法第三十五条", "major"), ("从业人员健康证明是否齐全", "食品安全法第四十五条", "major"),
        ("冷藏设施温度是否达标（0至8℃）", "餐饮服务食品安全操作规范", "major"), ("是否存在超过保质期食品", "食品安全法第三十四条", "critical"),
        ("防鼠防蝇设施是否完好", "餐饮服务食品安全操作规范", "minor"), ("餐厨废弃物台账是否完整", "食品安全法第三十三条", "minor"),
      ]),
    Definition(
      name: "消防安全重点单位检查单", owner: "区消防救援大队", item: "XF-ZD-01",
      questions: [
        ("疏散通道、安全出口是否畅通", "消防法第二十八条", "critical"), ("消防设施每年是否全面检测", "消防法第十六条", "major"),
        ("灭火器压力是否正常", "消防法第十六条", "minor"), ("消防控制室是否双人持证值班", "GB 25506", "major"),
        ("是否开展半年一次演练", "机关团体企业事业单位消防安全管理规定第四十条", "minor"),
      ]),
    Definition(
      name: "危险化学品经营单位检查单", owner: Units.emergency, item: "YJ-WH-01",
      questions: [
        ("经营许可证是否有效、范围相符", "危险化学品安全管理条例第三十三条", "critical"),
        ("储存场所间距、防爆电气是否符合要求", "GB 17914", "critical"),
        ("主要负责人和安全员是否考核合格", "安全生产法第二十七条", "major"), ("应急预案是否备案并演练", "安全生产法第八十一条", "major"),
      ]),
    Definition(
      name: "建筑工地扬尘与安全检查单", owner: "区住建局", item: "ZJ-GD-01",
      questions: [
        ("围挡、喷淋、冲洗设施是否到位", "大气污染防治法第六十九条", "major"), ("脚手架验收手续是否齐全", "建设工程安全生产管理条例", "critical"),
        ("特种作业人员是否持证", "安全生产法第三十条", "major"), ("农民工工资专户是否足额拨付", "保障农民工工资支付条例", "major"),
      ]),
    Definition(
      name: "物业服务企业检查单", owner: "区住建局", item: "ZJ-WY-01",
      questions: [
        ("服务内容和收费标准是否公示", "山东省物业管理条例", "minor"), ("公共收益收支是否每半年公示", "民法典第二百八十二条", "major"),
        ("消防通道、监控、门禁是否正常", "消防法第十八条", "major"), ("二次供水水箱清洗记录", "二次供水设施卫生规范", "minor"),
      ]),
    Definition(
      name: "重点排污单位检查单", owner: "生态环境局历下分局", item: "HJ-PW-01",
      questions: [
        ("在线监测设备是否正常传输", "大气污染防治法第二十四条", "major"), ("治理设施运行台账是否完整", "排污许可管理条例第二十一条", "major"),
        ("危险废物贮存与转移联单", "固体废物污染环境防治法", "major"), ("碳排放报告与台账是否一致", "碳排放权交易管理暂行条例", "major"),
      ]),
    Definition(
      name: "劳动用工检查单", owner: "区人社局", item: "RS-LD-01",
      questions: [
        ("劳动合同签订率", "劳动合同法第十条", "major"), ("工资支付台账与考勤一致", "保障农民工工资支付条例第十五条", "major"),
        ("社会保险参保情况", "社会保险法第五十八条", "major"),
      ]),
    Definition(
      name: "医疗美容机构检查单", owner: "区卫健局", item: "WJ-YL-01",
      questions: [
        ("执业许可证与诊疗科目相符", "医疗机构管理条例", "critical"), ("医护人员资质公示", "医师法", "major"),
        ("药品器械进货查验", "药品管理法", "major"),
      ]),
    Definition(
      name: "校外培训机构检查单", owner: "区教体局", item: "JT-PX-01",
      questions: [
        ("收费是否进入监管账户", "校外培训行政处罚暂行办法", "major"), ("一次性收费是否超过三个月", "校外培训行政处罚暂行办法", "major"),
        ("培训场所消防手续", "消防法第十五条", "critical"),
      ]),
  ]

  /// Lists that orders are handled by; `item` names the category or the kind.
  private static let ofOrders: [Definition] = [
    Definition(
      name: "停热诉求处置清单", owner: Units.centre, item: "order.供热",
      questions: [
        ("已电话联系诉求人，约定上门时间", "热线办理规范", "major"),
        ("已入户测温并请住户确认读数", "山东省供热条例", "major"),
        ("已查明原因：户内、楼内或管网", "热线办理规范", "major"),
        ("已告知恢复时间或退费办法", "山东省供热条例", "minor"),
      ]),
    Definition(
      name: "供水抢修处置清单", owner: Units.centre, item: "order.供水",
      questions: [
        ("已到场关阀止水，围挡到位", "热线办理规范", "critical"),
        ("已通知受影响的楼栋和恢复时间", "热线办理规范", "major"),
        ("已修复并放水冲洗", "二次供水设施卫生规范", "major"),
        ("已拍照留存修复前后", "热线办理规范", "minor"),
      ]),
    Definition(
      name: "网格事项处置清单", owner: Units.centre, item: "order.gridMatter",
      questions: [
        ("已到现场核实", "网格工作规范", "major"), ("已拍照并记下位置", "网格工作规范", "minor"),
        ("能当场处理的已处理，不能的已上报", "网格工作规范", "major"),
      ]),
  ]

  static func make(in world: inout CountyWorld) {
    for (index, list) in (all + ofOrders).enumerated() {
      let head = world.staff(of: list.owner).last?.id ?? "system"
      let items = list.questions.enumerated().map { question -> JSON in
        .object([
          "id": .string("\(list.item)-\(question.offset + 1)"),
          "question": .string(question.element.text), "basis": .string(question.element.basis),
          "answer": "verdict", "required": .bool(question.element.severity != "minor"),
          "severity": .string(question.element.severity),
        ])
      }
      world.addNamed(
        "checklist", list.item, at: .day(-220, 9, index), by: head,
        [
          "name": .string(list.name), "owner": world.unitJSON(list.owner),
          "item": .string(list.item), "version": 1, "items": .array(items), "validDays": 180,
          "status": "published",
        ])
    }
  }
}
