import JSONDiff

/// Regions: real divisions down to the streets, invented communities and cells below them.
enum Places {
  /// Streets of 历下区 with their codes of the national statistics; the centres are approximate.
  static let streets: [SampleStreet] = [
    SampleStreet(code: "370102001", name: "解放路街道", longitude: 117.0521, latitude: 36.6672),
    SampleStreet(code: "370102002", name: "千佛山街道", longitude: 117.0402, latitude: 36.6481),
    SampleStreet(code: "370102003", name: "趵突泉街道", longitude: 117.0198, latitude: 36.6604),
    SampleStreet(code: "370102004", name: "泉城路街道", longitude: 117.0243, latitude: 36.6679),
    SampleStreet(code: "370102005", name: "大明湖街道", longitude: 117.0301, latitude: 36.6763),
    SampleStreet(code: "370102006", name: "东关街道", longitude: 117.0437, latitude: 36.6728),
    SampleStreet(code: "370102007", name: "文东街道", longitude: 117.0524, latitude: 36.6543),
    SampleStreet(code: "370102008", name: "建新街道", longitude: 117.0619, latitude: 36.6671),
    SampleStreet(code: "370102009", name: "甸柳街道", longitude: 117.0754, latitude: 36.6602),
    SampleStreet(code: "370102010", name: "燕山街道", longitude: 117.0783, latitude: 36.6499),
    SampleStreet(code: "370102011", name: "姚家街道", longitude: 117.1004, latitude: 36.6601),
    SampleStreet(code: "370102012", name: "龙洞街道", longitude: 117.1152, latitude: 36.6247),
    SampleStreet(code: "370102013", name: "智远街道", longitude: 117.1348, latitude: 36.6684),
  ]

  /// The other counties of the city, for what lies beside the county.
  static let neighbours: [(code: String, name: String, longitude: Double, latitude: Double)] = [
    ("370103", "市中区", 116.9975, 36.6512), ("370104", "槐荫区", 116.9011, 36.6513),
    ("370105", "天桥区", 116.9874, 36.6780), ("370112", "历城区", 117.0654, 36.6799),
    ("370113", "长清区", 116.7519, 36.5535), ("370114", "章丘区", 117.5262, 36.6813),
    ("370115", "济阳区", 117.1735, 36.9785), ("370116", "莱芜区", 117.6599, 36.2033),
    ("370117", "钢城区", 117.8113, 36.0587), ("370124", "平阴县", 116.4562, 36.2891),
    ("370126", "商河县", 117.1572, 37.3092),
  ]

  private static let communityNames = [
    "泉韵", "历苑", "山南", "柳荫", "汇泉", "青龙桥", "文化苑", "洪楼西", "燕翔", "盛景", "和平里", "科苑",
    "丁家庄", "浆水泉", "回龙", "花园里", "明湖北", "县前", "后宰门", "棋盘", "羊头峪", "佛山苑", "环山",
    "中创", "菜市新村", "窑头", "中井", "义和", "荆山", "转山", "孟家", "龙奥", "奥体东", "凤凰", "雪山",
    "东舍坊", "司里", "历山东", "南全福",
  ]

  /// Lays out streets, communities and cells; their records follow once there are people.
  static func settle(in world: inout CountyWorld) {
    var random = world.random("places")
    world.streets = streets
    for index in streets.indices {
      for position in 0..<3 {
        settleCommunity(position, of: index, in: &world, random: &random)
      }
    }
  }

  private static func settleCommunity(
    _ position: Int, of street: Int, in world: inout CountyWorld, random: inout SeededRandom
  ) {
    let parent = streets[street]
    let index = world.communities.count
    let name = communityNames[index] + "社区"
    let code = parent.code + "00\(position + 1)"
    world.communities.append(
      SampleCommunity(
        code: code, name: name, street: street,
        longitude: parent.longitude + Double(position - 1) * 0.0052,
        latitude: parent.latitude + Double(random.int(-30...30)) / 10_000,
        committee: name + "居委会"))
    for cell in 1...2 {
      world.cells.append(SampleCell(code: code + "00\(cell)", community: index, keeper: ""))
    }
  }

