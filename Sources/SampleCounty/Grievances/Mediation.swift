import JSONDiff

/// Disputes on the mediation track.
enum Mediation {
  static func add(
    to draft: inout Grievances.Draft, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    let lead =
      random.chance(percent: 50)
      ? "区司法局" : world.streets[world.communities[draft.community].street].office
    let mediator = world.officer(of: lead, random: &random)
    draft.members["leadUnit"] = world.unitJSON(lead)
    draft.members["assignedTo"] = world.unitJSON(lead)
    draft.members["assignee"] = .string(mediator.id)
    let parties = ["申请人", "被申请人"].enumerated().map { party in
      JSON.object([
        "id": .string("d\(party.offset + 1)"), "name": .string(Names.person(&random)),
        "phone": .string(SampleIdentifiers.phone(random: &random)),
        "role": .string(party.element),
      ])
    }
    draft.members["parties"] = .array(parties)
    draft.members["sessions"] = .array(
      sessions(draft, mediator: mediator.id, &world, &random))
    if draft.status == "agreed" || (draft.status == "followUp" && draft.index % 3 > 0) {
      draft.members["agreement"] = agreement(draft, &random)
    } else if draft.status != "mediating" {
      draft.members["route"] = .string(random.pick(["review", "arbitration", "court", "legalAid"]))
    }
  }

  private static func sessions(
    _ draft: Grievances.Draft, mediator: String, _ world: inout CountyWorld,
    _ random: inout SeededRandom
  ) -> [JSON] {
    let texts = ["双方陈述事实，约定共同查看现场。", "现场勘验，确认漏点位置；双方对赔偿金额有分歧。", "就履行期限再次协商。"]
    let count = min(random.int(1...3), max(1, -draft.created.day - 1))
    return (0..<count).map { number in
      let at = draft.created.later(days: number + 1)
      return .object([
        "id": .string(world.newID("session", at: at)), "at": at.json,
        "mediator": .string(mediator), "text": .string(texts[number]),
      ])
    }
  }

  private static func agreement(
    _ draft: Grievances.Draft, _ random: inout SeededRandom
  ) -> JSON {
    let money = draft.slots["money"] ?? "500"
    let at = draft.created.later(days: 5)
    let signatures = ["d1", "d2"].enumerated().map { party in
      JSON.object([
        "id": .string("s\(party.offset + 1)"), "party": .string(party.element),
        "at": at.later(minutes: party.offset * 4).json,
      ])
    }
    return .object([
      "text": .string("一、被申请人于十日内完成维修；二、一次性补偿申请人人民币\(money)元；三、双方互不再追究。"),
      "signatures": .array(signatures),
    ])
  }
}
