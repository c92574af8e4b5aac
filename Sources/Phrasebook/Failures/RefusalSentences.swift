import DomainModel
import JSONDiff

extension FailureSentences {
  static func rules(_ failure: Failure) -> FailureMessage? {
    let subject = subject(of: failure)
    switch failure.code {
    case .transitionRefused:
      return transition(failure)
    case .ruleRefused:
      return FailureMessage(
        RuleWords.sentence(failure),
        whoMay(failure) ?? Phrase("查看记录和规则后再办。", "Look at the record and the rule first."))
    case .undoRefused where failure.detail("command") == "erase":
      return FailureMessage(
        Phrase(
          "\(subject) 的删除不能撤销：内容已不在本机。", "The erasure in \(subject) is final: the text is gone."),
        Phrase(
          "从原件重新登记，或修改记录补上可以留存的内容。",
          "Register it anew from its original, or edit the record to add what may be kept."))
    case .undoRefused where failure.detail("by") != nil:
      return builtOn(failure)
    case .undoRefused:
      return FailureMessage(
        Phrase(
          "\(subject) 不能撤销\(cause(failure))。", "\(subject) cannot be undone\(cause(failure))."),
        Phrase(
          "已有人在此之上办理，或已对外发出；请用更正的命令。",
          "Somebody built on it or it went out; use the command that corrects it."))
    case .undoNothing:
      return FailureMessage(
        Phrase("没有可以撤销的操作。", "There is nothing to take back."),
        Phrase("只能撤销自己的操作。", "Only one's own changes can be taken back."))
    case .conflictsOpen:
      return FailureMessage(
        Phrase("\(subject) 还有未处理的冲突。", "\(subject) has open conflicts."),
        Phrase("先逐项选定。", "Settle them field by field first."))
    case .personalData:
      return personalData(failure)
    case .verificationFailed where failure.detail("file") == "peer":
      return peerFile(failure)
    case .verificationFailed:
      return FailureMessage(
        Phrase("验证未通过\(cause(failure))。", "Verification failed\(cause(failure))."),
        Phrase("不要依据此内容办理，向签发单位核实。", "Do not rely on it; ask the issuer."))
    case .checkFailed:
      return FailureMessage(
        Phrase("检查未通过\(cause(failure))。", "The check failed\(cause(failure))."),
        Phrase("按各项的说明改正。", "Correct each item as it says."))
    case .calendarMissing:
      let year = failure.detail("year") ?? failure.details["year"]?.int.map(String.init) ?? ""
      return FailureMessage(
        Phrase("没有 \(year) 年的工作日历。", "There is no working calendar for \(year)."),
        Phrase("导入该年的 workingCalendar。", "Import the workingCalendar of that year."))
    case .notAvailable:
      let command = spaced(failure, "command")
      return FailureMessage(
        Phrase("现在不能执行\(command)。", "The command\(command) cannot run now."),
        whoMay(failure) ?? Phrase("先选中一条合适的记录。", "Select a record it applies to first."))
    default:
      return nil
    }
  }

  /// Others have built on what was to be taken back.
  private static func builtOn(_ failure: Failure) -> FailureMessage {
    let (subject, who) = (subject(of: failure), failure.detail("by") ?? "")
    let name = failure.detail("command")?.split(separator: ".").last.map(String.init) ?? ""
    let act = Verbs.title(name)
    let at = failure.detail("at").flatMap(Instant.init(rfc3339:))?.localText(.minute) ?? ""
    return FailureMessage(
      Phrase(
        "\(subject) 不能撤销：\(who) \(at) 又办了“\(act.chinese)”。",
        "\(subject) cannot be undone: \(who) did “\(act.english)” after it (\(at))."),
      Phrase(
        "请其先撤销，或按现在的状态用更正的命令。",
        "Ask them to take theirs back first, or correct it by a command that its state allows."))
  }

