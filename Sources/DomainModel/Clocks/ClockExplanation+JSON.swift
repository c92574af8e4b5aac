import JSONDiff

extension ClockExplanation {
  /// The explanation as `grievance clock --json` prints it; times at +08:00.
  public var json: JSON {
    var object: JSONObject = [
      "id": .string(step.rawValue), "rule": .string(rule), "from": .string(from.rfc3339Local),
      "dueAt": .string(dueAt.rfc3339Local), "allowanceSeconds": JSON(allowanceSeconds),
      "extensionSeconds": JSON(extensionSeconds), "countedSeconds": JSON(countedSeconds),
      "provisional": .bool(isProvisional),
    ]
    object["stoppedAt"] = stoppedAt.map { .string($0.rfc3339Local) }
    object["mayMove"] = mayMove.map {
      ["from": .string($0.from.rfc3339Local), "to": .string($0.to.rfc3339Local)]
    }
    object["parts"] = .array(
      parts.map {
        [
          "kind": .string($0.kind.rawValue), "from": .string($0.span.from.rfc3339Local),
          "to": .string($0.span.to.rfc3339Local),
          "seconds": JSON(Int($0.span.milliseconds / 1000)),
        ]
      })
    return .object(object)
  }
}

extension ClockExplanation.SpanKind {
  /// The word on screen.
  public var title: Phrase {
    switch self {
    case .counted: Phrase("计入", "counted")
    case .extended: Phrase("延期", "extended")
    case .pause: Phrase("挂起", "suspended")
    case .noon: Phrase("午休", "noon break")
    case .night: Phrase("非工作时间", "outside hours")
    case .weekend: Phrase("周末", "weekend")
    case .holiday: Phrase("节假日", "holiday")
    case .firstDay: Phrase("当日不计", "first day not counted")
    case .makeUp: Phrase("调休上班", "make-up day")
    }
  }
}