  /// Writes the region records, with the persons to call and the keepers of cells.
  static func addRecords(in world: inout CountyWorld) {
    var random = world.random("regions")
    addUpper(in: &world)
    for street in streets {
      var region = members(
        street.code, street.name, "street", CountyWorld.county, street.longitude,
        street.latitude, halfWidth: 0.0085)
      region["contacts"] = contacts(["街道办主任", "分管副主任", "值班电话"], &world, &random)
      world.add("region", at: .day(-400, 1), scope: street.code, region)
    }
    for community in world.communities {
      var region = members(
        community.code, community.name, "community", streets[community.street].code,
        community.longitude, community.latitude, halfWidth: 0.0024)
      region["households"] = .whole(random.int(900...4200))
      region["contacts"] = contacts(["社区书记", "社区副主任"], &world, &random)
      world.add("region", at: .day(-400, 2), scope: community.code, region)
    }
    for index in world.cells.indices {
      addCell(index, in: &world, random: &random)
    }
  }

  private static func addCell(
    _ index: Int, in world: inout CountyWorld, random: inout SeededRandom
  ) {
    let cell = world.cells[index]
    let community = world.communities[cell.community]
    let side = index % 2 == 0 ? -0.0012 : 0.0012
    let number = index % 2 + 1
    let name = community.name.replacingSuffix("社区", with: "第\(number)网格")
    var region = members(
      cell.code, name, "cell", community.code, community.longitude + side, community.latitude,
      halfWidth: 0.0011)
    region["households"] = .whole(random.int(280...620))
    region["keeper"] = .string(cell.keeper)
    region["route"] = .array(
      ["东门岗亭", "配电房", "广场", "菜市场"].enumerated().map { stop in
        .object([
          "id": .string("p\(stop.offset + 1)"), "name": .string(stop.element),
          "point": .point(
            community.longitude + side + Double(random.int(-9...9)) / 10_000,
            community.latitude + Double(random.int(-9...9)) / 10_000),
        ])
      })
    world.add("region", at: .day(-400, 3), scope: cell.code, region)
  }

  private static func contacts(
    _ posts: [String], _ world: inout CountyWorld, _ random: inout SeededRandom
  ) -> JSON {
    .array(
      posts.enumerated().map { post in
        .object([
          "id": .string("c\(post.offset + 1)"), "name": .string(Names.person(&random)),
          "phone": .string(SampleIdentifiers.phone(random: &random)),
          "post": .string(post.element), "order": .whole(post.offset + 1),
        ])
      })
  }

  private static func addUpper(in world: inout CountyWorld) {
    world.add(
      "region", at: .day(-400, 0), scope: "37",
      members("37", "山东省", "province", nil, 117.0209, 36.6683, halfWidth: nil))
    world.add(
      "region", at: .day(-400, 0, 1), scope: "3701",
      members("3701", "济南市", "city", "37", 117.1205, 36.6519, halfWidth: nil))
    world.add(
      "region", at: .day(-400, 0, 2),
      members(
        CountyWorld.county, "历下区", "county", "3701", 117.0767, 36.6572, halfWidth: 0.07))
    for neighbour in neighbours {
      world.add(
        "region", at: .day(-400, 0, 3), scope: neighbour.code,
        members(
          neighbour.code, neighbour.name, "county", "3701", neighbour.longitude,
          neighbour.latitude, halfWidth: nil))
    }
  }

  /// A region's own members; the boundary is a plain octagon, drawn for the map and not surveyed.
  static func members(
    _ code: String, _ name: String, _ kind: String, _ parent: String?, _ longitude: Double,
    _ latitude: Double, halfWidth: Double?
  ) -> JSONObject {
    var region: JSONObject = [
      "code": .string(code), "name": .string(name), "kind": .string(kind),
      "centre": .point(longitude, latitude), "validFrom": "2024-01-01",
    ]
    region["parent"] = parent.map { .string($0) }
    region["boundary"] = halfWidth.map { octagon(longitude, latitude, halfWidth: $0) }
    return region
  }

  private static func octagon(
    _ longitude: Double, _ latitude: Double, halfWidth: Double
  ) -> JSON {
    let corner = 0.4142
    let turns: [(Double, Double)] = [
      (1, -corner), (1, corner), (corner, 1), (-corner, 1), (-1, corner), (-1, -corner),
      (-corner, -1), (corner, -1), (1, -corner),
    ]
    let ring = turns.map { turn in
      JSON.point(longitude + turn.0 * halfWidth, latitude + turn.1 * halfWidth * 0.7)
    }
    return .object(["type": "Polygon", "coordinates": .array([.array(ring)])])
  }
}
