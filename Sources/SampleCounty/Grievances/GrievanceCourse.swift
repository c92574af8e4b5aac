/// How many grievances stand where, and how old they are there.
enum GrievanceCourse {
  struct Share {
    var status: String
    var count: Int
    var days: ClosedRange<Int>
  }

  /// Adds up to 400. Ages are chosen so that some clocks have run out and most haven't. All lie within
  /// five weeks: closed orders are few beside open ones, and a longer past of them would make every
  /// category of the last week look as if it had grown.
  static let shares: [Share] = [
    Share(status: "registered", count: 14, days: 1...1),
    Share(status: "accepted", count: 16, days: 1...1),
    Share(status: "assigned", count: 30, days: 1...2),
    Share(status: "returned", count: 8, days: 1...3),
    Share(status: "signed", count: 90, days: 1...9),
    Share(status: "suspended", count: 14, days: 4...20),
    Share(status: "resolved", count: 34, days: 3...8),
    Share(status: "visited", count: 16, days: 4...12),
    Share(status: "closed", count: 110, days: 9...33),
    Share(status: "declined", count: 14, days: 1...33),
    Share(status: "mediating", count: 10, days: 2...16),
    Share(status: "agreed", count: 8, days: 8...30),
    Share(status: "failed", count: 6, days: 10...33),
    Share(status: "followUp", count: 10, days: 16...33),
  ]

  /// Merged ones follow at the end, when their targets have ids.
  static let mergedCount = 20

  static let mediation: Set<String> = ["mediating", "agreed", "failed", "followUp"]
  /// States in which a unit holds the order.
  static let withUnit: Set<String> = [
    "assigned", "returned", "signed", "suspended", "resolved", "visited", "closed",
  ]
  static let signedFor: Set<String> = ["signed", "suspended", "resolved", "visited", "closed"]
  static let answered: Set<String> = ["resolved", "visited", "closed"]
}
