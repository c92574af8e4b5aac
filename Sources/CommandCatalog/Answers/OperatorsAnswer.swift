import DomainModel
import JSONDiff
import Phrasebook

/// The operators of a store, the acting one marked, with their roles.
struct OperatorsAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let items = output["items"]?.array ?? []
    guard !items.isEmpty else { return [sheet.word("没有操作员。", "No operators.")] }
    let current = output["current"]?.string
    var table = AnswerTable(columns: [
      .init(title: " "), .init(title: sheet.word("账号", "Account"), most: 16),
      .init(title: sheet.word("姓名", "Name"), most: 14),
      .init(title: sheet.word("单位", "Unit"), most: 18),
      .init(title: sheet.word("状态", "State"), most: 10),
      .init(title: sheet.word("口令", "Key"), most: 14),
      .init(title: sheet.word("角色", "Roles"), isFlexible: true),
    ])
    table.rows = items.map { row($0, isActing: $0["id"]?.string == current) }
    let acting = sheet.word("* 现在由此人操作", "* acts now")
    return table.lines(columns: sheet.columns) + (current == nil ? [] : [acting])
  }

  private func row(_ item: JSON, isActing: Bool) -> [String] {
    let record = Record(item.object ?? [:])
    return [
      isActing ? "*" : " ", record.text("account") ?? "", record.text("name") ?? "",
      record.text("unit").map { sheet.name(of: $0) } ?? "",
      record.statusTitle?(sheet.language) ?? "", key(of: item), roles(of: record),
    ]
  }

  private func key(of item: JSON) -> String {
    guard item["hasPassphrase"] == true else { return sheet.word("无", "open") }
    return item["unlocked"] == true
      ? sheet.word("已解锁", "unlocked") : sheet.word("已锁", "locked")
  }

  /// In the order of the roles themselves; one who has nearly all is not listed role by role.
  private func roles(of record: Record) -> String {
    let held = Set(record.list("grants").compactMap { $0["role"]?.string })
    let missing = Role.allCases.filter { !held.contains($0.rawValue) }
    if missing.count == 1, let one = missing.first {
      return sheet.word("全部，除", "all but ") + title(one.rawValue)
    }
    let known = Role.allCases.map(\.rawValue).filter { held.contains($0) }
    let others = held.subtracting(known).sorted()
    return (known + others).map(title).joined(separator: sheet.word("、", ", "))
  }

  private func title(_ role: String) -> String {
    Role(rawValue: role)?.title(sheet.language) ?? role
  }
}
