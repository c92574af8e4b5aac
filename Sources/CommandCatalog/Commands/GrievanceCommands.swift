import DomainModel

/// The verbs of a grievance; states, roles and guards are the domain's, words and keys are here.
enum GrievanceCommands {
  static let all: [Command] = intake + dispatch + handling + closing + mediation + extras

  private static let intake: [Command] = [
    verb(
      "accept", key: "A", Phrase("受理", "Accept"),
      Phrase("受理此件，开始计时", "Accept it; the clocks start"), isOutward: true),
    verb(
      "answer", key: "r", Phrase("直办答复", "Answer"),
      Phrase("不派单，由受理人员直接答复", "Answer at the desk, without a unit"), [.reply],
      isOutward: true),
    verb(
      "decline", key: "t", Phrase("不予受理", "Decline"),
      Phrase("按规定的途径转出并说明", "Send it the way the rules give, and say so"),
      [
        CommandArgument("lane", .lane, Phrase("途径", "Lane"), isRequired: true),
        .reason(), CommandArgument("to", .text, Phrase("转给谁", "Handed to")),
        CommandArgument("at", .time, Phrase("转交时间", "Handed over at")),
      ], isOutward: true),
    verb(
      "merge", key: "M", Phrase("并单", "Merge"),
      Phrase("并入同一事项的另一件，各人仍分别回访", "Join it to another order; each caller is still visited"),
      [
        CommandArgument(
          "to", .record(.grievance), Phrase("并入", "Into"), isRequired: true, aliases: ["into"])
      ], isOutward: true),
    verb(
      "unmerge", key: "X", Phrase("撤销并单", "Unmerge"),
      Phrase("恢复并单之前的状态和时限", "Back to where it was, with its clock"), isOutward: true),
    verb(
      "split", key: "X", Phrase("拆单", "Split"),
      Phrase("把另一件事拆成新的工单", "Make a second order of the other matter"),
      [
        CommandArgument("title", .text, Phrase("新单标题", "Title of the new"), isRequired: true),
        CommandArgument("content", .longText, Phrase("新单内容", "Text of the new")),
      ], isOutward: true),
  ]

  private static let dispatch: [Command] = [
    verb(
      "assign", key: "a", Phrase("派单", "Assign"),
      Phrase("派给单位；不填则按派单目录提议", "Hand to a unit; without one the directory proposes"),
      [.unit(), .reason()]),
    verb(
      "sign", key: "A", Phrase("签收", "Sign"),
      Phrase("由承办单位签收，开始办理", "The unit takes it; handling starts"), isOutward: true),
    verb(
      "return", key: "t", Phrase("退单", "Return"),
      Phrase("说明理由退回受理中心，两个工作日内", "Back to the centre with a reason, in 2 working days"),
      [.reason(isRequired: true)], isOutward: true),
    verb(
      "uphold", key: "A", Phrase("同意退单", "Uphold the return"),
      Phrase("退单成立，该单位不再收到此件", "The return holds; the unit does not get it again"),
      [.reason()]),
    verb(
      "overrule", key: "t", Phrase("驳回退单", "Overrule the return"),
      Phrase("退单不成立，该单位必须办理", "The return fails; the unit has to handle it"),
      [.reason(isRequired: true)]),
  ]

  private static let handling: [Command] = [
    verb(
      "extend", key: "e", Phrase("申请延期", "Ask for time"),
      Phrase("一轮一次，最多十个工作日", "Once a round, 10 working days at most"),
      [.until(isRequired: true), .reason(isRequired: true)]),
    verb(
      "grant", key: "A", Phrase("同意延期", "Grant time"), Phrase("同意延期申请", "Grant the asked time"),
      [.until(), .reason()]),
    verb(
      "deny", key: "t", Phrase("不同意延期", "Deny time"), Phrase("驳回延期申请", "Refuse the asked time"),
      [.reason()]),
    verb(
      "suspend", key: "S", Phrase("挂起", "Suspend"),
      Phrase("因等待他人而停表，到期自动恢复", "Stop the clock while waiting; resumes by itself"),
      [
        .until(isRequired: true),
        CommandArgument("for", .text, Phrase("等待谁", "Waits for"), isRequired: true),
        .reason(isRequired: true),
      ], isOutward: true),
    verb(
      "resume", key: "S", Phrase("恢复", "Resume"), Phrase("结束挂起，继续计时", "End the suspension")),
    verb(
      "resolve", key: "r", Phrase("办结答复", "Resolve"),
      Phrase("答复诉求人，转入回访", "Reply to the caller; the visit follows"), [.reply],
      isOutward: true),
  ]

