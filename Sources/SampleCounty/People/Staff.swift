import JSONDiff

/// Operators of the units, with what each may do.
enum Staff {
  /// (unit, roles by person)
  private static let desks: [(unit: String, roles: [String])] = [
    (
      Units.centre,
      ["dispatcher", "dispatcher", "dispatcher", "dispatcher", "supervisor", "administrator"]
    ),
    (Units.government, ["dutyOfficer", "dutyOfficer", "supervisor", "viewer"]),
    (
      Units.emergency,
      ["dutyOfficer", "dutyOfficer", "dutyOfficer", "inspector", "inspector", "supervisor"]
    ),
    (Units.data, ["dataSteward", "dataSteward", "administrator", "supervisor"]),
    (Units.supervision, ["supervisor", "auditor"]),
    ("区行政审批局", ["licensingOfficer", "licensingOfficer", "licensingOfficer", "supervisor"]),
    ("区市场监管局", ["handler", "inspector", "inspector", "inspector", "supervisor", "dataSteward"]),
    ("区城管局", ["handler", "handler", "inspector", "inspector", "supervisor"]),
    ("区住建局", ["handler", "handler", "inspector", "inspector", "supervisor"]),
    ("区水务局", ["handler", "handler", "inspector", "supervisor"]),
    ("生态环境局历下分局", ["handler", "inspector", "inspector", "supervisor"]),
    ("区消防救援大队", ["handler", "inspector", "inspector", "supervisor"]),
    ("区人社局", ["handler", "inspector", "supervisor"]),
    ("公安分局", ["handler", "handler", "supervisor"]),
    ("区司法局", ["handler", "supervisor"]),
    ("区信访局", ["handler", "supervisor"]),
  ]

  private static let fields = [
    "特种设备", "食品安全", "消防安全", "建筑施工", "生态环境", "安全生产", "市容环卫", "劳动保障",
  ]

  static func make(in world: inout CountyWorld) {
    var random = world.random("staff")
    let named = Set(desks.map(\.unit))
    for desk in desks {
      for role in desk.roles {
        add(role, of: desk.unit, scope: CountyWorld.county, &world, &random)
      }
    }
    for unit in Units.departments + Units.others where !named.contains(unit.name) {
      add("handler", of: unit.name, scope: CountyWorld.county, &world, &random)
    }
    for street in world.streets {
      add("handler", of: street.office, scope: CountyWorld.county, &world, &random)
      add("dutyOfficer", of: street.office, scope: street.code, &world, &random)
    }
    for index in world.cells.indices {
      let cell = world.cells[index]
      let committee = world.communities[cell.community].committee
      add("gridWorker", of: committee, scope: cell.code, &world, &random)
      world.cells[index].keeper = world.operators.last?.id ?? ""
    }
  }

  private static func add(
    _ role: String, of unit: String, scope: String, _ world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    let position = world.operators.count
    let moment = Moment.day(-398, position / 60, position % 60)
    let name =
      position % 23 == 7
      ? Names.personWithRareCharacter(&random) : Names.person(&random)
    var person: JSONObject = [
      "name": .string(name), "account": .string("lx\(1001 + position)"),
      "unit": world.unitJSON(unit),
      "phone": .string(SampleIdentifiers.phone(random: &random)), "status": "active",
      "grants": grants(role, unit: unit, scope: scope, at: moment, &world),
    ]
    if role == "inspector" { person["certificates"] = certificates(position, &world, &random) }
    let id = world.add("operator", at: moment, person)
    world.operators.append(SampleOperator(id: id, name: name, unit: unit, role: role))
  }

  private static func grants(
    _ role: String, unit: String, scope: String, at moment: Moment, _ world: inout CountyWorld
  ) -> JSON {
    var grant: JSONObject = [
      "id": .string(world.newID("grant", at: moment)), "role": .string(role),
      "scope": .string(scope), "from": "2026-01-01",
      "level": .whole(level(role, unit: unit)),
    ]
    // The centre, the auditor and the administrator look at the whole county; all others hold
    // what names their unit.
    if unit != Units.centre && !["auditor", "administrator", "viewer"].contains(role) {
      grant["unit"] = world.unitJSON(unit)
    }
    return .array([.object(grant)])
  }

  private static func level(_ role: String, unit: String) -> Int {
    switch role {
    case "viewer": 2
    case "dispatcher", "administrator", "auditor": 4
    case "supervisor": unit == Units.centre ? 4 : 3
    default: 3
    }
  }

  private static func certificates(
    _ position: Int, _ world: inout CountyWorld, _ random: inout SeededRandom
  ) -> JSON {
    let number = "37010260\(1000 + position)"
    return .array([
      .object([
        "id": "z1", "number": .string(number),
        "fields": .texts(
          Array(Set([fields[position % fields.count], random.pick(fields)])).sorted()),
        // One in six runs out within the year, so the gate has somebody to refuse.
        "validTo": position % 6 == 0 ? "2026-06-30" : "2028-12-31",
      ])
    ])
  }

  /// The desks of the county's units.
  static func makeDevices(in world: inout CountyWorld) {
    let letters = ["0A", "0B", "0C", "0D", "0E"]
    let places = [Units.centre, Units.emergency, "区市场监管局", Units.data, "区行政审批局"]
    for (desk, unit) in zip(letters, places) {
      let staff = world.staff(of: unit)
      let moment = Moment.day(-397, 9, letters.firstIndex(of: desk) ?? 0)
      world.add(
        "device", at: moment,
        [
          "name": .string("\(unit)工作站\(desk)"), "desk": .string(desk),
          "publicKey": .string(publishedKey),
          "operators": .texts(staff.map(\.id)), "status": "active",
          "grants": .array([
            .object([
              "id": .string(world.newID("grant", at: moment)), "role": "viewer",
              "scope": .string(CountyWorld.county), "level": 3, "from": "2026-01-01",
            ])
          ]),
        ])
    }
  }

  /// The public key of the worked example in GB/T 32918.5: a true point of the curve whose private
  /// key anybody may read, so nothing signed with it can be taken for real.
  static let publishedKey =
    "BAn53zEeVCGhUN19Fh5LxcZyF5-tGDP8B2uwj_NW81AgzOpJDOJndaUtxupxjMGqYArtBfvzXghKZjL2By2prRM"
}
