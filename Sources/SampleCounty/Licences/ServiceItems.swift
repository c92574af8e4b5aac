import JSONDiff

/// What people come to the counter for: items and the life events that bundle them.
enum ServiceItems {
  /// (name, unit, legal days, promised days, materials: name, licence type, promise)
  struct Definition {
    var name: String
    var unit: String
    var legalDays: Int
    var promisedDays: Int
    var materials: [(name: String, licenceType: String?, isPromise: Bool)]
  }

  static let items: [Definition] = [
    Definition(
      name: "食品经营许可（新办）", unit: "区行政审批局", legalDays: 20, promisedDays: 3,
      materials: [("营业执照", "营业执照", false), ("经营场所平面图", nil, false), ("食品安全管理制度", nil, true)]),
    Definition(
      name: "公共场所卫生许可（延续）", unit: "区行政审批局", legalDays: 20, promisedDays: 2,
      materials: [
        ("营业执照", "营业执照", false), ("公共场所卫生许可证", "公共场所卫生许可证", false),
        ("检测报告", nil, false),
      ]),
    Definition(
      name: "药品零售企业许可变更", unit: "区行政审批局", legalDays: 15, promisedDays: 3,
      materials: [
        ("药品经营许可证", "药品经营许可证", false), ("营业执照", "营业执照", false),
        ("执业药师注册证明", nil, false),
      ]),
    Definition(
      name: "危险化学品经营许可（首次）", unit: Units.emergency, legalDays: 30, promisedDays: 10,
      materials: [("营业执照", "营业执照", false), ("安全评价报告", nil, false), ("应急预案备案表", nil, false)]),
    Definition(
      name: "公众聚集场所消防安全检查", unit: "区消防救援大队", legalDays: 10, promisedDays: 5,
      materials: [("营业执照", "营业执照", false), ("场所平面布置图", nil, false), ("消防安全承诺书", nil, true)]),
    Definition(
      name: "劳务派遣经营许可", unit: "区行政审批局", legalDays: 20, promisedDays: 5,
      materials: [("营业执照", "营业执照", false), ("验资报告", nil, false)]),
    Definition(
      name: "排水许可", unit: "区行政审批局", legalDays: 20, promisedDays: 4,
      materials: [("营业执照", "营业执照", false), ("排水管网图", nil, false)]),
    Definition(
      name: "特种设备使用登记", unit: "区市场监管局", legalDays: 15, promisedDays: 1,
      materials: [("营业执照", "营业执照", false), ("产品合格证", nil, false), ("监督检验证明", nil, false)]),
    Definition(
      name: "残疾人两项补贴申请", unit: "区民政局", legalDays: 20, promisedDays: 10,
      materials: [("残疾人证", "残疾人证", false), ("最低生活保障证", "最低生活保障证", false)]),
    Definition(
      name: "新生儿户口登记", unit: "公安分局", legalDays: 5, promisedDays: 1,
      materials: [("出生医学证明", "出生医学证明", false), ("居民户口簿", nil, false)]),
    Definition(
      name: "社会保障卡申领", unit: "区人社局", legalDays: 30, promisedDays: 1,
      materials: [("居民身份证明", nil, false), ("出生医学证明", "出生医学证明", false)]),
    Definition(
      name: "城乡居民基本医疗保险参保登记", unit: "区人社局", legalDays: 5, promisedDays: 1,
      materials: [("社会保障卡", "社会保障卡", false)]),
    Definition(
      name: "高龄津贴申请", unit: "区民政局", legalDays: 20, promisedDays: 5,
      materials: [("老年人优待证", "老年人优待证", false), ("银行账户承诺", nil, true)]),
    Definition(
      name: "小微企业稳岗补贴申领", unit: "区人社局", legalDays: 20, promisedDays: 7,
      materials: [("营业执照", "营业执照", false), ("参保证明", nil, false)]),
  ]

  static let lifeEvents: [(name: String, items: [String])] = [
    ("新生儿出生一件事", ["新生儿户口登记", "社会保障卡申领", "城乡居民基本医疗保险参保登记"]),
    ("开办餐饮店一件事", ["食品经营许可（新办）", "公众聚集场所消防安全检查", "排水许可"]),
    ("扶残助困一件事", ["残疾人两项补贴申请", "高龄津贴申请"]),
  ]

  static func make(in world: inout CountyWorld) {
    for (index, item) in items.enumerated() {
      var members = common(
        code: "370102-SX-\(1001 + index)", name: item.name, kind: "item",
        legalDays: item.legalDays, promisedDays: item.promisedDays)
      members["unit"] = world.unitJSON(item.unit)
      members["materials"] = .array(
        item.materials.enumerated().map { material($0.offset, $0.element, in: world) })
      world.addNamed("serviceItem", item.name, at: .day(-240, 9, index), members)
    }
    for (index, event) in lifeEvents.enumerated() {
      var members = common(
        code: "370102-YJS-\(101 + index)", name: event.name, kind: "lifeEvent", legalDays: 30,
        promisedDays: 7)
      members["unit"] = world.unitJSON("区行政审批局")
      members["bundles"] = .texts(event.items.map { world.reference("serviceItem", $0) })
      world.addNamed("serviceItem", event.name, at: .day(-239, 9, index), members)
    }
  }

  private static func common(
    code: String, name: String, kind: String, legalDays: Int, promisedDays: Int
  ) -> JSONObject {
    [
      "code": .string(code), "name": .string(name), "kind": .string(kind),
      "legalDays": .whole(legalDays), "promisedDays": .whole(promisedDays),
      "status": "published",
      "form": .array([
        .object(["id": "name", "title": "申请人", "dataType": "string", "from": "/name"]),
        .object(["id": "phone", "title": "联系电话", "dataType": "string", "from": "/phone"]),
      ]),
    ]
  }

  private static func material(
    _ index: Int, _ material: (name: String, licenceType: String?, isPromise: Bool),
    in world: CountyWorld
  ) -> JSON {
    var members: JSONObject = [
      "id": .string("m\(index + 1)"), "name": .string(material.name), "required": true,
    ]
    if let type = material.licenceType {
      members["licenceType"] = .string(world.reference("licenceType", type))
      members["fields"] = .texts(["name"])
    }
    if material.isPromise { members["promise"] = true }
    return .object(members)
  }
}
