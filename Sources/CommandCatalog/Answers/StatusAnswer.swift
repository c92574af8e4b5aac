import DomainModel
import JSONDiff
import Phrasebook

/// The store, the panes and sync in words.
struct StatusAnswer {
  let sheet: AnswerSheet
  let status: JSON

  var lines: [String] {
    [sheet.word("数据库", "Store")] + sheet.fields(store, indent: 2)
      + ["", sheet.word("值守", "Duty")] + panes + ["", sheet.word("同步", "Sync")]
      + sheet.fields(sync, indent: 2)
  }

  private var store: [(label: String, value: String)] {
    let store = status["store"]
    return [
      (sheet.word("位置", "Path"), store?["path"]?.string ?? "-"),
      (sheet.word("记录", "Records"), number(store?["records"])),
      (sheet.word("大小", "Size"), size(store?["bytes"]?.int ?? 0)),
      (sheet.word("结构版本", "Schema"), number(store?["schema"])),
      (sheet.word("集合摘要", "Digest"), store?["digest"]?.string ?? "-"),
    ]
  }

  private var panes: [String] {
    var table = AnswerTable(columns: [
      .init(title: ""), .init(title: "", most: 20), .init(title: "", most: 20),
      .init(title: "", most: 20),
    ])
    for (pane, title, counts) in Self.panes {
      let cells = counts.map { member, word in
        "\(word(sheet.language)) \(number(status["panes"]?[pane]?[member]))"
      }
      table.rows.append(
        [title(sheet.language)] + cells + Array(repeating: "", count: 3 - cells.count))
    }
    return table.lines(columns: sheet.columns, indent: 2, hasTitles: false)
  }

  private var sync: [(label: String, value: String)] {
    let sync = status["sync"]
    let node = sync?["node"]?.string ?? sync?["node"]?["url"]?.string
    let last = sync?["lastSuccessAt"]?.string.flatMap { Instant(rfc3339: $0) }.map(Dates.minute)
    let state = sync?["state"]?.string ?? ""
    return [
      (sheet.word("节点", "Node"), node ?? sheet.word("未加入（单机）", "none (this desk alone)")),
      (sheet.word("状态", "State"), Self.states[state]?(sheet.language) ?? state),
      (sheet.word("上次成功", "Last success"), last ?? sheet.word("从未", "never")),
      (sheet.word("待发变更", "Pending changes"), number(sync?["pendingChanges"])),
      (sheet.word("未解决冲突", "Open conflicts"), number(sync?["conflicts"])),
    ]
  }

  private static let states: [String: Phrase] = [
    "alone": Phrase("单机", "alone"), "offline": Phrase("离线", "offline"),
    "online": Phrase("在线", "online"), "stopped": Phrase("已停止", "stopped"),
  ]

  private static let panes: [(pane: String, title: Phrase, counts: [(String, Phrase)])] = [
    (
      "grievances", Phrase("诉求工单", "Grievances"),
      [
        ("open", Phrase("在办", "open")), ("overdue", Phrase("超期", "overdue")),
        ("dueToday", Phrase("今日到期", "due today")),
      ]
    ),
    (
      "inspections", Phrase("监督检查", "Inspections"),
      [("open", Phrase("在办", "open")), ("overdue", Phrase("超期", "overdue"))]
    ),
    (
      "alerts", Phrase("应急值守", "Alerts"),
      [("active", Phrase("生效", "in force")), ("unacknowledged", Phrase("待签", "to acknowledge"))]
    ),
    (
      "catalog", Phrase("数据目录", "Catalogue"),
      [("entries", Phrase("目录项", "entries")), ("requestsOpen", Phrase("待办申请", "open requests"))]
    ),
    (
      "licences", Phrase("证照卡包", "Licences"),
      [("held", Phrase("持有", "held")), ("expiringSoon", Phrase("将到期", "expiring soon"))]
    ),
  ]

  private func number(_ value: JSON?) -> String {
    value?.int.map { Counts.grouped($0) } ?? "-"
  }

  /// In steps of 1024, one decimal.
  private func size(_ bytes: Int) -> String {
    var size = Double(bytes)
    for unit in ["B", "KiB", "MiB"] {
      if size < 1024 { return unit == "B" ? "\(bytes) B" : "\(tenth(size)) \(unit)" }
      size /= 1024
    }
    return "\(tenth(size)) GiB"
  }

  private func tenth(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
