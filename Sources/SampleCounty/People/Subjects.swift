import JSONDiff

/// Persons, enterprises, institutions and traders of the county.
enum Subjects {
  /// (trade as the name ends, GB/T 4754 class, key list field)
  static let trades: [(name: String, industry: String)] = [
    ("餐饮管理有限公司", "H621"), ("大酒店有限公司", "H611"), ("物业服务有限公司", "K702"), ("供应链有限公司", "G599"),
    ("建筑工程有限公司", "E470"), ("装饰工程有限公司", "E501"), ("机电设备有限公司", "C349"), ("电梯工程有限公司", "E499"),
    ("食品有限公司", "C149"), ("医药连锁有限公司", "F525"), ("医疗器械有限公司", "F515"), ("化工贸易有限公司", "F516"),
    ("加油站有限公司", "F526"), ("印刷有限公司", "C231"), ("教育科技有限公司", "P839"), ("健身服务有限公司", "R892"),
    ("软件有限公司", "I651"), ("数据服务有限公司", "I655"), ("热能有限公司", "D443"), ("环保科技有限公司", "N772"),
    ("汽车维修有限公司", "O811"), ("商贸有限公司", "F529"), ("人力资源有限公司", "L726"), ("快递有限公司", "G601"),
    ("检测技术有限公司", "M745"), ("仓储有限公司", "G593"), ("文化传媒有限公司", "R873"), ("养老服务有限公司", "Q851"),
  ]

  private static let shops = [
    ("老济南把子肉馆", "H621"), ("鲁味烧烤店", "H621"), ("甜沫油旋店", "H622"), ("便民超市", "F521"), ("美容美发店", "O804"),
    ("棋牌室", "R901"), ("水果店", "F522"), ("五金店", "F528"), ("洗车行", "O811"), ("宠物店", "O822"),
    ("奶茶店", "H623"),
    ("药房", "F525"), ("眼镜店", "F523"), ("文具店", "F524"), ("面馆", "H621"),
  ]

  private static let institutions = [
    "历下区实验小学泉韵校区", "历下区第三幼儿园", "解放路社区卫生服务中心", "燕山社区卫生服务中心", "历下区老年公寓",
    "历下区少年宫", "千佛山社会福利院", "龙洞街道文化站", "历下区图书馆", "姚家社区卫生服务站",
  ]

  static func make(in world: inout CountyWorld) {
    var random = world.random("subjects")
    for index in 0..<150 { addEnterprise(index, in: &world, &random) }
    for index in 0..<40 { addTrader(index, in: &world, &random) }
    for name in institutions {
      var members: JSONObject = ["kind": "institution", "industry": "S922", "creditGrade": "A"]
      members["uscc"] = .string(SampleIdentifiers.uscc(kind: "12", random: &random))
      members["employees"] = .whole(random.int(12...160))
      add(name, members, in: &world, &random)
    }
    for index in 0..<70 { addPerson(index, in: &world, &random) }
  }

  private static func addEnterprise(
    _ index: Int, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let trade = trades[index % trades.count]
    var name = Names.enterprise(trade.name, &random)
    while world.subjects.contains(where: { $0.name == name }) {
      name = Names.enterprise(trade.name, &random)
    }
    let size = random.pick(["micro", "micro", "small", "small", "medium", "large"])
    let employees = ["micro": 8, "small": 60, "medium": 240, "large": 900][size] ?? 8
    var members: JSONObject = [
      "kind": "enterprise", "industry": .string(trade.industry), "size": .string(size),
      "employees": .whole(employees + random.int(0...employees / 2)),
      "legalRepresentative": .string(Names.person(&random)),
      "registeredOn": .string(registrationDay(&random)),
    ]
    members["uscc"] = .string(SampleIdentifiers.uscc(kind: "91", random: &random))
    addConduct(to: &members, in: &world, &random)
    add(name, members, in: &world, &random)
  }

  private static func registrationDay(_ random: inout SeededRandom) -> String {
    let month = Moment.twoDigits(random.int(1...12))
    return "\(random.int(2015...2025))-\(month)-\(Moment.twoDigits(random.int(1...28)))"
  }

