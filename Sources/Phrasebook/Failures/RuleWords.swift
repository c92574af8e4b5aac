import DomainModel
import JSONDiff

/// The sentence of each rule that refuses a command.
enum RuleWords {
  /// The rule in words; one that has none is named as it is.
  static func sentence(_ failure: Failure) -> Phrase {
    let name = failure.detail("rule") ?? ""
    guard failure.details["unchecked"] == nil else {
      return Phrase(
        "本版本还不会核对规则 \(name)，所以不执行：请用新版本办理，或由上级单位办理。",
        "This version cannot check the rule \(name), so it refuses: use a newer one, or ask the "
          + "unit above.")
    }
    let bare = name.split(separator: ".").last.map(String.init) ?? name
    if let words = words(bare, name, failure) { return words }
    return Phrase("规则 \(name) 不允许。", "The rule \(name) refuses this.")
  }

  private static func risk(_ rule: String, _ failure: Failure) -> Phrase {
    guard rule == "riskRaised" else {
      return Phrase(
        "这件诉求背后没有隐患：grievance risks 列出现有的。",
        "No risk stands behind this order: grievance risks lists those there are.")
    }
    let record = failure.detail("record") ?? ""
    return Phrase("此隐患已转办：\(record)。", "Something was made of this risk: \(record).")
  }

  private static func words(
    _ rule: String, _ name: String, _ failure: Failure
  ) -> Phrase? {
    let unit = failure.detail("unit") ?? ""
    switch rule {
    case "unitActive":
      return Phrase("\(unit)已撤销，不能派给它。", "\(unit) is closed, so it gets no orders.")
    case "barred":
      return Phrase(
        "\(unit)的退单已成立，不能再派给它。", "\(unit) returned it with reason and cannot get it again.")
    case "tier":
      let basis = failure.detail("basis") ?? ""
      return Phrase(
        "按派单目录，这类事项属部门职责，不得派给\(unit)。\(basis)",
        "By the directory this is a department's own and may not go to \(unit). \(basis)")
    case "lane":
      let field = failure.detail("argument") ?? ""
      let title = Terms.member(type: "grievance", path: "laneDetails." + field)
      return Phrase(
        "这一途径必须写明“\(title.chinese)”（--\(field)）。",
        "This lane needs “\(title.english)” (--\(field)).")
    case "extensionLimit", "returnLimit", "reopenLimit": return limits(rule, failure)
    case "noRisk", "riskRaised": return risk(rule, failure)
    case "claimed":
      let until = failure.detail("until") ?? ""
      return Phrase("此件已被他人领取，到 \(until)。", "Somebody has claimed it until \(until).")
    case "again" where name == "enrol.again":
      let node = failure.detail("node") ?? ""
      return Phrase("本库已加入节点 \(node)。", "This store has joined \(node) already.")
    case "samples" where name == "enrol.samples":
      return Phrase(
        "库中有示例，不能加入节点：用 dutydesk init 另建一个，或加 --keep-samples。",
        "The store holds samples: make a new one with dutydesk init, or add --keep-samples.")
    case "administrator" where name == "enrol.administrator":
      return Phrase(
        "加入前已有的记录只能由管理员带入：请以管理员的邀请加入。",
        "Only an administrator brings along what a store held: join with such an invitation.")
    case "command" where name == "conflict.command":
      let commands = failure.detail("commands") ?? ""
      let which = commands.isEmpty ? Phrase("", "") : Phrase("（\(commands)）", " (\(commands))")
      return Phrase(
        "这一项是状态，原命令已不在本库：请对记录执行相应的命令\(which.chinese)，再以现值了结冲突。",
        "This is a state, and its command is not known here: give the command\(which.english), "
          + "then settle with theirs.")
    case "which" where name == "peer.which":
      let names = failure.detail("candidates") ?? ""
      return Phrase(
        "请用 --to 写明给哪个工作站：\(names.isEmpty ? "本库还不知道别的工作站" : names)。",
        "Say for which desk with --to: \(names.isEmpty ? "no other is known here" : names).")
    case "unconfirmed" where name == "ledger.unconfirmed":
      return Phrase(
        "节点还没有确认这条记录，先同步再出证明。", "No node has confirmed this record yet: sync first.")
    case "target":
      let target = failure.detail("target") ?? ""
      return Phrase("\(target) 已办结，不能并入。", "\(target) is not open, so nothing is joined to it.")
    default: return plain[rule]
    }
  }

  private static func limits(_ rule: String, _ failure: Failure) -> Phrase {
    let limit = failure.detail("limit") ?? ""
    switch rule {
    case "extensionLimit":
      return Phrase(
        "延期最多十个工作日，即到 \(limit)。", "Time is extended by 10 working days at most, to \(limit).")
    case "returnLimit":
      return Phrase("退单期限已过（\(limit)）。", "The time for returning it ended at \(limit).")
    default: return Phrase("结案已超过 30 天，不能重开。", "It was closed more than 30 days ago.")
    }
  }

