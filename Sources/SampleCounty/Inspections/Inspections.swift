import JSONDiff

/// Plans, about 120 inspections in every state, and what had to be put right after them.
enum Inspections {
  private static let shares: [(status: String, count: Int, days: ClosedRange<Int>)] = [
    ("assigned", 16, 1...5), ("approved", 10, 2...6), ("notified", 12, 2...8),
    ("inProgress", 14, 2...10), ("submitted", 12, 4...14), ("reviewed", 10, 6...24),
    ("published", 26, 14...80), ("archived", 10, 60...150), ("recognised", 4, 10...40),
    ("cancelled", 6, 6...50),
  ]

  static func make(in world: inout CountyWorld) {
    var random = world.random("inspections")
    InspectionPlans.make(in: &world, &random)
    var index = 0
    for share in shares {
      for _ in 0..<share.count {
        let created = Moment.day(-random.int(share.days), random.int(8...16), random.int(0...59))
        add(index, share.status, created, in: &world, &random)
        index += 1
      }
    }
  }

  /// Who checks what: a checklist's owner and the trades that it fits.
  private static let fit: [(item: String, industries: [String])] = [
    ("SC-TZ-01", ["K702", "E499", "H611"]), ("SC-SP-02", ["H621", "C149"]),
    ("XF-ZD-01", ["H611", "R892", "G593", "F529"]), ("YJ-WH-01", ["F516", "F526"]),
    ("ZJ-GD-01", ["E470", "E501"]), ("ZJ-WY-01", ["K702"]), ("HJ-PW-01", ["D443", "C231", "O811"]),
    ("RS-LD-01", ["L726", "E470"]),
  ]

  private static func add(
    _ index: Int, _ status: String, _ created: Moment, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    let choice = fit[index % fit.count]
    guard let list = Checklists.all.first(where: { $0.item == choice.item }) else { return }
    let subjects = world.subjects.filter { choice.industries.contains($0.industry) }
    let subject = subjects[index / fit.count % subjects.count]
    let inspectors = world.operators.filter { $0.unit == list.owner && $0.role == "inspector" }
    let pair = Array((inspectors + inspectors).prefix(max(2, min(2, inspectors.count))))
    let kind = index % 5 == 4 ? "case" : index % 11 == 6 ? "special" : "daily"
    let community = world.communities[subject.community]
    var members: JSONObject = [
      "title": .string("\(subject.name)·\(list.name.replacingSuffix("检查单", with: "检查"))"),
      "subject": .string(subject.id), "checkKind": .string(kind), "status": .string(status),
      "source": .string(kind == "case" ? "complaint" : "plan"),
      "unit": world.unitJSON(list.owner),
      "inspectors": .texts(Array(Set(pair.map(\.id))).sorted()),
      "place": .object([
        "region": .string(community.code), "name": .string(community.name),
        "point": .point(community.longitude, community.latitude),
      ]),
    ]
    if kind == "daily" {
      members["plan"] = .string(world.reference("inspectionPlan", "\(index % 3)"))
    }
    if index % 9 == 2 && list.owner != Units.emergency {
      members["jointWith"] = world.unitsJSON([Units.emergency])
    }
    InspectionCourse.add(to: &members, status, list, subject, created, in: &world, &random)
    let head = world.staff(of: list.owner).last?.id ?? "system"
    let id = world.addNamed("inspection", "\(index)", at: created, by: head, members)
    Rectifications.add(after: id, members, index, created, in: &world, &random)
  }
}
