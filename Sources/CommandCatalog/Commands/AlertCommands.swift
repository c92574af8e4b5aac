import DomainModel

/// The verbs of an alert for this unit.
enum AlertCommands {
  static let all: [Command] = [
    Command(
      "alert.ack", words: ["alert", "ack"], area: .alerts, types: [.alert], keys: ["A"],
      title: Phrase("签收", "Acknowledge"),
      help: Phrase("本单位已知悉此预警", "This unit has taken notice of the alert"),
      isOutward: true, writes: true),
    Command(
      "alert.unack", words: ["alert", "unack"], area: .alerts, types: [.alert],
      title: Phrase("撤回签收", "Take back"),
      help: Phrase("说明理由，撤回签收，预警重新响铃", "Takes the acknowledgement back; it rings again"),
      arguments: [.reason(isRequired: true)], isOutward: true, writes: true),
  ]
}
