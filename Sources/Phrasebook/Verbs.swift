public import DomainModel

/// The words of the commands of state machines; steps, histories, messages and the command
/// catalogue all take them from here, so that one verb has one word.
public enum Verbs {
  /// The word of a command's name without its area; an unknown name stands for itself.
  public static func title(_ name: String) -> Phrase {
    words[name] ?? Phrase(name, name)
  }

  private static let words: [String: Phrase] =
    grievances.merging(others) { first, _ in first }.merging(records) { first, _ in first }
    .merging(rest) { first, _ in first }

  private static let grievances: [String: Phrase] = [
    "accept": Phrase("受理", "accept"), "answer": Phrase("直办答复", "answer"),
    "decline": Phrase("不予受理", "decline"), "merge": Phrase("并单", "merge"),
    "unmerge": Phrase("撤销并单", "unmerge"), "split": Phrase("拆单", "split"),
    "assign": Phrase("派单", "assign"), "sign": Phrase("签收", "sign"),
    "return": Phrase("退回", "return"), "uphold": Phrase("同意退单", "uphold the return"),
    "overrule": Phrase("驳回退单", "overrule the return"),
    "extend": Phrase("申请延期", "ask for time"), "grant": Phrase("同意延期", "grant time"),
    "deny": Phrase("不同意延期", "deny time"), "suspend": Phrase("挂起", "suspend"),
    "resume": Phrase("恢复", "resume"), "resolve": Phrase("办结答复", "resolve"),
    "visit": Phrase("回访", "visit"), "close": Phrase("结案", "close"),
    "reopen": Phrase("重开", "reopen"), "urge": Phrase("督办", "urge"),
    "mediate": Phrase("调解", "mediate"), "agree": Phrase("达成协议", "agree"),
    "fail": Phrase("调解未成", "fail"), "followup": Phrase("跟踪履行", "follow up"),
    "next": Phrase("领取", "claim"), "inspect": Phrase("转检查", "inspect"),
    "clock": Phrase("时限说明", "explain the clock"), "similar": Phrase("相似件", "similar orders"),
    "stats": Phrase("统计", "statistics"), "remind": Phrase("提醒", "remind"),
    "supervise": Phrase("超期督办", "supervise"),
    "session": Phrase("调解记录", "session"),
    "calls": Phrase("回访清单", "calls due"),
    "risks": Phrase("隐患预警", "risks"), "warn": Phrase("隐患转办", "act on a risk"),
    "note": Phrase("备注", "note"), "dispatch": Phrase("受理并派单", "accept and assign"),
    "reminders": Phrase("我的提醒", "reminders"),
    "templates": Phrase("可用模板", "templates"),
    "sources": Phrase("可引条款", "clauses to cite"),
    "join": Phrase("登记并并入", "register and join"),
    "parent": Phrase("归入主件", "put under a parent"),
    "checklist": Phrase("办理清单", "checklist"), "tick": Phrase("清单打勾", "tick a point"),
    "patrol": Phrase("巡查路线", "patrol"), "check-in": Phrase("巡查签到", "check in"),
  ]

  private static let others: [String: Phrase] = [
    "lift": Phrase("解除", "lift"), "done": Phrase("完成", "done"), "drop": Phrase("撤销", "drop"),
    "approve": Phrase("批准", "approve"), "notify": Phrase("通知", "notify"),
    "start": Phrase("开始", "start"), "submit": Phrase("提交", "submit"),
    "amend": Phrase("更正", "amend"), "review": Phrase("审核", "review"),
    "publish": Phrase("公布", "publish"), "withdraw": Phrase("废止", "withdraw"),
    "archive": Phrase("归档", "archive"), "recognise": Phrase("互认", "recognise"),
    "cancel": Phrase("取消", "cancel"), "reject": Phrase("驳回", "reject"),
    "revise": Phrase("变更", "revise"), "refuse": Phrase("不同意", "refuse"),
    "deliver": Phrase("提供", "deliver"), "renew": Phrase("续期", "renew"),
    "rate": Phrase("评价", "rate"), "issue": Phrase("签发", "issue"),
    "restore": Phrase("恢复", "restore"), "revoke": Phrase("吊销", "revoke"),
    "ack": Phrase("签收", "acknowledge"), "unack": Phrase("撤销签收", "unacknowledge"),
    "respond": Phrase("响应", "respond"), "relieve": Phrase("解除", "relieve"),
    "shelve": Phrase("暂缓", "shelve"), "unshelve": Phrase("取消暂缓", "unshelve"),
    "escalate": Phrase("升级", "escalate"), "report": Phrase("报告", "report"),
    "rectify": Phrase("责令整改", "order"), "reinspect": Phrase("复查", "reinspect"),
    "clear": Phrase("销号", "clear"), "refer": Phrase("移送", "refer"),
  ]

  private static let rest: [String: Phrase] = [
    "annotate": Phrase("加注", "annotate"), "calldown": Phrase("叫应", "call down"),
    "check": Phrase("核对", "check"), "compose": Phrase("拟稿", "compose"),
    "control": Phrase("事态受控", "bring under control"), "decide": Phrase("裁定", "decide"),
    "document": Phrase("出具文书", "add a document"), "draw": Phrase("抽取", "draw"),
    "evidence": Phrase("取证", "add evidence"), "finding": Phrase("记录发现", "record a finding"),
    "handover": Phrase("交班", "hand over"), "takeover": Phrase("接班", "take over"),
    "inform": Phrase("告知", "inform"), "open": Phrase("接报", "open"),
    "present": Phrase("出示", "present"), "raise": Phrase("提出", "raise"),
    "rebase": Phrase("换用新版清单", "move to the new checklist"),
    "receive": Phrase("接收", "receive"), "release": Phrase("释放", "release"),
    "reserve": Phrase("预留", "reserve"), "send": Phrase("报送", "send"),
    "swap": Phrase("换班", "swap"), "update": Phrase("更新", "update"),
    "void": Phrase("作废", "void"),
  ]

  private static let records: [String: Phrase] = [
    "new": Phrase("登记", "new"), "create": Phrase("登记", "new"), "edit": Phrase("修改", "edit"),
    "import": Phrase("导入", "import"), "undo": Phrase("撤销", "undo"), "redo": Phrase("重做", "redo"),
    "transfer": Phrase("移交", "transfer"), "erase": Phrase("抹除", "erase"),
    "reveal": Phrase("查看原文", "reveal"), "init": Phrase("建库", "set up"),
    "claim": Phrase("领取", "claim"), "settle": Phrase("处理", "settle"),
  ]
}