  private static func addConduct(
    to members: inout JSONObject, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let grade = random.pick(["A", "A", "A", "B", "B", "B", "B", "C", "C", "D"])
    let at = Moment.day(-random.int(20...300), 10)
    members["creditGrade"] = .string(grade)
    members["evaluations"] = .array([
      .object([
        "id": "e1", "source": "公共信用综合评价", "grade": .string(grade), "at": at.dateJSON,
        "validTo": .string("@\(at.day + 365)d"),
      ])
    ])
    members["facts"] = .object([
      "annualRevenueWan": .whole(random.int(40...9000)),
      "isHighTech": .bool(random.chance(percent: 15)),
      "socialInsuranceMonths": .whole(random.int(0...120)),
    ])
    if grade == "C" || grade == "D" {
      members["penalties"] = .array([
        .object([
          "id": "p1", "number": .string("济历市监处罚〔2026〕\(random.int(10...380))号"),
          "issuer": world.unitJSON("区市场监管局"), "from": "2026-03-12",
          "text": .string(random.pick(["未按规定公示收费标准", "销售超过保质期食品", "未按规定维护保养特种设备", "未公示年度报告"])),
        ])
      ])
    }
    if grade == "A" && random.chance(percent: 30) {
      members["incentives"] = .array([
        .object(["id": "i1", "kind": "reward", "basis": "纳税信用A级联合激励", "from": "2026-05-01"])
      ])
    }
  }

  private static func addTrader(
    _ index: Int, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let shop = shops[index % shops.count]
    let owner = Names.person(&random)
    var members: JSONObject = [
      "kind": "selfEmployed", "industry": .string(shop.1), "size": "micro",
      "employees": .whole(random.int(1...9)), "legalRepresentative": .string(owner),
      "creditGrade": .string(random.pick(["A", "B", "B", "C"])),
      "registeredOn": .string(registrationDay(&random)),
    ]
    members["uscc"] = .string(SampleIdentifiers.uscc(kind: "92", random: &random))
    let brand = random.pick(["老张", "阿杰", "泉边", "小城", "福满", "巷口", "二嫂", "大明", "同乐", "好再来"])
    add("历下区\(brand)\(shop.0)\(index + 1)号店", members, in: &world, &random)
  }

  private static func addPerson(
    _ index: Int, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let name =
      index % 12 == 5 ? Names.personWithRareCharacter(&random) : Names.person(&random)
    var members: JSONObject = ["kind": "person"]
    members["citizenId"] = .string(SampleIdentifiers.citizenID(random: &random))
    members["facts"] = .object([
      "hasLocalHousehold": .bool(random.chance(percent: 70)),
      "isDisabled": .bool(random.chance(percent: 5)),
      "socialInsuranceMonths": .whole(random.int(0...180)),
    ])
    add(name, members, in: &world, &random)
  }

  private static func add(
    _ name: String, _ given: JSONObject, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    var members = given
    let position = world.subjects.count
    let community = random.int(0...(world.communities.count - 1))
    let place = world.communities[community]
    let phone = SampleIdentifiers.phone(random: &random)
    members["name"] = .string(name)
    members["phone"] = .string(phone)
    members["status"] = position % 61 == 60 ? "suspended" : "operating"
    members["place"] = .object([
      "region": .string(place.code), "name": .string(place.name),
      "address": .string("\(random.pick(Streetscape.roads))\(random.int(1...288))号"),
      "point": .point(
        place.longitude + Double(random.int(-15...15)) / 10_000,
        place.latitude + Double(random.int(-15...15)) / 10_000),
    ])
    let moment = Moment.day(-390 + position / 4, 9, position % 60)
    let id = world.add("subject", at: moment, members)
    world.subjects.append(
      SampleSubject(
        id: id, name: name, kind: members.text("kind"), industry: members.text("industry"),
        uscc: members.text("uscc"), citizenID: members.text("citizenId"), phone: phone,
        grade: members.text("creditGrade"), size: members.text("size"), community: community))
  }
}
