import DomainModel

/// The words of a CAP 1.2 message: element names and the values of its enumerations.
///
/// They stand beside the members of our own types because they come from the standard, not from
/// a declaration of ours.
enum CapWords {
  static func element(_ name: String) -> Phrase {
    elements[name] ?? Phrase(name, name)
  }

  /// A value of the standard's enumerations; nil for free text.
  static func value(_ value: String) -> Phrase? { values[value] }

  private static let elements: [String: Phrase] = [
    "event": Phrase("灾种", "Event"), "urgency": Phrase("紧迫性", "Urgency"),
    "severity": Phrase("严重性", "Severity"), "certainty": Phrase("确定性", "Certainty"),
    "senderName": Phrase("发布单位", "Sender"), "effective": Phrase("生效时间", "In force from"),
    "onset": Phrase("预计开始", "Begins"), "expires": Phrase("失效时间", "In force until"),
  ]

  private static let values: [String: Phrase] = [
    "Immediate": Phrase("立即行动", "immediate"), "Expected": Phrase("一小时内", "within the hour"),
    "Future": Phrase("近期", "in the near future"), "Past": Phrase("已过", "past"),
    "Extreme": Phrase("特别严重", "extreme"), "Severe": Phrase("严重", "severe"),
    "Moderate": Phrase("较重", "moderate"), "Minor": Phrase("一般", "minor"),
    "Observed": Phrase("已发生", "observed"), "Likely": Phrase("很可能", "likely"),
    "Possible": Phrase("可能", "possible"), "Unlikely": Phrase("不大可能", "unlikely"),
    "Unknown": Phrase("未知", "unknown"),
  ]
}
