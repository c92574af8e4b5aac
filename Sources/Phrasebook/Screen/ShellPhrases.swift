import DomainModel

/// Every sentence that the shell itself says; each stands beside its translation and needs no other
/// description. For this package only.
package enum ShellPhrases {
  package static let product = Phrase("值守台", "Dutydesk")
  package static let board = Phrase("总览", "Board")

  /// A tab's name when the line is short, by its number from 0.
  package static func shortTitle(_ tab: Int) -> Phrase {
    let titles = [
      Phrase("总览", "Board"), Phrase("诉求", "Griev"), Phrase("检查", "Insp"),
      Phrase("应急", "Alert"), Phrase("目录", "Cat"), Phrase("证照", "Lic"),
    ]
    return titles.indices.contains(tab) ? titles[tab] : board
  }

  /// What presses in a pane, by its tab's number.
  package static func pressing(_ tab: Int, _ count: Int) -> Phrase {
    switch tab {
    case 3: Phrase("待签\(count)", "\(count) new")
    case 4: Phrase("待办\(count)", "\(count) to do")
    case 5: Phrase("将到期\(count)", "\(count) expiring")
    default: Phrase("逾期\(count)", "\(count) late")
    }
  }

  /// A weekday, Monday is 1.
  package static func weekday(_ number: Int) -> Phrase {
    let names = [
      Phrase("一", "Mon"), Phrase("二", "Tue"), Phrase("三", "Wed"), Phrase("四", "Thu"),
      Phrase("五", "Fri"), Phrase("六", "Sat"), Phrase("日", "Sun"),
    ]
    return names[(number - 1) % 7]
  }

  package static func tooSmall(_ columns: Int, _ rows: Int) -> Phrase {
    Phrase(
      "窗口太小，至少需要 \(columns) 列 \(rows) 行。放大后接着用，什么都没有丢。",
      "This window is too small: \(columns)x\(rows) is needed. Enlarge it; nothing is lost.")
  }

  // MARK: Lists

  package static func waiting(_ count: Int) -> Phrase { Phrase("+\(count) 新", "+\(count) new") }
  package static func marked(_ count: Int, hidden: Int) -> Phrase {
    hidden == 0
      ? Phrase("已标 \(count)", "\(count) marked")
      : Phrase("已标 \(count)，筛选外 \(hidden)", "\(count) marked, \(hidden) filtered out")
  }
  package static func markedAll(_ count: Int) -> Phrase {
    Phrase("已标记筛选出的全部 \(count) 件。", "All \(count) that the filter shows are marked.")
  }
  package static func unmarkedAll(_ count: Int) -> Phrase {
    Phrase("已取消 \(count) 件的标记。", "\(count) are no longer marked.")
  }
  /// `total`: how many the filter shows, as the list says it.
  package static func markedFirst(_ count: Int, total: String) -> Phrase {
    Phrase(
      "只标了前 \(count) 件（筛选出 \(total) 件）；缩小筛选，或办完这批再标其余。",
      "Only the first \(count) of \(total) are marked: narrow the filter, or take the rest afterwards."
    )
  }
  package static let dueFirst = Phrase("按时限", "By due time")
  package static let newestFirst = Phrase("最新在前", "Newest first")
  package static let urgencyFirst = Phrase("紧急在前", "Most urgent first")

  package static func keepView(_ name: String) -> Phrase {
    Phrase("存为视图：\(name)", "Keep as a view: \(name)")
  }
  package static func forgetView(_ name: String) -> Phrase {
    Phrase("删除视图：\(name)", "Forget the view: \(name)")
  }
  package static func viewKept(_ name: String, key: String) -> Phrase {
    Phrase(
      "已存为视图“\(name)”，按 \(key) 可再打开。", "Kept as the view “\(name)”; \(key) opens it again.")
  }
  package static func viewForgotten(_ name: String) -> Phrase {
    Phrase("已删除视图“\(name)”。", "The view “\(name)” is forgotten.")
  }
  package static let alertTooNew = Phrase(
    "这条预警刚刚出现，请看清后再签收。", "This alert has only just come; read it, then acknowledge it.")
  package static let noAlertWaiting = Phrase("没有待签收的预警。", "No alert waits to be acknowledged.")
  package static let noSubject = Phrase("此记录没有涉及的主体。", "This record names no subject.")

  // MARK: Status

  package static let error = Phrase("错误 ", "Error ")
  package static let readOnlyMark = Phrase("只读", "read-only")
  package static let noNode = Phrase("单机", "no node")
  package static func pending(_ count: Int) -> Phrase {
    count == 0 ? Phrase("无待发", "nothing to send") : Phrase("待发 \(count)", "\(count) to send")
  }
  package static func blind(since instant: Instant) -> Phrase {
    let time = instant.localText(.minute).suffix(5)
    return Phrase("断联自 \(time)", "blind since \(time)")
  }
  package static func conflicts(_ count: Int) -> Phrase {
    Phrase("冲突 \(count)", "\(count) \(count == 1 ? "conflict" : "conflicts")")
  }
  package static func unacknowledged(_ count: Int) -> Phrase {
    Phrase("待签预警 \(count)", "\(count) \(count == 1 ? "alert" : "alerts") to acknowledge")
  }
  package static func working(_ count: Int) -> Phrase {
    Phrase("正在处理 \(count) 项", "\(count) in progress")
  }

  // MARK: Refusals and results

  package static let readOnly = Phrase(
    "以只读方式打开，不能改动。去掉 --read-only 再启动即可。",
    "Opened read-only, so nothing can be changed. Start without --read-only.")
  package static let nothingSelected = Phrase(
    "没有选中记录，请先用方向键选一条。", "No record is selected; choose one with the arrows first.")
  package static let onlyByFile = Phrase(
    "这类记录由导入或命令行从文件建立。", "Records of this type are made by import or from a file.")
  package static func onlyOnCommandLine(_ words: [String]) -> Phrase {
    let line = "dutydesk " + words.joined(separator: " ")
    return Phrase("请在命令行写明文件或值：\(line)", "Give its files or values on the command line: \(line)")
  }
  package static let notInList = Phrase(
    "那一条已不在此列表中。", "That record is no longer in this list.")
  package static let otherRecord = Phrase("不适用于所选记录", "not for the selected record")
  package static let nothingRunning = Phrase("没有正在进行的工作。", "Nothing is running.")
  package static func stopping(_ count: Int) -> Phrase {
    Phrase(
      "正在停止 \(count) 项工作；已写完的留着，写到一半的退回。",
      "Stopping \(count) at work: what is written stays, what is half written is taken back.")
  }
  package static let rangeBegins = Phrase(
    "从此行起，移到末行再按一次。", "The range begins here; press again at its last row.")
  package static func scope(_ name: Phrase) -> Phrase {
    Phrase("显示\(name(.chinese))。", "Showing \(name(.english)).")
  }
  package static let openScope = Phrase("在办", "open")
  package static let closedScope = Phrase("已结", "closed")
  package static let allScope = Phrase("全部", "all")
  package static let copyNumber = Phrase("编号", "Number")
  package static let copyTitle = Phrase("标题", "Title")
  package static let copyRow = Phrase("整行", "Row")
  package static let copyText = Phrase("全文", "All text")
  package static func notInState(_ state: Phrase, _ command: Phrase) -> Phrase {
    Phrase(
      "处于“\(state(.chinese))”，不能\(command(.chinese))。",
      "It is “\(state(.english))”: no “\(command(.english))”.")
  }
  package static let missing = Phrase("必填", "needed")
  package static let draftKept = Phrase("已存为草稿，再次打开时还在。", "Kept as a draft; it is there next time.")
  package static let notDone = Phrase("未执行。", "Not done.")
  package static let wrongCharset = Phrase(
    "Set this terminal to UTF-8 (bianma: UTF-8): it reads Chinese as GBK.",
    "Set this terminal to UTF-8 (bianma: UTF-8): it reads Chinese as GBK.")
  package static let mouseOn = Phrase("鼠标已启用。", "The mouse is on.")
  package static let mouseOff = Phrase(
    "鼠标已停用，可用终端自带的选择。", "The mouse is off; the terminal's own selection works.")
  package static let noSteps = Phrase("没有可走的下一步。", "There is no next step.")
  package static let noHits = Phrase("没有找到。", "Nothing found.")
  package static func indexed(percent: Int) -> Phrase {
    Phrase("已索引 \(percent)%，其余在办件已逐条查过。", "\(percent)% indexed; the other open ones were scanned.")
  }

  // MARK: Questions

  package static let confirmTitle = Phrase("请确认", "Please confirm")
  package static let confirmKey = Phrase("确认", "confirm")
  package static let cancelKey = Phrase("取消", "cancel")
  package static func confirmKeys(_ keys: [Character]) -> Phrase {
    let names = keys.map(String.init)
    return Phrase(
      "按 \(names.joined(separator: " 或 ")) 确认，按 Esc 取消",
      "\(names.joined(separator: " or ")) confirms, Esc cancels")
  }

  /// The sentence before a command goes outward: what, to how many, the first three, the values.
  package static func confirm(
    _ title: Phrase, count: Int, named: [String], hidden: Int, values: [String]
  ) -> Phrase {
    let list = named.joined(separator: "\n")
    let rest = values.isEmpty ? "" : "\n" + values.joined(separator: "\n")
    let more = count > named.count
    let hiddenChinese = hidden > 0 ? "，其中 \(hidden) 件不在当前筛选内" : ""
    let hiddenEnglish = hidden > 0 ? ", \(hidden) of them outside the filter" : ""
    return Phrase(
      "\(title(.chinese))：共 \(count) 件\(hiddenChinese)\n\(list)\(more ? "\n等" : "")\(rest)",
      "\(title(.english)): \(count) \(count == 1 ? "record" : "records")\(hiddenEnglish)\n"
        + "\(list)\(more ? "\nand more" : "")\(rest)")
  }

  package static let nothingToUndo = Phrase("没有可以撤销的。", "There is nothing to undo.")
  package static let nothingToRedo = Phrase("没有可以重做的。", "There is nothing to redo.")

  /// What an undo or redo will touch.
  package static func undo(
    redo: Bool, _ command: Phrase, _ titles: [String], count: Int
  ) -> Phrase {
    let more = count > titles.count
    let list = titles.joined(separator: "\n") + (more ? "\n…" : "")
    let records = count == 1 ? "one record" : "\(count) records"
    return Phrase(
      "\(redo ? "重做" : "撤销")自己的“\(command.chinese)”，共 \(count) 件：\n\(list)",
      "\(redo ? "Do again" : "Take back") your “\(command.english)” on \(records):\n\(list)")
  }

  package static func leaveWithAlerts(_ count: Int) -> Phrase {
    Phrase(
      "还有 \(count) 条红色预警未签收。退出后本机不再响铃。要退出吗？",
      "Red alerts not acknowledged: \(count). This desk will not ring after leaving. Leave?")
  }
  package static func suspendWithAlerts(_ count: Int) -> Phrase {
    Phrase(
      "还有 \(count) 条红色预警未签收。挂到后台时本机不响铃。要挂起吗？",
      "Red alerts not acknowledged: \(count). Nothing rings in the background. Suspend?")
  }
  package static let openFirst = Phrase("请先打开记录，再修改。", "Open the record first, then edit it.")
  package static func leaveWithWork(_ count: Int) -> Phrase {
    Phrase("还有 \(count) 项工作未完成。要退出吗？", "Commands still running: \(count). Leave?")
  }

  package static func labelled(_ label: Phrase, _ value: String) -> Phrase {
    Phrase("\(label.chinese)：\(value)", "\(label.english): \(value)")
  }
  package static func openPoints(_ count: Int) -> Phrase {
    Phrase("办理清单还有 \(count) 项未打勾", "Points of the checklist not ticked: \(count)")
  }
  package static let noFamily = Phrase(
    "此件没有主件，也没有下属工单。", "This order has no parent and none stand under it.")

  package static func noCommandCalled(_ typed: String) -> Phrase {
    Phrase("没有叫“\(typed)”的命令。", "No command is called “\(typed)”.")
  }

  // MARK: Lists without rows

  package static func noneMatch(_ none: Phrase, _ filter: String) -> Phrase {
    Phrase(
      "\(none.chinese)符合“\(filter)”。", "\(none.english) match “\(filter)”.")
  }
  package static func filterByState(_ state: Phrase) -> Phrase {
    Phrase(
      "按状态找，输入 状态:\(state.chinese)",
      "To find a state type status:\(state.english.lowercased())")
  }
  package static func clearOrOtherViews(_ key: String) -> Phrase {
    Phrase("Esc 取消筛选；\(key) 换视图", "Esc clears the filter; \(key) opens another view")
  }
  package static func otherViews(_ key: String) -> Phrase {
    Phrase("\(key) 换视图", "\(key) opens another view")
  }
  package static let sentenceGap = Phrase("；", "; ")
  package static let clearFilter = Phrase("取消筛选", "clear the filter")

  // MARK: Hints of dialogs

  package static let filterHints = [
    (key: "Enter", title: Phrase("保留筛选", "keep the filter")),
    (key: "Esc", title: Phrase("取消筛选", "clear it")),
  ]
  package static let menuHints = [
    (key: "Enter", title: Phrase("选定", "choose")), (key: "Esc", title: Phrase("返回", "back")),
  ]
  package static let formHints = [
    (key: "Tab", title: Phrase("下一项", "next field")),
    (key: "Ctrl-s", title: Phrase("提交", "submit")),
    (key: "Ctrl-e", title: Phrase("外部编辑器", "editor")),
    (key: "Esc", title: Phrase("存草稿", "keep as draft")),
  ]
  package static let pageHints = [
    (key: "y", title: Phrase("复制", "copy")), (key: "Esc", title: Phrase("返回", "back")),
  ]

  // MARK: Linear mode

  package static func alertLine(_ colour: String, _ title: String) -> Phrase {
    Phrase("\(colour)预警 \(title)", "\(colour) alert: \(title)")
  }
  package static func listHeading(_ pane: String, _ view: String, _ total: String) -> Phrase {
    Phrase("\(pane)，\(view)，共 \(total) 条", "\(pane), \(view), \(total) in all")
  }
  package static func filteredBy(_ text: String) -> Phrase {
    Phrase("，筛选 \(text)", ", filtered by \(text)")
  }
  package static func rowPlace(_ place: String, _ total: String) -> Phrase {
    Phrase("第 \(place) 条，共 \(total) 条：", "Row \(place) of \(total): ")
  }
  package static let markedWord = Phrase("已标", "marked")
  package static let recordHint = Phrase(
    "按 Enter 列出下一步，按 Esc 返回列表。", "Enter lists the next steps, Esc goes back to the list.")
  package static func more(_ count: Int) -> Phrase {
    Phrase("另有 \(count) 项，输入文字可缩小范围。", "\(count) more; type to narrow them.")
  }
  package static let required = Phrase("（必填）", " (needed)")
}
