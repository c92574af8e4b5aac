import JSONDiff

/// Orders that were joined to another one about the same thing.
enum Merging {
  static func make(in world: inout CountyWorld, _ random: inout SeededRandom) {
    let open = (world.records["grievance"] ?? []).filter { order in
      ["accepted", "assigned", "signed"].contains(order.text("status"))
    }
    for number in 0..<GrievanceCourse.mergedCount {
      // Five callers about one burst main; the rest in pairs.
      let target = number < 4 ? open[open.count / 2] : open[number * 5 % open.count]
      add(number, to: target, in: &world, &random)
    }
  }

  private static func add(
    _ number: Int, to target: JSONObject, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    let created = Moment.day(-1, 21 + number % 3, number * 2)
    var members: JSONObject = [
      "kind": .string(target.text("kind")), "source": "hotline12345", "status": "merged",
      "category": .string(target.text("category")), "anonymous": false,
      "urgency": .string(target.text("urgency")),
      "title": .string(target.text("title") + "（同一事项再次来电）"),
      "content": .string("同一小区居民来电反映同一问题，情况与前单一致。" + target.text("content")),
      "mergedInto": .string(target.text("id")),
      "before": .object(["status": .string(number % 2 == 0 ? "registered" : "accepted")]),
      "contact": .object([
        "name": .string(Names.person(&random)),
        "phone": .string(SampleIdentifiers.phone(random: &random)),
      ]),
    ]
    members["place"] = target["place"]
    let dispatcher = random.pick(world.staff(of: Units.centre).filter { $0.role == "dispatcher" })
    world.add("grievance", at: created, by: dispatcher.id, members)
  }
}
