import JSONDiff

/// The dispatch directory and the desk's templates, both drawn from the topics.
enum DispatchRules {
  static func make(in world: inout CountyWorld) {
    let head = world.staff(of: Units.centre).first { $0.role == "supervisor" }?.id ?? "system"
    var minute = 0
    for topic in Topic.all {
      if topic.lead == Topic.street {
        for street in world.streets {
          add(topic, region: street.code, lead: street.office, tier: "street", minute, head, &world)
          minute += 1
        }
      } else {
        add(
          topic, region: CountyWorld.county, lead: topic.lead, tier: "department", minute, head,
          &world)
        minute += 1
      }
    }
  }

  private static func add(
    _ topic: Topic, region: String, lead: String, tier: String, _ minute: Int, _ head: String,
    _ world: inout CountyWorld
  ) {
    let others = topic.coUnits.filter { $0 != Topic.street && $0 != lead }
    var members: JSONObject = [
      "category": .string(topic.code), "region": .string(region), "lead": world.unitJSON(lead),
      "tier": .string(tier), "basis": .string(topic.basis), "validFrom": "2026-01-01",
      "status": "published",
    ]
    if !others.isEmpty { members["coUnits"] = world.unitsJSON(others) }
    world.add(
      "dispatchRule", at: .day(-210, 9 + minute / 60, minute % 60), by: head, members)
  }
}
