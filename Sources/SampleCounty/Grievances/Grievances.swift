import JSONDiff

/// About 400 grievances in every state.
enum Grievances {
  /// One order while its members are put together.
  struct Draft {
    var index: Int
    var status: String
    var topic: Topic
    var kind: String
    var created: Moment
    var community: Int
    var slots: [String: String]
    var members: JSONObject
  }

  static func make(in world: inout CountyWorld) {
    var random = world.random("grievances")
    var index = 0
    for share in GrievanceCourse.shares {
      for _ in 0..<share.count {
        var draft = self.draft(index, share, in: world, &random)
        fill(&draft, in: &world, &random)
        addDraft(draft, in: &world, &random)
        index += 1
      }
    }
    makeClusters(in: &world, &random)
    Merging.make(in: &world, &random)
  }

  private static func draft(
    _ index: Int, _ share: GrievanceCourse.Share, in world: CountyWorld,
    _ random: inout SeededRandom
  ) -> Draft {
    let wantsDispute = GrievanceCourse.mediation.contains(share.status)
    let topic = wantsDispute ? disputes(&random) : weighted(&random)
    let companies = world.subjects.filter { $0.kind == "enterprise" }
    let day = -random.int(share.days)
    let isFresh = share.status == "registered" || share.status == "accepted"
    let hour =
      isFresh ? random.int(20...23) : random.pick([7, 8, 9, 9, 10, 10, 11, 14, 15, 16, 18, 21])
    return Draft(
      index: index, status: share.status, topic: topic, kind: random.pick(topic.kinds),
      created: .day(day, hour, random.int(0...59)),
      community: random.int(0...(world.communities.count - 1)),
      slots: Streetscape.slots(company: random.pick(companies).name, &random), members: [:])
  }

  private static func disputes(_ random: inout SeededRandom) -> Topic {
    random.pick(Topic.all.filter { $0.kinds == ["dispute"] })
  }

  /// A topic by weight; disputes have a course of their own.
  static func weighted(_ random: inout SeededRandom) -> Topic {
    let topics = Topic.all.filter { $0.kinds != ["dispute"] }
    var place = random.int(0...(topics.reduce(0) { $0 + $1.weight } - 1))
    for topic in topics {
      place -= topic.weight
      if place < 0 { return topic }
    }
    return topics[0]
  }

  static func fill(
    _ draft: inout Draft, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    describe(&draft, &random)
    locate(&draft, in: &world, &random)
    addCaller(&draft, in: world, &random)
    GrievanceHandling.add(to: &draft, in: &world, &random)
  }

  static func addDraft(
    _ draft: Draft, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let creator: SampleOperator
    if draft.kind == "gridMatter" {
      creator = world.officer(of: world.communities[draft.community].committee, random: &random)
    } else {
      creator = random.pick(
        world.staff(of: Units.centre).filter { $0.role == "dispatcher" })
    }
    let id = world.add("grievance", at: draft.created, by: creator.id, draft.members)
    world.named["grievance/\(draft.index)"] = id
  }

  private static func describe(_ draft: inout Draft, _ random: inout SeededRandom) {
    let topic = draft.topic
    let number = random.int(0...(topic.titles.count - 1))
    let title = topic.titles[number]
    draft.kind = GrievanceWords.kind(of: title, in: topic, else: draft.kind)
    let opening = GrievanceWords.opening(number, of: topic, kind: draft.kind)
    let details = random.several(random.int(1...3), of: topic.details).joined()
    let content = opening + details + random.pick(GrievanceWords.demands)
    draft.members["title"] = .string(title.filled(draft.slots))
    draft.members["content"] = .string(content.filled(draft.slots))
    if draft.index % 29 == 11 {
      let odd = Streetscape.awkward[draft.index / 29 % Streetscape.awkward.count]
      draft.members["title"] = .string(odd.title)
      draft.members["content"] = .string(odd.content)
    }
    draft.members["kind"] = .string(draft.kind)
    draft.members["category"] = .string(topic.code)
    draft.members["status"] = .string(draft.status)
    let isUrgent = random.chance(percent: topic.urgentPercent)
    draft.members["urgency"] = isUrgent ? "urgent" : "normal"
    // Urgent orders have a day; most that are still open came in yesterday.
    if isUrgent, draft.status == "signed", random.chance(percent: 75) {
      draft.created = .day(-1, random.int(13...23), random.int(0...59))
    }
    draft.members["source"] = .string(source(of: draft.kind, &random))
  }

  private static func source(of kind: String, _ random: inout SeededRandom) -> String {
    switch kind {
    case "gridMatter": "grid"
    case "dispute": "mediation"
    case "petition": "petition"
    default:
      random.pick(
        Array(repeating: "hotline12345", count: 15) + [
          "online", "online", "online", "mayorMailbox", "sensor",
        ])
    }
  }

  private static func locate(
    _ draft: inout Draft, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let community = world.communities[draft.community]
    let offset = (east: random.int(-20...20), north: random.int(-20...20))
    let region = draft.kind == "gridMatter" ? community.code + "001" : community.code
    let road = draft.slots["road"] ?? ""
    draft.members["place"] = .object([
      "region": .string(region), "name": .string(draft.slots["estate"] ?? community.name),
      "address": .string("\(road)\(random.int(1...260))号"),
      "point": OrderPlaces.point(
        offset, in: draft.community, day: draft.created.day, of: &world),
    ])
    if random.chance(percent: 12) {
      draft.members["tags"] = .texts(
        random.several(1, of: ["群体", "重复诉求", "媒体关注", "老年人", "涉学校", "节日"]))
    }
  }

  private static func addCaller(
    _ draft: inout Draft, in world: CountyWorld, _ random: inout SeededRandom
  ) {
    let isAnonymous = random.chance(percent: 6)
    draft.members["anonymous"] = .bool(isAnonymous)
    if draft.kind == "report" && random.chance(percent: 25) {
      draft.members["confidential"] = true
    }
    guard !isAnonymous else { return }
    let people = world.subjects.filter { $0.kind == "person" }
    if random.chance(percent: 35) {
      let person = random.pick(people)
      draft.members["contact"] = .object([
        "name": .string(person.name), "phone": .string(person.phone),
        "subject": .string(person.id),
      ])
    } else {
      draft.members["contact"] = .object([
        "name": .string(Names.person(&random)),
        "phone": .string(SampleIdentifiers.phone(random: &random)),
      ])
    }
  }

  /// Three orders at one place within a week, four times over: what raises a risk.
  private static func makeClusters(
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    guard var orders = world.records["grievance"] else { return }
    let signed = orders.indices.filter { orders[$0].text("status") == "signed" }
    for cluster in 0..<4 {
      let group = signed.dropFirst(cluster * 6).prefix(3)
      guard let first = group.first else { continue }
      for member in group.dropFirst() {
        for name in ["place", "category", "title"] { orders[member][name] = orders[first][name] }
      }
    }
    world.records["grievance"] = orders
  }
}
