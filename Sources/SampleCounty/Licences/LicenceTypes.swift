import JSONDiff

/// Kinds of licences, service items with their materials, issuers to be trusted, seals.
enum LicenceTypes {
  struct Definition {
    var code: String
    var name: String
    var issuer: String
    var holder: String
    var months: Int?
    /// (id, title, data type, disclose)
    var fields: [(String, String, String, String)]
  }

  private static let holderFields: [(String, String, String, String)] = [
    ("name", "名称", "string", "always"), ("uscc", "统一社会信用代码", "string", "always"),
    ("legalRepresentative", "法定代表人", "string", "offered"), ("address", "住所", "string", "offered"),
  ]
  private static let personFields: [(String, String, String, String)] = [
    ("name", "姓名", "string", "always"), ("citizenId", "公民身份号码", "string", "offered"),
  ]

  static let all: [Definition] = [
    Definition(
      code: "11100000MB0143028R001", name: "营业执照", issuer: "区市场监管局", holder: "enterprise",
      fields: holderFields + [("scope", "经营范围", "string", "offered")]),
    Definition(
      code: "11100000MB0143028R002", name: "食品经营许可证", issuer: "区行政审批局", holder: "enterprise",
      months: 60, fields: holderFields + [("items", "经营项目", "string", "always")]),
    Definition(
      code: "11100000MB0143028R003", name: "药品经营许可证", issuer: "区行政审批局", holder: "enterprise",
      months: 60, fields: holderFields),
    Definition(
      code: "11100000MB0143028R004", name: "特种设备使用登记证", issuer: "区市场监管局", holder: "enterprise",
      fields: holderFields + [("device", "设备代码", "string", "offered")]),
    Definition(
      code: "11100000MB1673050K001", name: "危险化学品经营许可证", issuer: Units.emergency,
      holder: "enterprise", months: 36, fields: holderFields),
    Definition(
      code: "11100000000014105F001", name: "公众聚集场所投入使用营业前消防安全检查合格证", issuer: "区消防救援大队",
      holder: "enterprise", fields: holderFields),
    Definition(
      code: "11100000000013338W001", name: "公共场所卫生许可证", issuer: "区行政审批局", holder: "enterprise",
      months: 48, fields: holderFields),
    Definition(
      code: "11100000000013338W002", name: "劳务派遣经营许可证", issuer: "区行政审批局", holder: "enterprise",
      months: 36, fields: holderFields),
    Definition(
      code: "11100000000013338W003", name: "城镇污水排入排水管网许可证", issuer: "区行政审批局", holder: "enterprise",
      months: 60, fields: holderFields),
    Definition(
      code: "11100000000013338W004", name: "残疾人证", issuer: "区民政局", holder: "person", months: 120,
      fields: personFields + [("grade", "残疾等级", "string", "offered")]),
    Definition(
      code: "11100000000013338W005", name: "最低生活保障证", issuer: "区民政局", holder: "person", months: 12,
      fields: personFields),
    Definition(
      code: "11100000000013338W006", name: "出生医学证明", issuer: "区卫健局", holder: "person",
      fields: personFields + [("birthDate", "出生日期", "date", "always")]),
    Definition(
      code: "11100000000013338W007", name: "老年人优待证", issuer: "区民政局", holder: "person",
      fields: personFields),
    Definition(
      code: "11100000000013338W008", name: "社会保障卡", issuer: "区人社局", holder: "person",
      fields: personFields),
  ]

  static func make(in world: inout CountyWorld) {
    let officer = world.staff(of: "区行政审批局").first?.id ?? "system"
    for (index, type) in all.enumerated() {
      var members: JSONObject = [
        "code": .string(type.code), "name": .string(type.name),
        "issuerClass": .string(type.issuer), "holderKind": .string(type.holder),
        "algorithm": "SM2", "status": "published",
        "fields": .array(
          type.fields.map { field in
            .object([
              "id": .string(field.0), "title": .string(field.1), "dataType": .string(field.2),
              "disclose": .string(field.3), "required": .bool(field.3 == "always"),
            ])
          }),
      ]
      members["validityMonths"] = type.months.map { .whole($0) }
      world.addNamed(
        "licenceType", type.name, at: .day(-250, 9, index), by: officer, members)
    }
    makeIssuers(in: &world)
    makeSeals(in: &world)
  }

  private static func makeIssuers(in world: inout CountyWorld) {
    for (index, unit) in ["区行政审批局", "区市场监管局", Units.emergency].enumerated() {
      let types = all.filter { $0.issuer == unit }.map { world.reference("licenceType", $0.name) }
      world.addNamed(
        "trustedIssuer", unit, at: .day(-249, 9, index),
        [
          "name": .string(unit + "（演示签发者）"), "unit": world.unitJSON(unit), "test": true,
          "licenceTypes": .texts(types), "status": "trusted",
          "keys": .array([
            .object([
              "id": "k1", "algorithm": "SM2", "publicKey": .string(Staff.publishedKey),
              "from": "2025-12-31T16:00:00.000Z", "to": "2028-12-31T15:59:59.000Z",
            ])
          ]),
        ])
    }
  }

  private static func makeSeals(in world: inout CountyWorld) {
    for (index, unit) in ["区行政审批局", "区市场监管局", Units.centre, Units.emergency].enumerated() {
      world.addNamed(
        "seal", unit, at: .day(-248, 9, index),
        [
          "owner": world.unitJSON(unit), "name": .string("济南市历下\(unit)专用章（演示）"),
          "validFrom": "2026-01-01", "validTo": .string(index == 3 ? "2026-09-30" : "2029-12-31"),
          "status": index == 2 ? "suspended" : "valid",
        ])
    }
  }
}
