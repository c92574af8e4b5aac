import JSONDiff

extension Record {
  /// The title in lists: `title`, else `name`, else what the type says; never empty.
  public var title: String {
    if let title = text("title"), !title.isEmpty { return title }
    if let name = text("name"), !name.isEmpty { return name }
    let own = type.flatMap(titleByType) ?? ""
    return own.isEmpty ? number ?? type?.title.chinese ?? typeName : own
  }

  private func titleByType(_ type: RecordType) -> String? {
    switch type {
    case .alert:
      AlertTimes.info(self)?["headline"]?.string ?? AlertTimes.info(self)?["event"]?.string
    case .inspection: joined(word("checkKind"), members["place"]?["name"]?.string)
    case .rectification: firstLine(text("order"))
    case .logEntry: firstLine(text("text"))
    case .alertAction, .access: word("kind")
    case .report: joined(word("kind"), members["elements"]?["nature"]?.string)
    case .shift: joined(instant("from")?.localText(.minute), word("post"))
    case .allotment: members["quantity"]?.double.map { "调拨 \(Record.plain($0))" }
    case .dispatchRule: joined(text("category"), text("region"))
    case .workingCalendar: members["year"]?.int.map { "\($0) 年工作日历" }
    case .dataRequest, .mandate: firstLine(text("purpose"))
    case .dataDispute: firstLine(text("claim"))
    case .licence: text("licenceNumber")
    case .conflict: joined("冲突", list("fields").compactMap { $0["id"]?.string }.first)
    case .series: text("bucket")
    case .statusList: text("uri")
    default: nil
    }
  }

  private func word(_ member: String) -> String? {
    text(member).map { EnumerationTitles.title($0, of: type, member: member).chinese }
  }

  private func firstLine(_ text: String?) -> String? {
    text.map { String($0.prefix { !$0.isNewline }.prefix(60)) }
  }

  private func joined(_ first: String?, _ second: String?) -> String? {
    let parts = [first, second].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