  private static let closing: [Command] = [
    verb(
      "visit", key: "p", Phrase("回访", "Visit"),
      Phrase("记一次回访；未接通须两天内三次", "Record a call back; three on two days if not reached"),
      [
        .choice("outcome", Phrase("结果", "Outcome"), outcomes),
        CommandArgument("satisfied", .boolean, Phrase("满意", "Satisfied")),
        CommandArgument("unreached", .flag, Phrase("未接通", "Not reached")),
        CommandArgument("channel", .text, Phrase("方式", "Channel")),
        .text(Phrase("情况", "What was said"), isRequired: false),
      ]),
    verb(
      "close", key: "c", Phrase("结案", "Close"), Phrase("回访后归档结案", "File it after the visit"),
      [.reason()], isOutward: true),
    verb(
      "reopen", key: "O", Phrase("重开", "Reopen"),
      Phrase("再办一轮，时限减半", "Another round in half the time"), [.reason(isRequired: true)],
      isOutward: true),
    verb(
      "urge", key: "x", Phrase("督办", "Urge"),
      Phrase("发出督办；再次督办为红牌", "A supervised item; the second is red"),
      [.reason(isRequired: true)], isOutward: true),
  ]

  private static let mediation: [Command] = [
    verb(
      "mediate", Phrase("调解", "Mediate"), Phrase("矛盾纠纷转入调解", "A dispute goes to mediation"),
      [.unit(), .reason()]),
    verb(
      "agree", Phrase("达成协议", "Agree"), Phrase("记下协议和各方签字", "Record the agreement"),
      [.text(Phrase("协议内容", "Agreement"))], isOutward: true),
    verb(
      "fail", Phrase("调解未成", "Fail"), Phrase("调解未成，指明后续途径", "No agreement; name the way on"),
      [.choice("to", Phrase("途径", "Way"), isRequired: true, routes), .reason()]),
    verb(
      "followup", Phrase("跟踪履行", "Follow up"),
      Phrase("跟踪协议的履行", "Watch that the agreement is kept"),
      [.reason()]),
  ]

  private static let extras: [Command] = [
    verb(
      "note", key: "i", Phrase("备注", "Note"),
      Phrase("加一条备注，看得到此件的人都看得到", "Add a note that everyone sees who sees the record"),
      [.text()])
  ]

  static let outcomes: [CommandArgument.Choice] = [
    .init("solved", "已解决", "solved"), .init("explained", "已解释", "explained"),
    .init("notOurs", "非本单位", "not ours"), .init("cannot", "无法解决", "cannot"),
    .init("withdrawn", "已撤回", "withdrawn"),
  ]

  private static let routes: [CommandArgument.Choice] = [
    .init("review", "复议", "review"), .init("arbitration", "仲裁", "arbitration"),
    .init("court", "诉讼", "court"), .init("legalAid", "法律援助", "legal aid"),
  ]

  private static func verb(
    _ name: String, key: String? = nil, _ title: Phrase, _ help: Phrase,
    _ arguments: [CommandArgument] = [], isOutward: Bool = false
  ) -> Command {
    Command(
      "grievance.\(name)", words: ["grievance", name], area: .grievances, types: [.grievance],
      keys: key.map { [$0] } ?? [], title: title, help: help, arguments: arguments,
      isOutward: isOutward, stateCommand: name, writes: true)
  }
}
