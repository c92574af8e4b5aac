import JSONDiff

/// Key lists of subjects that are always inspected, and the register of cameras.
enum KeyListsAndCameras {
  private static let lists: [(field: String, name: String, industries: [String], days: Int)] = [
    ("hazardousChemicals", "危险化学品重点监管单位清单", ["F516", "F526"], 90),
    ("fire", "消防安全重点单位清单", ["H611", "R892", "G593"], 180),
    ("foodAndDrugs", "食品药品重点监管单位清单", ["H621", "C149", "F525"], 90),
    ("specialEquipment", "电梯等特种设备重点使用单位清单", ["K702", "E499", "H611"], 180),
    ("environment", "重点排污单位清单", ["D443", "C231", "O811"], 120),
    ("health", "医疗卫生重点监管单位清单", ["F515", "Q851"], 180),
    ("publicSafety", "人员密集场所清单", ["R873", "P839"], 180),
  ]

  static func make(in world: inout CountyWorld) {
    for list in lists {
      let listed = world.subjects.filter { list.industries.contains($0.industry) }.prefix(14)
      let members = listed.enumerated().map { entry in
        JSON.object([
          "id": .string("m\(entry.offset + 1)"), "subject": .string(entry.element.id),
          "from": "2026-01-01", "reason": .string(list.name.replacingSuffix("清单", with: "")),
        ])
      }
      let creator = world.staff(of: Units.emergency).last?.id ?? "system"
      world.addNamed(
        "keyList", list.field, at: .day(-300, 9, lists.count), by: creator,
        [
          "field": .string(list.field), "name": .string(list.name),
          "basis": "鲁政字〔2023〕15号 二.2.1", "members": .array(members),
          "cycleDays": .whole(list.days), "status": "published",
        ])
    }
    makeCameras(in: &world)
  }

  private static func makeCameras(in world: inout CountyWorld) {
    var random = world.random("cameras")
    let sights = ["路口东北角", "小区东门", "广场", "河道桥下", "隧道口", "医院门口", "学校门口", "森林防火瞭望"]
    for index in 0..<36 {
      let community = world.communities[index]
      let road = random.pick(Streetscape.roads)
      let owner = random.pick(["公安分局", "区城管局", "区水务局", Units.emergency])
      world.add(
        "camera", at: .day(-280, 9, index),
        [
          "name": .string("\(road)\(sights[index % sights.count])"),
          "place": .object([
            "region": .string(community.code), "name": .string(community.name),
            "point": .point(
              community.longitude + Double(random.int(-12...12)) / 10_000,
              community.latitude + Double(random.int(-12...12)) / 10_000),
          ]),
          "headingDegrees": .whole(random.int(0...35) * 10),
          // Addresses of the documentation range (RFC 5737) lead nowhere.
          "stream": .string("rtsp://192.0.2.\(10 + index)/live/\(1000 + index)"),
          "owner": world.unitJSON(owner), "status": index % 11 == 6 ? "offline" : "online",
          "tags": .texts([index % 2 == 0 ? "雪亮工程" : "应急"]),
        ])
    }
  }
}
