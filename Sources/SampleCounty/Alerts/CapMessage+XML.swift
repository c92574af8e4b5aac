import DomainModel

extension CapMessage {
  /// The message as a CAP 1.2 file; times are counted from a real day, since XML leaves this house.
  func xml(day: CivilDate) -> String {
    let rendering = Rendering(
      time: { $0.capTime(on: day) },
      compactDay: { day.adding(days: $0.day).description.filter { $0 != "-" } })
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">"#,
      tag("identifier", fullIdentifier(rendering)), tag("sender", sender),
      tag("sent", rendering.time(sent)), tag("status", status), tag("msgType", messageType),
      tag("scope", "Public"),
    ]
    if let note { lines.append(tag("note", note)) }
    if !references.isEmpty { lines.append(tag("references", referencesText(rendering))) }
    lines.append("  <info>")
    lines += infoLines(rendering).map { "  " + $0 }
    lines += ["  </info>", "</alert>", ""]
    return lines.joined(separator: "\n")
  }

  private func infoLines(_ rendering: Rendering) -> [String] {
    var lines = [
      tag("language", "zh-CN"), tag("category", category), tag("event", event),
      tag("responseType", messageType == "Cancel" ? "AllClear" : "Prepare"),
      tag("urgency", urgency), tag("severity", severity), tag("certainty", "Likely"),
      "  <eventCode>", "  " + tag("valueName", "国家突发事件预警信息发布系统事件编码"),
      "  " + tag("value", eventCode), "  </eventCode>",
      tag("effective", rendering.time(sent)), tag("onset", rendering.time(sent)),
      tag("expires", rendering.time(expires)), tag("senderName", senderName),
      tag("headline", headline), tag("description", description),
      tag("instruction", instruction), "  <parameter>", "  " + tag("valueName", "colour"),
      "  " + tag("value", colour), "  </parameter>", "  <area>",
      "  " + tag("areaDesc", areaName),
    ]
    if let polygonText { lines.append("  " + tag("polygon", polygonText)) }
    for code in areas {
      lines += [
        "    <geocode>", "    " + tag("valueName", "区划代码"),
        "    " + tag("value", CapMessage.padded(code)), "    </geocode>",
      ]
    }
    return lines + ["  </area>"]
  }

  private func tag(_ name: String, _ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(character)
      }
    }
    return "  <\(name)>\(escaped)</\(name)>"
  }
}

extension Moment {
  /// `2026-11-22T20:00:00+08:00`, counted from a real day.
  func capTime(on loadingDay: CivilDate) -> String {
    let inDay = minutes - day * 1440
    let clock = "\(Moment.twoDigits(inDay / 60)):\(Moment.twoDigits(inDay % 60)):00"
    return "\(loadingDay.adding(days: day))T\(clock)+08:00"
  }
}
