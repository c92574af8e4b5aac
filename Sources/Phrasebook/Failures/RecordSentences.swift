import DomainModel
import JSONDiff

extension FailureSentences {
  static func records(_ failure: Failure) -> FailureMessage? {
    let subject = subject(of: failure)
    switch failure.code {
    case .notFound:
      return notFound(failure)
    case .ambiguous:
      return FailureMessage(
        Phrase("“\(subject)”对应多条记录。", "“\(subject)” fits several records."),
        Phrase(
          "多写几位。可能是：\(candidates(failure, .chinese))",
          "Give more characters. It may be: \(candidates(failure, .english))"))
    case .duplicate:
      return FailureMessage(
        Phrase("记录 \(subject) 已经存在。", "Record \(subject) exists already."),
        Phrase("改用 edit 修改，或换一个编号。", "Change it with edit, or use another id."))
    case .recordChanged:
      return FailureMessage(
        Phrase("记录 \(subject) 已被他人改动。", "Record \(subject) has been changed meanwhile."),
        Phrase("看一眼现在的内容再做一次。", "Look at what it holds now, then do it again."))
    case .recordInvalid:
      return FailureMessage(
        Phrase(
          "这几项不合规定：\(flaws(failure, .chinese))\(cause(failure))。",
          "These members break the rules: \(flaws(failure, .english))\(cause(failure))."),
        Phrase("补全或改正后再试。", "Fill or correct them and try again."))
    case .recordTooLarge:
      return FailureMessage(
        Phrase(
          "记录 \(subject) 超过上限 \(limit(failure))。", "Record \(subject) is over \(limit(failure))."),
        Phrase("把长内容放进附件，或拆成几条记录。", "Move long content to an attachment or a record of its own."))
    case .recordDeleted:
      return FailureMessage(
        Phrase("记录 \(subject) 的创建已被撤销。", "The creation of \(subject) was undone."),
        Phrase("用 redo 恢复，或新建一条。", "Bring it back with redo, or make a new one."))
    case .unknownType:
      let type = failure.detail("type") ?? failure.detail("value") ?? ""
      return FailureMessage(
        Phrase("没有“\(type)”这种记录。", "There is no record type “\(type)”."),
        Phrase(
          "类型名见手册，如 grievance、task。", "The manual lists the types, such as grievance and task."))
    default:
      return nil
    }
  }

  private static func notFound(_ failure: Failure) -> FailureMessage {
    let subject = subject(of: failure)
    if let instead = failure.detail("instead") {
      let type = failure.detail("type").flatMap(RecordType.init(rawValue:))?.title
      return FailureMessage(
        Phrase(
          "“\(subject)”是\(type?(.chinese) ?? "别的记录")，这条命令不管这一类。",
          "“\(subject)” is of type “\(type?(.english) ?? "?")”, which this command isn't for."),
        Phrase("请用：dutydesk \(instead)", "Use: dutydesk \(instead)"))
    }
    guard failure.detail("queue") != "empty" else {
      return FailureMessage(
        Phrase("您的队列里现在没有可领取的工单。", "Your queue has no order to claim now."),
        Phrase(
          "dutydesk grievance list --open 列出在办的；被别人领取的十分钟后放回。",
          "dutydesk grievance list --open shows open ones; those that others claimed come back "
            + "after ten minutes."))
    }
    if failure.detail("place") == "patrol" {
      return FailureMessage(
        Phrase("今天的路线上没有“\(subject)”。", "“\(subject)” isn't on today's round."),
        Phrase(
          "dutydesk grievance patrol 列出各处和编号。",
          "dutydesk grievance patrol lists its places with their numbers."))
    }
    if failure.detail("place") == "cell" {
      return FailureMessage(
        Phrase("没有代码为“\(subject)”的网格。", "No cell has the code “\(subject)”."),
        Phrase("dutydesk list --type region 列出区划和网格。", "dutydesk list --type region lists them."))
    }
    return FailureMessage(
      Phrase("没有找到记录“\(subject)”。", "There is no record “\(subject)”."),
      Phrase(
        "核对编号，或用 dutydesk search 查找。", "Check the number, or look for it with dutydesk search."))
  }

  /// The first members with flaws, by the words of the form.
  private static func flaws(_ failure: Failure, _ language: Language) -> String {
    let paths = (failure.details["flaws"]?.array ?? []).compactMap { $0["path"]?.string }
    let type = failure.detail("type") ?? ""
    let names = paths.prefix(5).map { path in
      let dotted = path.split(separator: "/").joined(separator: ".")
      return Terms.member(type: type, path: dotted)(language)
    }
    return names.joined(separator: language == .chinese ? "、" : ", ")
  }

  static func members(_ failure: Failure) -> FailureMessage? {
    let member = failure.detail("member") ?? ""
    switch failure.code {
    case .fixedMember:
      return FailureMessage(
        Phrase("\(member) 创建后不能改。", "\(member) is fixed once the record exists."),
        Phrase("需要时新建一条记录。", "Make a new record if it has to differ."))
    case .derivedMember:
      return FailureMessage(
        Phrase("\(member) 由程序算出，不能直接写。", "\(member) is computed and cannot be written."),
        Phrase("改它所依据的内容。", "Change what it is computed from."))
    case .stateMember:
      return FailureMessage(
        Phrase("\(member) 只能由命令改变。", "\(member) is changed by commands only."),
        Phrase("用相应的命令，如 assign、close。", "Use the command for it, such as assign or close."))
    case .maskedMember:
      return FailureMessage(
        Phrase("\(member) 已遮蔽，不能写也不能导出。", "\(member) is masked: it cannot be written or exported."),
        Phrase("有理由时先用 reveal。", "With a reason, reveal it first."))
    case .memberUnknown:
      return FailureMessage(
        Phrase("没有 \(member) 这一项。", "There is no member \(member)."),
        Phrase("核对拼写。", "Check its spelling."))
    default:
      return nil
    }
  }
}