  private static let plain: [String: Phrase] = [
    "gridMatter": Phrase("网格员只能答复自己网格的事项。", "A grid worker answers matters of the grid only."),
    "mediationOnlyForDisputes": Phrase("只有矛盾纠纷可以调解。", "Only disputes are mediated."),
    "binding": Phrase("退单已被驳回，必须办理。", "A return was overruled: the unit has to handle it."),
    "oncePerRound": Phrase("本轮已申请过延期。", "Time was asked for in this round already."),
    "noExtensionAsked": Phrase("没有待定的延期申请。", "No time has been asked for."),
    "signatures": Phrase("协议须有双方签字。", "An agreement needs the signatures of both parties."),
    "secondReturn": Phrase("已两次退单，由督办领导指定牵头单位。", "After two returns a supervisor names the lead."),
    "assignee": Phrase("此件不在您名下。", "The order is not yours."),
    "otherUnit": Phrase("回访人不能属于承办单位。", "Who visits must not be of the unit that handled it."),
    "targetClosed": Phrase("并入的那一件已结案，不能撤销并单。", "The order it was joined to is closed."),
    "targetAnswered": Phrase("并入的那一件还没有答复。", "The order it was joined to is not answered yet."),
    "parentSelf": Phrase("一件工单不能是自己的主件。", "An order isn't its own parent."),
    "parentOfClosed": Phrase("已办结的件不能再归入主件。", "An order that is closed isn't put under another."),
    "parentIsUnder": Phrase(
      "所选主件本身归在另一件之下：请归入最上面的那一件。", "That one stands under another: take the one above it."),
    "hasOrdersUnder": Phrase(
      "此件之下已有工单，不能再归入别的主件。", "Orders stand under it, so it isn't put under another."),
    "checklistDone": Phrase(
      "清单已办结；撤销（U）可恢复最后一项。", "The list is done; undo (U) takes back the last point."),
    "checklistOfClosed": Phrase(
      "已办结的件不再勾选清单。", "The order is closed: nothing of its list is ticked."),
    "noChecklist": Phrase("没有适用于此件的清单。", "No checklist is for this order."),
    "noCell": Phrase("没有由您负责的网格：用 --cell 指明。", "No cell is yours: name one with --cell."),
    "reopeningDue": Phrase("诉求人不满意，应先重开。", "The caller is not satisfied: reopen it first."),
    "notItsInspector": Phrase("不能由本次检查人员审核。", "Its own inspector cannot decide on it."),
    "named": Phrase("只能由指定的检查人员办理。", "Only the named inspectors may do this."),
    "ownOnlyTodo": Phrase("督办件须由督办领导办结。", "A supervisor ends supervised items."),
    "supervisedOrRisk": Phrase("只有督办件和风险隐患可以解除。", "Only supervised items and risks are lifted."),
    "dataBureau": Phrase("由数据主管部门审核。", "The data bureau decides this."),
    "noPending": Phrase("已有一项变更待处理。", "A change is pending already."),
    "pendingDraft": Phrase("没有待提交的变更。", "There is no drafted change."),
    "unmoved": Phrase(
      "这一类记录不能移交：它随所涉的地方、时间或节点而定。",
      "Records of this type stay where they are: place, time or node gave them their scope."),
    "attachmentMissing": Phrase(
      "有附件的内容还没有到本库：先同步，再归档。",
      "The content of an attachment isn't here yet: sync, then archive."),
    "packageMissing": Phrase(
      "归档包还没有到本库：先同步，再写出。", "The package isn't here yet: sync, then write it out."),
    "withoutPassphrase": Phrase(
      "没有口令，锁了也挡不住人：先用 dutydesk operator passphrase 设一个。",
      "Without a passphrase a lock keeps nobody out: set one with dutydesk operator passphrase."),
    "pendingUnderReview": Phrase("没有待审核的变更。", "No change is under review."),
  ]
}

/// Why the value of an argument can't be used.
enum ValueWords {
  static func reason(_ failure: Failure) -> Phrase {
    let name = failure.detail("reason") ?? ""
    return words[name] ?? Phrase(name, name)
  }

  private static let words: [String: Phrase] = [
    "time.past": Phrase("时间已过", "the time has passed"),
    "time.notLater": Phrase("须晚于现在的时限", "it must be later than the present due time"),
    "time.form": Phrase("不是时间", "not a time"),
    "value.unknown": Phrase("没有这个值", "no such value"),
    "region.characters": Phrase("区划代码只有数字", "a region code has digits only"),
    "region.length": Phrase(
      "区划代码为 2、4、6、9、12 或 15 位", "a region code has 2, 4, 6, 9, 12 or 15 digits"),
    "region.unknown": Phrase("没有这个区划", "there is no such region"),
    "region.form": Phrase("不是区划代码", "not a region code"),
    "role.unknown": Phrase("没有这个角色", "no such role"),
    "number.notPositive": Phrase("须大于零", "it must be above nought"),
    "tray.command": Phrase("命令只能原样重做", "a command is given again as it was"),
    "backup.noKeys": Phrase("备份里没有密钥", "the backup has no keys"),
    "passphrase.short": Phrase("至少四个字符", "it has to have four characters"),
    "passphrase.differs": Phrase("两次不同", "the two are not the same"),
    "type.differs": Phrase("类型与命令不符", "the type is not the command's"),
  ]
}
