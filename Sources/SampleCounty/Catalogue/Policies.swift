import JSONDiff

/// The county's own policy documents (invented); the province's plan lies beside them in
/// `Samples/plan`.
enum Policies {
  struct Definition {
    var title: String
    var kind: String = "policy"
    var benefits: String?
    /// (clause id, expression over members of a subject)
    var eligibility: [(clause: String, expression: String)] = []
    var subjectOfClauses: String
  }

  static let all: [Definition] = [
    Definition(title: "历下区城市供热服务管理办法（试行）", subjectOfClauses: "供热"),
    Definition(title: "历下区二次供水设施改造与移交实施细则", subjectOfClauses: "二次供水"),
    Definition(title: "历下区12345热线诉求办理工作规则", subjectOfClauses: "热线诉求"),
    Definition(title: "历下区物业服务监督管理办法", subjectOfClauses: "物业服务"),
    Definition(
      title: "历下区小微企业稳岗补贴实施细则", benefits: "按参保人数每人补贴500元，每户最高10万元",
      eligibility: [
        ("二.1", "size == \"micro\" || size == \"small\""), ("二.2", "creditGrade != \"D\""),
        ("二.3", "facts.socialInsuranceMonths >= 12"),
      ], subjectOfClauses: "稳岗补贴"),
    Definition(
      title: "历下区软件与数据企业上云用数扶持办法", benefits: "按合同额30%补助，最高50万元",
      eligibility: [
        ("二.1", "industry == \"I651\" || industry == \"I655\""),
        ("二.2", "facts.annualRevenueWan >= 200"),
      ], subjectOfClauses: "上云用数"),
    Definition(
      title: "历下区高新技术企业认定奖励办法", benefits: "首次认定奖励20万元",
      eligibility: [
        ("二.1", "facts.isHighTech == true"),
        ("二.2", "creditGrade == \"A\" || creditGrade == \"B\""),
      ],
      subjectOfClauses: "高企奖励"),
    Definition(
      title: "历下区餐饮业油烟治理补助方案", benefits: "净化设备补助40%，最高8000元",
      eligibility: [("二.1", "industry == \"H621\""), ("二.2", "size == \"micro\"")],
      subjectOfClauses: "油烟治理"),
    Definition(
      title: "历下区残疾人就业创业扶持细则", benefits: "一次性创业补贴1.2万元",
      eligibility: [("二.1", "kind == \"person\""), ("二.2", "facts.isDisabled == true")],
      subjectOfClauses: "残疾人创业"),
    Definition(title: "历下区公共数据共享开放管理办法", subjectOfClauses: "公共数据"),
    Definition(title: "历下区电动自行车停放充电管理规定", subjectOfClauses: "电动自行车"),
    Definition(title: "历下区突发事件信息报送规定", subjectOfClauses: "信息报送"),
    Definition(title: "历下区电梯安全协同监管办法", subjectOfClauses: "电梯安全"),
    Definition(title: "历下区数字政府建设三年行动计划", kind: "plan", subjectOfClauses: "数字政府"),
    Definition(title: "公共数据目录编制规范（历下区地方指南）", kind: "standard", subjectOfClauses: "目录编制"),
    Definition(title: "历下区政务数据质量评价规范", kind: "standard", subjectOfClauses: "数据质量"),
    Definition(title: "关于2026年三季度热线办理情况的通报", kind: "bulletin", subjectOfClauses: "通报"),
  ]

  static let titles = all.map(\.title)

  static func make(in world: inout CountyWorld) {
    var random = world.random("policies")
    for (index, definition) in all.enumerated() {
      var members: JSONObject = [
        "kind": .string(definition.kind), "title": .string(definition.title),
        "documentNumber": .string("历政发〔202\(4 + index % 3)〕\(index + 3)号"),
        "issuer": "济南市历下区人民政府", "issuedOn": .string("202\(4 + index % 3)-0\(index % 9 + 1)-15"),
        "inForceFrom": .string("202\(4 + index % 3)-1\(index % 3)-01"), "status": "published",
        "clauses": clauses(about: definition.subjectOfClauses, &random),
      ]
      // One has run out, so "in force" has something to tell apart.
      if index == 7 { members["inForceTo"] = "2026-06-30" }
      members["benefits"] = definition.benefits.map { .string($0) }
      if !definition.eligibility.isEmpty {
        members["eligibility"] = .array(
          definition.eligibility.enumerated().map { rule in
            .object([
              "id": .string("g\(rule.offset + 1)"), "clause": .string(rule.element.clause),
              "expression": .string(rule.element.expression),
            ])
          })
      }
      let steward = world.staff(of: Units.data).first?.id ?? "system"
      world.addNamed(
        "policy", definition.title, at: .day(-260, 9, index), by: steward, members)
    }
  }

  private static func clauses(about subject: String, _ random: inout SeededRandom) -> JSON {
    let days = random.pick([1, 3, 5, 7])
    let texts: [(String, String, String)] = [
      ("一.1", "目的依据", "为规范\(subject)工作，保障企业和群众合法权益，根据有关法律法规，结合本区实际，制定本文件。"),
      ("一.2", "适用范围", "本区行政区域内\(subject)及其监督管理活动，适用本文件。"),
      ("二.1", "责任主体", "各有关单位是\(subject)的责任主体，应当明确负责人和联系电话并向社会公布。"),
      ("二.2", "办理时限", "涉及\(subject)的诉求，承办单位应当在收到后\(days)个工作日内办结并答复；情况紧急的，应当在24小时内处置。"),
      ("二.3", "条件标准", "申请\(subject)相关事项的，应当信用状况良好，材料可以通过数据共享或者电子证照获取的，不再要求提供。"),
      ("三.1", "监督检查", "有关部门按照双随机、一公开方式对\(subject)开展监督检查，结果依法公示。"),
      ("三.2", "法律责任", "违反本文件规定的，由有关部门依法责令改正；逾期不改正的，依法处理。"),
      ("四.1", "施行日期", "本文件自施行之日起有效期三年。"),
    ]
    return .array(
      texts.map { clause in
        .object([
          "id": .string(clause.0), "heading": .string(clause.1), "text": .string(clause.2),
        ])
      })
  }
}
