extension MachineTables {
  static let workingCalendar = """
    provisional 暂定 provisional
    published 已发布 published

    new | – → provisional | administrator
    publish | provisional → published | administrator
    """

  /// The one life of reference types, nil for other types.
  static func reference(_ type: RecordType) -> String? {
    switch type {
    case .dispatchRule, .template, .keyList, .responsePlan: life("S", isRepublishable: true)
    case .checklist: life("S", isRepublishable: false)
    case .scenario, .marketItem: life("dataSteward", isRepublishable: true)
    case .policy: life("dataSteward", isRepublishable: false)
    case .licenceType, .serviceItem, .source: life("administrator", isRepublishable: true)
    default: nil
    }
  }

  private static func life(_ who: String, isRepublishable: Bool) -> String {
    """
    draft 草稿 draft
    published 已发布 published
    -withdrawn 已废止 withdrawn

    new | – → draft | \(who)
    publish | draft\(isRepublishable ? " withdrawn" : "") → published | \(who)
    withdraw | published → withdrawn | \(who) | | reason!
    """
  }

  /// Types whose status is set by `edit`, nil for other types.
  static func edited(_ type: RecordType) -> String? {
    switch type {
    case .operator: edited("active 在岗 active;locked 锁定 locked;-left 离岗 left", "administrator")
    case .unit: edited("active 在用 active;-closed 撤销 closed", "administrator")
    case .device: edited("active 在用 active;-revoked 已吊销 revoked", "administrator")
    case .seal:
      edited("valid 有效 valid;suspended 停用 suspended;-revoked 作废 revoked", "administrator")
    case .trustedIssuer:
      edited("trusted 可信 trusted;-withdrawn 撤出 withdrawn", "administrator")
    case .subject:
      edited(
        "operating 在业 operating;suspended 歇业 suspended;-cancelled 注销 cancelled",
        "administrator dataSteward inspector")
    case .camera:
      edited("online 在线 online;-offline 离线 offline", "administrator dataSteward inspector")
    default: nil
    }
  }

  private static func edited(_ states: String, _ who: String) -> String {
    let lines = states.split(separator: ";")
    let names = lines.compactMap { $0.split(separator: " ").first }
      .map { $0.first == "-" ? $0.dropFirst() : $0 }
    let from = names.joined(separator: " ")
    let to = names.joined(separator: "/")
    return lines.joined(separator: "\n") + """


      new | – → \(names.first ?? "") | \(who)
      edit | \(from) → \(to) | \(who) | | status>status
      """
  }
}
