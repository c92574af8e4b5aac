/// Sixty alerts as a script: who warned of what, when, and how it ended.
enum AlertScript {
  struct Line: Sendable {
    var hazard: Hazard
    var colour: String
    /// 37, 3701 or 370102
    var region: String
    var sent: Moment
    var hours: Int
    var status = "Actual"
    var messageType = "Alert"
    /// Index of the line that this one follows.
    var follows: Int?
    var endedBy: String?
    var origin = "cap"
    /// How far the county's emergency bureau has come: nothing, acknowledged, responding.
    var handled = ""
    /// Written as an XML file too.
    var isFile = false
  }

  /// The last night before loading, told line by line.
  static let recent: [Line] = {
    let cold = Hazard.all[0]
    let ice = Hazard.all[1]
    let local = Hazard.local
    return [
      Line(
        hazard: cold, colour: "blue", region: "37", sent: .day(-2, 16, 10), hours: 48,
        endedBy: "superseded", handled: "acknowledged", isFile: true),
      Line(
        hazard: cold, colour: "yellow", region: "3701", sent: .day(-1, 9, 30), hours: 48,
        messageType: "Update", follows: 0, endedBy: "superseded", handled: "responding",
        isFile: true),
      Line(
        hazard: cold, colour: "orange", region: "370102", sent: .day(-1, 20, 5), hours: 40,
        messageType: "Update", follows: 1, handled: "acknowledged", isFile: true),
      Line(
        hazard: ice, colour: "yellow", region: "370102", sent: .day(-1, 21, 15), hours: 30,
        isFile: true),
      Line(
        hazard: Hazard.all[3], colour: "blue", region: "3701", sent: .day(-1, 17, 0), hours: 36,
        handled: "acknowledged", isFile: true),
      Line(
        hazard: Hazard.all[6], colour: "orange", region: "370102", sent: .day(-1, 14, 0), hours: 72,
        handled: "responding", isFile: true),
      Line(
        hazard: Hazard.all[4], colour: "yellow", region: "3701", sent: .day(-2, 22, 0), hours: 14,
        isFile: true),
      Line(
        hazard: Hazard.all[4], colour: "yellow", region: "3701", sent: .day(-1, 8, 0), hours: 2,
        messageType: "Cancel", follows: 6, endedBy: "cancelled", isFile: true),
      Line(
        hazard: Hazard.all[7], colour: "red", region: "370102", sent: .day(-1, 10, 0), hours: 48,
        status: "Exercise", isFile: true),
      Line(
        hazard: Hazard.all[5], colour: "yellow", region: "3701", sent: .day(-1, 18, 30), hours: 60,
        isFile: true),
      Line(
        hazard: local[1], colour: "red", region: "370102", sent: .day(-1, 23, 12), hours: 24,
        origin: "sensor"),
      Line(
        hazard: local[0], colour: "orange", region: "370102", sent: .day(-1, 22, 40), hours: 24,
        origin: "sensor"),
      Line(
        hazard: local[3], colour: "yellow", region: "370102", sent: .day(-1, 19, 20), hours: 24,
        origin: "sensor", handled: "acknowledged"),
      Line(
        hazard: local[6], colour: "yellow", region: "370102", sent: .day(-1, 20, 50), hours: 24,
        origin: "sensor"),
      Line(
        hazard: local[7], colour: "yellow", region: "370102", sent: .day(-3, 9, 0), hours: 240,
        origin: "indicator", handled: "acknowledged"),
      Line(
        hazard: local[5], colour: "orange", region: "370102", sent: .day(-1, 15, 30), hours: 36,
        origin: "local", handled: "responding"),
      Line(
        hazard: Hazard.all[11], colour: "orange", region: "37", sent: .day(-1, 12, 0), hours: 72,
        isFile: true),
      Line(
        hazard: Hazard.all[2], colour: "red", region: "3701", sent: .day(-6, 15, 0), hours: 12,
        endedBy: "relieved", handled: "responding", isFile: true),
    ]
  }()

  /// Older ones, one or two a week, all of them over.
  static func past(_ random: inout SeededRandom) -> [Line] {
    (0..<42).map { index in
      let isLocal = index % 3 == 2
      let hazard = isLocal ? Hazard.local[index % 8] : Hazard.all[index % 12]
      let colour = random.pick([
        "blue", "blue", "blue", "yellow", "yellow", "yellow", "orange", "red",
      ])
      let region = isLocal ? "370102" : random.pick(["37", "3701", "3701", "370102", "370102"])
      return Line(
        hazard: hazard, colour: colour, region: region,
        sent: .day(-8 - index * 2, random.int(0...23), random.int(0...59)),
        hours: random.int(6...30), endedBy: index % 4 == 3 ? nil : "relieved",
        origin: isLocal ? random.pick(["sensor", "sensor", "local", "indicator"]) : "cap",
        handled: random.pick(["acknowledged", "responding", "acknowledged"]))
    }
  }
}
