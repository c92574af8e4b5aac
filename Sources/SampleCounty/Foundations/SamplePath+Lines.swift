import DomainModel

extension SamplePath {
  /// One type's usual line of states with its side exits.
  struct Line {
    var start: String
    var stages: [(String, String, ClosedRange<Int>)]
    var exits: [String: (from: String, command: String)] = [:]
  }

  static let lines: [RecordType: Line] = [
    .inspection: Line(
      start: "assigned",
      stages: [
        ("approve", "approved", 60...500), ("notify", "notified", 60...300),
        ("start", "inProgress", 900...2800), ("submit", "submitted", 60...400),
        ("review", "reviewed", 300...2800), ("publish", "published", 1400...9000),
        ("archive", "archived", 9000...30000),
      ],
      exits: ["recognised": ("notified", "recognise"), "cancelled": ("approved", "cancel")]),
    .inspectionPlan: Line(
      start: "draft",
      stages: [
        ("publish", "published", 900...3000), ("draw", "drawn", 3000...9000),
        ("start", "running", 900...3000), ("close", "closed", 20000...40000),
      ], exits: ["voided": ("published", "close")]),
    .rectification: Line(
      start: "ordered",
      stages: [
        ("report", "reported", 1500...9000), ("reinspect", "reinspected", 1400...4000),
        ("clear", "cleared", 60...900),
      ], exits: ["referred": ("reported", "refer")]),
    .incident: Line(
      start: "opened",
      stages: [
        ("respond", "responding", 2...15), ("control", "controlled", 60...300),
        ("close", "closed", 60...600), ("review", "reviewed", 2000...9000),
      ]),
    .report: Line(
      start: "draft", stages: [("send", "sent", 3...12), ("receive", "received", 2...9)],
      exits: ["returned": ("sent", "return")]),
    .task: Line(
      start: "open", stages: [("answer", "answered", 900...6000), ("done", "done", 300...3000)],
      exits: ["lifted": ("answered", "lift"), "dropped": ("open", "drop")]),
    .catalogEntry: Line(
      start: "draft",
      stages: [("submit", "underReview", 600...3000), ("approve", "published", 900...6000)],
      exits: ["withdrawn": ("published", "withdraw")]),
    .dataRequest: Line(
      start: "draft",
      stages: [
        ("submit", "submitted", 10...300), ("review", "underReview", 300...1500),
        ("approve", "approved", 600...3000), ("deliver", "delivered", 300...2000),
        ("rate", "rated", 600...3000),
      ],
      exits: ["refused": ("underReview", "refuse"), "cancelled": ("submitted", "cancel")]),
    .dataDispute: Line(
      start: "raised",
      stages: [
        ("accept", "accepted", 60...900), ("check", "checking", 300...2000),
        ("settle", "corrected", 900...3000), ("inform", "informed", 60...600),
      ], exits: ["rejected": ("checking", "settle")]),
    .licence: Line(
      start: "valid", stages: [],
      exits: [
        "suspended": ("valid", "suspend"), "revoked": ("valid", "revoke"),
        "cancelled": ("valid", "cancel"),
      ]),
    .application: Line(
      start: "draft",
      stages: [
        ("submit", "submitted", 5...60), ("accept", "accepted", 30...400),
        ("decide", "decided", 600...4000), ("deliver", "delivered", 60...900),
      ], exits: ["withdrawn": ("submitted", "withdraw")]),
    .allotment: Line(
      start: "reserved", stages: [("issue", "issued", 5...40), ("return", "returned", 600...4000)],
      exits: ["released": ("reserved", "release"), "refused": ("reserved", "reserve")]),
  ]
}
