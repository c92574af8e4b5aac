import DomainModel

/// The commands that the shell runs itself.
enum ScreenCommands {
  static let everywhere: [Command] =
    panes + [
      screen(
        "shell.nextPane", ["Tab"], "下一窗格", "Next pane", "转到右边的窗格", "Go to the pane on the right"),
      screen(
        "shell.previousPane", ["Shift-Tab"], "上一窗格", "Previous pane", "转到左边的窗格",
        "Go to the pane on the left"),
      screen(
        "shell.goBack", ["["], "后退", "Back in places", "回到先前的窗格、筛选和记录",
        "Return to the pane, filter and record before"),
      screen(
        "shell.goForward", ["]"], "前进", "Forward in places", "再到后退之前的地方",
        "Go again to where you went back from"),
      screen(
        "shell.leave", ["Esc"], "返回", "Leave", "退出当前一层，什么都不丢", "Leave this level; nothing is lost"),
      screen("shell.search", ["Ctrl-f"], "全局搜索", "Search all", "搜索所有窗格", "Search all panes"),
      screen(
        "shell.palette", [":", "Ctrl-p"], "命令", "Commands", "按名称查找并执行任何命令",
        "Find any command by name and run it"),
      screen(
        "shell.help", ["?", "F1"], "全部按键", "All keys", "此处可用的全部按键，可搜索、可执行",
        "All keys of this place; searchable, runnable"),
      screen("shell.theme", ["F2"], "配色", "Theme", "换一套配色", "Change the theme"),
      screen(
        "shell.language", ["F3"], "语言", "Language", "中文与英文互换", "Switch between Chinese and English"),
      screen(
        "shell.linear", ["F4"], "逐行模式", "Linear mode", "供读屏软件使用的逐行输出",
        "Lines only, for screen readers"),
      screen(
        "shell.mouse", ["F5"], "鼠标", "Mouse", "开关鼠标，关闭后可用终端自带的选择",
        "Mouse on or off; off lets the terminal select"),
      screen(
        "shell.lock", ["F9"], "锁定", "Lock", "锁上工作站或换人操作；预警照常显示和响铃",
        "Lock, or change the operator; alerts still show and ring"),
      screen(
        "shell.acknowledgeAlert", ["!"], "签收预警", "Acknowledge", "签收预警行上已显示 0.7 秒以上的预警",
        "Acknowledge the alert that stood on the alert line for 0.7 s"),
      screen(
        "shell.zoom", ["z"], "放大", "Zoom", "放大当前窗格，再按还原", "Zoom this pane; again to come back"),
      screen(
        "shell.growSplit", ["+"], "加宽", "Widen", "移动分隔线，加宽列表", "Move the split to widen the list"),
      screen(
        "shell.shrinkSplit", ["-"], "收窄", "Narrow", "移动分隔线，收窄列表",
        "Move the split to narrow the list"),
      screen("shell.redraw", ["Ctrl-l"], "重画", "Redraw", "重画整个屏幕", "Paint the whole screen again"),
      screen(
        "shell.stop", ["Ctrl-c"], "停止", "Stop", "停止正在进行的工作或关闭对话框",
        "Stop the running work or close the dialog"),
      screen(
        "shell.suspend", ["Ctrl-z"], "挂到后台", "Suspend", "回到终端，预警此时不会响铃",
        "Return to the terminal; alerts do not ring meanwhile"),
      screen(
        "shell.messages", [], "消息", "Messages", "本班全部消息及等效的命令行",
        "All messages of the shift with their command lines"),
      screen(
        "shell.unsettled", ["F6"], "冲突与被拒", "Conflicts", "逐项解决冲突，处理被节点拒收的改动",
        "Settle conflicts field by field; deal with what the node refused"),
      screen(
        "shell.alerts", ["F7"], "生效预警", "Alerts in force", "待签收、已搁置、已签收未了结的预警各有几条，可打开",
        "How many alerts wait, are shelved, or stand; opens them"),
      screen(
        "shell.reminders", ["F8"], "到时提醒", "Reminders", "自己的到时提醒，打开即了结",
        "Your reminders that are due; opening one is done with it"),
      screen("shell.quit", ["q"], "退出", "Quit", "返回；在最上层则退出", "Back; at the top it leaves"),
    ]

  static let list: [Command] = [
    move("list.up", ["Up", "k"], "上移", "Up", "上移一行", "One row up"),
    move("list.down", ["Down", "j"], "下移", "Down", "下移一行", "One row down"),
    move("list.left", ["Left", "h"], "左移", "Left", "向左移动各列", "Scroll the columns left"),
    move("list.right", ["Right", "l"], "右移", "Right", "向右移动各列", "Scroll the columns right"),
    move("list.pageUp", ["PgUp", "Ctrl-u"], "上一页", "Page up", "上移一页", "One page up"),
    move("list.pageDown", ["PgDn", "Ctrl-d"], "下一页", "Page down", "下移一页", "One page down"),
    move(
      "list.first", ["g", "Home"], "首行", "First", "到第一行，并显示等待中的新行",
      "To the first row; shows waiting new rows"),
    move("list.last", ["G", "End"], "末行", "Last", "到最后一行", "To the last row"),
    move("list.open", ["Enter"], "打开", "Open", "打开所选记录", "Open the selected record"),
    move(
      "list.filter", ["/"], "筛选", "Filter", "边输入边筛选：拼音、首字母、汉字、编号、字段:值、-排除",
      "Filter as you type: pinyin, initials, Chinese, numbers, field:value, -not"),
    move("list.nextMatch", ["n"], "下一处", "Next match", "下一条符合的记录", "The next matching record"),
    move(
      "list.previousMatch", ["N"], "上一处", "Previous match", "上一条符合的记录", "The matching record before"
    ),
    move("list.mark", ["Space"], "多选", "Mark", "标记此行并下移", "Mark this row and move down"),
    move(
      "list.markRange", ["v"], "标记一段", "Mark range", "从上次标记处标记到此行",
      "Mark from the last mark to here"),
    move(
      "list.markAll", ["*"], "全部标记", "Mark all", "标记所有显示的行，再按取消",
      "Mark all shown rows; again to unmark"),
    move("list.showCell", ["="], "看全", "Whole cell", "显示被截断的整个单元格", "Show the whole of a cut cell"),
    move("list.sort", ["s"], "排序", "Sort", "换一种排序", "Choose another order"),
    move(
      "list.views", ["w"], "视图", "Views", "打开视图，或把当前筛选和排序存为视图",
      "Open a view, or save filter and order as one"),
    move(
      "list.scope", ["Ctrl-o"], "范围", "Open, closed, all", "在办、已结、全部之间切换",
      "Change between open, closed and all"),
    move(
      "list.countColumn", ["#"], "计数", "Count column", "数一列的各个值，Enter 按它筛选",
      "Count the values of a column; Enter filters"),
    move(
      "list.chooseColumns", ["C"], "选列", "Columns", "选择显示哪些列及其次序，此窗格记住",
      "Choose the columns and their order; this pane remembers"),
  ]

