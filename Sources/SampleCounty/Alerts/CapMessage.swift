import JSONDiff

/// A CAP 1.2 message, told once and written as JSON for the record and as XML for the file.
struct CapMessage: Sendable {
  var identifier: String
  var sender: String
  var senderName: String
  var sent: Moment
  var status = "Actual"
  var messageType = "Alert"
  /// Messages that this one replaces or cancels.
  var references: [CapReference] = []
  var event: String
  var eventCode: String
  var category: String
  /// red, orange, yellow, blue
  var colour: String
  var headline: String
  var description: String
  var instruction: String
  var expires: Moment
  var areaName: String
  /// Region codes of two, four or six digits.
  var areas: [String]
  var polygon: [(longitude: Double, latitude: Double)] = []
  var note: String?

  /// How times and days are written: relative in records, real ones in files.
  struct Rendering: Sendable {
    var time: @Sendable (Moment) -> String
    var compactDay: @Sendable (Moment) -> String

    static let relative = Rendering(
      time: { $0.capText }, compactDay: { $0.relativeDay("YYYYMMDD") })
  }

  /// `sender_YYYYMMDDhhmmss`, the form of the national warning platform.
  func fullIdentifier(_ rendering: Rendering) -> String {
    let inDay = sent.minutes - sent.day * 1440
    let clock = Moment.twoDigits(inDay / 60) + Moment.twoDigits(inDay % 60)
    return "\(sender)_\(rendering.compactDay(sent))\(clock)\(identifier)"
  }

  var reference: CapReference {
    CapReference(sender: sender, identifier: identifier, sent: sent)
  }

  static let severities = [
    "red": "Extreme", "orange": "Severe", "yellow": "Moderate", "blue": "Minor",
  ]
  static let colourNames = ["red": "红色", "orange": "橙色", "yellow": "黄色", "blue": "蓝色"]

  var severity: String { CapMessage.severities[colour] ?? "Unknown" }
  var urgency: String { colour == "red" || colour == "orange" ? "Immediate" : "Expected" }

  func referencesText(_ rendering: Rendering) -> String {
    references.map { reference in
      var other = self
      other.sender = reference.sender
      other.identifier = reference.identifier
      other.sent = reference.sent
      return "\(other.sender),\(other.fullIdentifier(rendering)),\(rendering.time(other.sent))"
    }.joined(separator: " ")
  }

  /// Latitude first, as CAP wants it, and closed.
  var polygonText: String? {
    guard let first = polygon.first else { return nil }
    return (polygon + [first]).map { "\($0.latitude),\($0.longitude)" }.joined(separator: " ")
  }
}

/// What another message is known by.
struct CapReference: Sendable {
  var sender: String
  var identifier: String
  var sent: Moment
}

extension CapMessage {
  /// The message in the members of CAP's XML, repeatable ones as lists.
  var json: JSON {
    var message: JSONObject = [
      "identifier": .string(fullIdentifier(.relative)), "sender": .string(sender),
      "sent": .string(sent.capText), "status": .string(status),
      "msgType": .string(messageType), "scope": "Public",
    ]
    if !references.isEmpty { message["references"] = .string(referencesText(.relative)) }
    message["note"] = note.map { .string($0) }
    message["info"] = .array([.object(info)])
    return .object(message)
  }

  private var info: JSONObject {
    [
      "language": "zh-CN", "category": .texts([category]), "event": .string(event),
      "responseType": .texts([messageType == "Cancel" ? "AllClear" : "Prepare"]),
      "urgency": .string(urgency), "severity": .string(severity), "certainty": "Likely",
      "eventCode": .array([
        .object(["valueName": "国家突发事件预警信息发布系统事件编码", "value": .string(eventCode)])
      ]),
      "effective": .string(sent.capText), "onset": .string(sent.capText),
      "expires": .string(expires.capText), "senderName": .string(senderName),
      "headline": .string(headline), "description": .string(description),
      "instruction": .string(instruction),
      "parameter": .array([
        .object(["valueName": "colour", "value": .string(colour)])
      ]),
      "area": .array([.object(area)]),
    ]
  }

  private var area: JSONObject {
    var members: JSONObject = [
      "areaDesc": .string(areaName),
      "geocode": .array(
        areas.map { .object(["valueName": "区划代码", "value": .string(CapMessage.padded($0))]) }),
    ]
    members["polygon"] = polygonText.map { .array([.string($0)]) }
    return members
  }

  /// A region code in its six digits.
  static func padded(_ code: String) -> String {
    code + String(repeating: "0", count: max(0, 6 - code.count))
  }
}
