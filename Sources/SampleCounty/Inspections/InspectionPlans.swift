import JSONDiff

/// Supervision plans in every state.
enum InspectionPlans {
  private static let plans: [(title: String, units: [String], items: [String], status: String)] = [
    ("2026年四季度特种设备双随机抽查计划", ["区市场监管局"], ["SC-TZ-01"], "running"),
    ("餐饮服务食品安全与消防联合抽查计划", ["区市场监管局", "区消防救援大队"], ["SC-SP-02", "XF-ZD-01"], "running"),
    ("建筑工地扬尘治理专项抽查计划", ["区住建局", "生态环境局历下分局"], ["ZJ-GD-01"], "running"),
    ("危险化学品经营单位岁末年初抽查计划", [Units.emergency], ["YJ-WH-01"], "drawn"),
    ("物业服务企业信用抽查计划", ["区住建局"], ["ZJ-WY-01"], "published"),
    ("重点排污单位碳排放数据质量抽查计划", ["生态环境局历下分局"], ["HJ-PW-01"], "published"),
    ("2027年一季度劳动用工抽查计划", ["区人社局"], ["RS-LD-01"], "draft"),
    ("校外培训机构暑期抽查计划", ["区教体局"], ["JT-PX-01"], "closed"),
    ("医疗美容机构抽查计划（熵源公布有误，作废重抽）", ["区卫健局"], ["WJ-YL-01"], "voided"),
  ]

  static func make(in world: inout CountyWorld, _ random: inout SeededRandom) {
    for (index, plan) in plans.enumerated() {
      let head = world.staff(of: plan.units[0]).last?.id ?? "system"
      let ratios: [(String, Double)] = [("A", 0.01), ("B", 0.05), ("C", 0.2), ("D", 1)]
      world.addNamed(
        "inspectionPlan", "\(index)", at: .day(-60 + index * 2, 9, index), by: head,
        [
          "title": .string(plan.title), "units": world.unitsJSON(plan.units),
          "checklists": .texts(plan.items.map { world.reference("checklist", $0) }),
          "from": Moment.day(-40 + index).dateJSON, "to": Moment.day(50 + index).dateJSON,
          "ratios": .array(
            ratios.enumerated().map { ratio in
              .object([
                "id": .string("r\(ratio.offset + 1)"), "item": .string(plan.items[0]),
                "subjectKind": "enterprise", "grade": .string(ratio.element.0),
                "ratio": .decimal(ratio.element.1),
              ])
            }), "status": .string(plan.status),
        ])
    }
  }
}
