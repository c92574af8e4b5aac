import JSONDiff

/// Alerts and what units did about them.
enum Alerts {
  private static let issuers = [
    "37": ("37000041600000", "山东省气象台", "山东省"),
    "3701": ("37010041600000", "济南市气象台", "济南市"),
    "370102": ("37010241600000", "历下区突发事件预警信息发布中心", "历下区"),
  ]

  /// The script's messages in its order, for records and files alike.
  static func messages(of script: [AlertScript.Line]) -> [CapMessage] {
    var messages: [CapMessage] = []
    for (index, line) in script.enumerated() {
      let issuer = issuers[line.region] ?? ("", "", "")
      let colourName = CapMessage.colourNames[line.colour] ?? ""
      let verb = line.messageType == "Cancel" ? "解除" : line.messageType == "Update" ? "变更发布" : "发布"
      var message = CapMessage(
        identifier: Moment.twoDigits(index % 100), sender: issuer.0, senderName: issuer.1,
        sent: line.sent, status: line.status, messageType: line.messageType,
        event: line.hazard.event, eventCode: line.hazard.code, category: line.hazard.category,
        colour: line.colour,
        headline:
          "\(line.region == CountyWorld.county ? issuer.2 : issuer.1)\(verb)\(line.hazard.event)\(colourName)预警",
        description: line.hazard.description.filled(["area": issuer.2]),
        instruction: line.hazard.instruction, expires: line.sent.later(minutes: line.hours * 60),
        areaName: issuer.2, areas: [line.region])
      if line.region == CountyWorld.county {
        message.polygon = [
          (117.0062, 36.6902), (117.1471, 36.7018), (117.1624, 36.6431), (117.1201, 36.6008),
          (117.0193, 36.6352),
        ]
      }
      if line.status == "Exercise" {
        message.headline = "【演练】" + message.headline
        message.note = "防汛综合演练，非真实预警"
      }
      if let follows = line.follows, messages.indices.contains(follows) {
        message.references = [messages[follows].reference]
      }
      messages.append(message)
    }
    return messages
  }

  static func script(seed: UInt64) -> [AlertScript.Line] {
    var random = SeededRandom(seed: seed, stream: "alerts")
    return AlertScript.recent + AlertScript.past(&random)
  }

  static func make(in world: inout CountyWorld, drill: String) {
    let script = script(seed: world.seed)
    let messages = messages(of: script)
    var ids: [String] = []
    for (line, message) in zip(script, messages) {
      ids.append(add(line, message, drill: drill, in: &world))
    }
    link(script, ids, in: &world)
    var random = world.random("alertActions")
    for (index, line) in script.enumerated() {
      AlertActions.add(for: line, alert: ids[index], in: &world, &random)
    }
  }

  private static func add(
    _ line: AlertScript.Line, _ message: CapMessage, drill: String,
    in world: inout CountyWorld
  ) -> String {
    let identifier = message.fullIdentifier(.relative)
    var members: JSONObject = [
      "cap": message.json, "origin": .string(line.origin), "colour": .string(line.colour),
      "signature": "none", "areas": .texts(message.areas), "title": .string(message.headline),
      "sources": .texts([line.origin == "cap" ? "市突发事件预警信息发布中心" : "本区监测"]),
      "identity": .string("\(message.sender),\(identifier),\(message.sent.capText)"),
    ]
    if line.region == CountyWorld.county {
      members["bounds"] = .array([117.0062, 36.6008, 117.1624, 36.7018].map { .decimal($0) })
    }
    if line.status == "Exercise" { members["drill"] = .string(drill) }
    let isDeskAlert = line.origin == "local"
    let creator = isDeskAlert ? world.staff(of: Units.emergency).first?.id ?? "system" : "system"
    return world.add(
      "alert", at: line.sent.later(minutes: 1), by: creator, scope: line.region, members)
  }

  /// Ends point at what ended the alert, once all ids are known.
  private static func link(
    _ script: [AlertScript.Line], _ ids: [String], in world: inout CountyWorld
  ) {
    guard var alerts = world.records["alert"] else { return }
    for (index, line) in script.enumerated() {
      guard let why = line.endedBy else { continue }
      let successor = script.indices.first { script[$0].follows == index }
      let at = successor.map { script[$0].sent } ?? line.sent.later(minutes: line.hours * 40)
      var end: JSONObject = ["why": .string(why), "at": at.json]
      end["by"] = successor.map { .string(ids[$0]) }
      alerts[index]["end"] = .object(end)
      if line.messageType == "Cancel", let follows = line.follows {
        alerts[follows]["end"] = .object([
          "why": "cancelled", "by": .string(ids[index]), "at": line.sent.json,
        ])
      }
    }
    world.records["alert"] = alerts
  }
}