  static let record: [Command] = [
    inRecord(
      "record.nextSteps", ["Enter"], "下一步", "Next steps", "列出此记录可走的下一步，可按编号选",
      "List what can be done next; taken by number"),
    inRecord("record.up", ["Up", "k"], "上移", "Up", "上移一行", "One line up"),
    inRecord("record.down", ["Down", "j"], "下移", "Down", "下移一行", "One line down"),
    inRecord("record.pageUp", ["PgUp", "Ctrl-u"], "上一页", "Page up", "上移一页", "One page up"),
    inRecord(
      "record.pageDown", ["PgDn", "Ctrl-d"], "下一页", "Page down", "下移一页", "One page down"),
    inRecord("record.first", ["g", "Home"], "开头", "Top", "到开头", "To the top"),
    inRecord("record.last", ["G", "End"], "末尾", "End", "到末尾", "To the end"),
    inRecord(
      "record.nextRecord", ["n"], "下一条", "Next record", "打开列表中的下一条", "Open the next of the list"),
    inRecord(
      "record.previousRecord", ["N"], "上一条", "Previous record", "打开列表中的上一条",
      "Open the one before in the list"),
  ]

  static let selection: [Command] = [
    selected(
      "selection.nextAction", ["."], "下一动作", "Next action",
      "做此状态要做的一步：受理、派单、签收、办结、回访、结案",
      "Do what the state asks: accept, assign, sign, resolve, visit, close"),
    selected(
      "selection.subject", ["o"], "主体", "Subject", "打开此记录涉及的主体",
      "Open the subject of this record"),
    selected(
      "selection.flag", ["b"], "标记或取消", "Flag, unflag", "加上或去掉只有自己看得见的标记",
      "Put on or take off a flag that only you see"),
    selected(
      "selection.map", ["m"], "地图", "Map", "在地图上看此列表，t 换成带方位和距离的表格",
      "This list on a map; t shows a table with directions and distances"),
    selected(
      "selection.family", [], "主件与下属", "Parent, orders under it", "到主件；在主件上列出全部下属工单",
      "Go to the parent; from a parent list all orders under it"),
    selected(
      "selection.copy", ["y"], "复制", "Copy", "复制编号、标题、电话、全文或 JSON",
      "Copy number, title, phone, all text or JSON"),
  ]

  private static let panes: [Command] = [
    pane("board", "1", "总览", "Board"), pane("grievances", "2", "诉求工单", "Grievances"),
    pane("inspections", "3", "监督检查", "Inspections"), pane("alerts", "4", "应急值守", "Alerts"),
    pane("catalogue", "5", "数据目录", "Catalogue"), pane("licences", "6", "证照卡包", "Licences"),
  ]

  private static func pane(
    _ name: String, _ key: String, _ chinese: String, _ english: String
  ) -> Command {
    screen(
      "shell.pane.\(name)", [key], chinese, english, "转到\(chinese)", "Go to \(english.lowercased())"
    )
  }

  private static func screen(
    _ id: String, _ keys: [String], _ chinese: String, _ english: String,
    _ chineseHelp: String, _ englishHelp: String
  ) -> Command {
    Command(
      id, area: .everywhere, keys: keys, title: Phrase(chinese, english),
      help: Phrase(chineseHelp, englishHelp))
  }

  private static func selected(
    _ id: String, _ keys: [String], _ chinese: String, _ english: String,
    _ chineseHelp: String, _ englishHelp: String
  ) -> Command {
    Command(
      id, area: .selection, types: Set(RecordType.allCases), keys: keys,
      title: Phrase(chinese, english), help: Phrase(chineseHelp, englishHelp))
  }

  private static func move(
    _ id: String, _ keys: [String], _ chinese: String, _ english: String,
    _ chineseHelp: String, _ englishHelp: String
  ) -> Command {
    Command(
      id, area: .list, keys: keys, title: Phrase(chinese, english),
      help: Phrase(chineseHelp, englishHelp))
  }

  private static func inRecord(
    _ id: String, _ keys: [String], _ chinese: String, _ english: String,
    _ chineseHelp: String, _ englishHelp: String
  ) -> Command {
    Command(
      id, area: .record, keys: keys, title: Phrase(chinese, english),
      help: Phrase(chineseHelp, englishHelp))
  }
}