  private static func personalData(_ failure: Failure) -> FailureMessage {
    let found = (failure.details["found"]?.array ?? []).compactMap(\.string)
      .joined(separator: "、")
    return FailureMessage(
      Phrase("文字里有证件号码或电话：\(found)。", "The text holds ids or phone numbers: \(found)."),
      Phrase("删去后再发，或加 --confirm 确认。", "Remove them, or confirm with --confirm."))
  }

  private static func transition(_ failure: Failure) -> FailureMessage {
    let subject = subject(of: failure)
    let verb = Verbs.title(failure.detail("command") ?? "")
    let status = status(failure)
    let headline = Phrase(
      "\(subject) 处于“\(status(.chinese))”，不能\(verb(.chinese))。",
      "\(subject) is “\(status(.english))”, so “\(verb(.english))” is refused.")
    let from = (failure.details["allowedFrom"]?.array ?? []).compactMap(\.string)
      .map { state($0, failure) }
    guard !from.isEmpty else {
      return FailureMessage(
        headline, whoMay(failure) ?? Phrase("先看它的经过。", "Look at its course first."))
    }
    let who = whoMay(failure) ?? Phrase("", "")
    let chinese = from.map { $0(.chinese) }.joined(separator: "、")
    let english = from.map { $0(.english) }.joined(separator: ", ")
    return FailureMessage(
      headline,
      Phrase(
        "须处于：\(chinese)。\(who.chinese)", "It has to be: \(english). \(who.english)"))
  }

  static func people(_ failure: Failure) -> FailureMessage? {
    let who = failure.detail("actor") ?? failure.detail("value") ?? failure.detail("id") ?? ""
    switch failure.code {
    case .roleRefused:
      return role(failure)
    case .actorUnknown:
      return FailureMessage(
        Phrase("没有操作员“\(who)”。", "There is no operator “\(who)”."),
        Phrase("dutydesk operator list 列出全部。", "dutydesk operator list names them."))
    case .actorRefused:
      return FailureMessage(
        Phrase("操作员“\(who)”不能在这台工作站上操作。", "Operator “\(who)” cannot act on this workstation."),
        Phrase("他已停用，或不属于此工作站。", "The account is not active or not of this workstation."))
    case .clockRefused:
      return FailureMessage(
        Phrase("已加入节点的数据库不能用 --now 写入。", "An enrolled store takes no writes with --now."),
        Phrase("只在演练或示例里固定时钟。", "Fix the clock in a drill or demonstration only."))
    case .erasureAtNode:
      return FailureMessage(
        Phrase(
          "已加入节点的数据库不能单独清除：别处还有副本。",
          "An enrolled store cannot erase alone: others hold copies."),
        Phrase(
          "先用 edit 去掉这一项；历史中的内容尚不能在节点清除。",
          "Take the member away with edit; its history cannot be erased at the node yet."))
    case .keyLocked:
      return FailureMessage(
        Phrase("操作员“\(who)”的密钥没有解锁。", "The key of operator “\(who)” is locked."),
        Phrase(
          "先解锁：dutydesk operator unlock，屏幕上按 F9。",
          "Unlock it first: dutydesk operator unlock, on the screen F9."))
    case .keyMissing:
      return key(failure)
    case .passphraseWrong:
      return FailureMessage(
        Phrase("口令不对。", "The passphrase is wrong."), Phrase("再输一次。", "Enter it again."))
    default:
      return nil
    }
  }

  private static func role(_ failure: Failure) -> FailureMessage {
    let verb = Verbs.title(failure.detail("command") ?? "")
    let subject = subject(of: failure)
    let isNamed = !subject.isEmpty
    return FailureMessage(
      Phrase(
        isNamed
          ? "您的权限不包括对 \(subject)“\(verb(.chinese))”。" : "您的权限不包括“\(verb(.chinese))”。",
        "Your grants do not cover “\(verb(.english))”" + (isNamed ? " on \(subject)." : ".")),
      whoMay(failure) ?? Phrase("请管理员授权。", "Ask an administrator for a grant."))
  }
}
