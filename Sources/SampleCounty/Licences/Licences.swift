import JSONDiff

/// Licences in every state, mandates, applications.
enum Licences {
  static func make(in world: inout CountyWorld) {
    var random = world.random("licences")
    for index in 0..<150 { addLicence(index, in: &world, &random) }
    makeMandates(in: &world, &random)
    makeApplications(in: &world, &random)
  }

  private static func addLicence(
    _ index: Int, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let type = index < 70 ? LicenceTypes.all[0] : LicenceTypes.all[1 + index % 13]
    let holders = world.subjects.filter {
      type.holder == "person" ? $0.kind == "person" : $0.kind == "enterprise"
    }
    let holder = holders[index % holders.count]
    let issued = Moment.day(-random.int(30...230), 10, index % 60)
    // A few have run out, a dozen run out within the month.
    let ends =
      index % 13 == 0
      ? -random.int(2...20) : index % 12 == 1 ? random.int(2...28) : random.int(90...1500)
    let serial = "37010226" + String(repeating: "0", count: 6 - "\(index)".count) + "\(index)"
    var members: JSONObject = [
      "licenceType": .string(world.reference("licenceType", type.name)),
      "identifier": .string(
        SampleIdentifiers.licenceIdentifier(
          type: type.code, issuer: "11370102004502A", serial: serial)),
      "licenceNumber": .string(index < 70 ? holder.uscc : "鲁济历\(type.name.prefix(1))证字\(serial)"),
      "holder": .string(holder.id), "issuer": world.unitJSON(type.issuer),
      "issuedOn": issued.dateJSON, "validFrom": issued.dateJSON,
      "fields": fields(of: type, holder: holder),
      "statusList": .object([
        "uri": "https://status.example.invalid/370102/2026", "index": .whole(index * 37 % 4096),
      ]),
      "status": .string(status(index)),
    ]
    if type.months != nil { members["validTo"] = Moment.day(ends).dateJSON }
    if status(index) != "valid" {
      members["statusReason"] = .string(random.pick(["整改期间暂扣", "依法吊销", "企业申请注销"]))
    }
    let officer = world.officer(of: "区行政审批局", random: &random).id
    world.addNamed("licence", "\(index)", at: issued, by: officer, members)
  }

  private static func status(_ index: Int) -> String {
    switch index % 25 {
    case 5: "suspended"
    case 11: "revoked"
    case 17: "cancelled"
    default: "valid"
    }
  }

  private static func fields(
    of type: LicenceTypes.Definition, holder: SampleSubject
  ) -> JSON {
    var values = JSONObject()
    for field in type.fields {
      switch field.0 {
      case "name": values["name"] = .string(holder.name)
      case "uscc": values["uscc"] = .string(holder.uscc)
      case "citizenId": values["citizenId"] = .string(holder.citizenID)
      case "address": values["address"] = "济南市历下区经十路（演示）"
      case "items": values["items"] = "预包装食品销售；热食类食品制售"
      case "scope": values["scope"] = "一般项目：技术服务、企业管理咨询；许可项目以批准文件为准"
      case "birthDate": values["birthDate"] = "2026-05-18"
      case "grade": values["grade"] = "三级"
      case "device": values["device"] = "3110-演示-001"
      default: break
      }
    }
    return .object(values)
  }

  private static func makeMandates(
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let holders = world.subjects.filter { $0.kind == "enterprise" }
    let agents = world.subjects.filter { $0.kind == "person" }
    for index in 0..<8 {
      let from = Moment.day(-20 - index, 9)
      world.add(
        "mandate", at: from, by: world.officer(of: "区行政审批局", random: &random).id,
        [
          "holder": .string(holders[index * 3].id), "agent": .string(agents[index * 2].id),
          "licenceTypes": .texts([world.reference("licenceType", "营业执照")]),
          "purpose": .string(random.pick(["代办食品经营许可", "代办税务登记变更", "投标使用"])),
          "from": from.dateJSON, "to": Moment.day(index == 3 ? -2 : 60).dateJSON,
          "status": index == 5 ? "revoked" : "valid",
        ])
    }
  }

  private static func makeApplications(
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let states = [
      "draft", "submitted", "submitted", "accepted", "accepted", "accepted", "decided", "delivered",
      "delivered", "withdrawn",
    ]
    let companies = world.subjects.filter { $0.kind == "enterprise" }
    for index in 0..<30 {
      let item = ServiceItems.items[index % 8]
      let created = Moment.day(-random.int(1...14), 9 + index % 8, index)
      let officer = world.officer(of: "区行政审批局", random: &random).id
      let applicant = companies[(index * 7) % companies.count]
      world.add(
        "application", at: created, by: officer,
        [
          "serviceItem": .string(world.reference("serviceItem", item.name)),
          "applicant": .string(applicant.id), "assistedBy": .string(officer),
          "unit": world.unitJSON(item.unit), "status": .string(states[index % states.count]),
          "answers": .object([
            "name": .string(applicant.name), "phone": .string(applicant.phone),
          ]),
          "materials": .array(
            item.materials.enumerated().map { material in
              .object([
                "id": .string("m\(material.offset + 1)"),
                "met": .string(
                  material.element.licenceType != nil
                    ? "licence"
                    : material.element.isPromise
                      ? "promise" : index % 3 == 0 ? "missing" : "file"),
              ])
            }),
        ])
    }
  }
}
