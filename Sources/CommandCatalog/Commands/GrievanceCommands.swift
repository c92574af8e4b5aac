import DomainModel
import JSONDiff
import Phrasebook

/// The verbs of a grievance; states, roles and guards are the domain's, words and keys are here.
enum GrievanceCommands {
  static let all: [Command] =
    intake + dispatch + handling + closing + mediation + extras + groundwork

  private static let intake: [Command] = [
    verb(
      "accept", key: "A",
      Phrase("受理此件，开始计时", "Accept it; the clocks start"), isOutward: true),
    verb(
      "answer", key: "r",
      Phrase("不派单，由受理人员直接答复", "Answer at the desk, without a unit"),
      [.reply, .citations, .confirm, .template],
      isOutward: true),
    verb(
      "decline", key: "t",
      Phrase("按规定的途径转出并说明", "Send it the way the rules give, and say so"),
      [
        CommandArgument("lane", .lane, Phrase("途径", "Lane"), isRequired: true),
        ofLane("to", .text, "transferNow"),
        ofLane("at", .time, "transferNow", isRequired: false),
        ofLane("which", .text, "legalRoute"), ofLane("where", .text, "legalRoute"),
        ofLane("said", .longText, "explained", aliases: ["reply"], replacement: "reason"),
        ofLane("clue", .longText, "malicious", replacement: "reason"),
        .reason(), .template,
      ], isOutward: true),
    verb(
      "merge", key: "M",
      Phrase("并入同一事项的另一件，各人仍分别回访", "Join it to another order; each caller is still visited"),
      [
        CommandArgument(
          "into", .record(.grievance), Phrase("并入", "Into"), isRequired: true, aliases: ["to"])
      ], isOutward: true),
    verb(
      "unmerge", key: "X",
      Phrase("恢复并单之前的状态和时限", "Back to where it was, with its clock"), isOutward: true),
    verb(
      "split", key: "X",
      Phrase("把另一件事拆成新的工单", "Make a second order of the other matter"),
      [
        CommandArgument("title", .text, Phrase("新单标题", "Title of the new"), isRequired: true),
        CommandArgument(
          "content", .longText, Phrase("新单内容", "Text of the new"), isRequired: true,
          aliases: ["text"]),
      ], isOutward: true),
  ]

  private static let dispatch: [Command] = [
    verb(
      "assign", key: "a",
      Phrase("派给单位；不填则按派单目录提议", "Hand to a unit; without one the directory proposes"),
      [.unit(), .reason()]),
    verb(
      "sign", key: "A",
      Phrase("由承办单位签收，开始办理", "The unit takes it; handling starts"), isOutward: true),
    verb(
      "return", key: "t",
      Phrase("说明理由退回受理中心，两个工作日内", "Back to the centre with a reason, in 2 working days"),
      [.reason(isRequired: true), .template], isOutward: true),
    verb(
      "uphold", key: "A",
      Phrase("退单成立，该单位不再收到此件", "The return holds; the unit does not get it again"),
      [.reason()]),
    verb(
      "overrule", key: "t",
      Phrase("退单不成立，该单位必须办理", "The return fails; the unit has to handle it"),
      [.reason(isRequired: true)]),
  ]

  private static let handling: [Command] = [
    verb(
      "extend", key: "e",
      Phrase("一轮一次，最多十个工作日", "Once a round, 10 working days at most"),
      [.until(isRequired: true), .reason(isRequired: true), .template]),
    verb(
      "grant", key: "A", Phrase("同意延期申请", "Grant the asked time"),
      [.until(), .reason()]),
    verb(
      "deny", key: "t", Phrase("驳回延期申请", "Refuse the asked time"),
      [.reason()]),
    verb(
      "suspend", key: "S",
      Phrase("因等待他人而停表，到期自动恢复", "Stop the clock while waiting; resumes by itself"),
      [
        .until(isRequired: true),
        CommandArgument("for", .text, Phrase("等待谁", "Waits for"), isRequired: true),
        .reason(isRequired: true), .template,
      ], isOutward: true),
    verb(
      "resume", key: "S", Phrase("结束挂起，继续计时", "End the suspension")),
    verb(
      "resolve", key: "r",
      Phrase("答复诉求人，转入回访", "Reply to the caller; the visit follows"),
      [.reply, .citations, .confirm, .template],
      isOutward: true),
  ]

  private static let closing: [Command] = [
    verb(
      "visit", key: "p",
      Phrase("记一次回访；未接通须两天内三次", "Record a call back; three on two days if not reached"),
      [
        .choice("outcome", Phrase("结果（接通时必填）", "Outcome, if reached"), outcomes),
        CommandArgument("satisfied", .boolean, Phrase("满意", "Satisfied")),
        CommandArgument("reached", .boolean, Phrase("接通", "Reached")),
        CommandArgument("channel", .text, Phrase("方式", "Channel")),
        CommandArgument(
          "text", .longText, Phrase("情况", "What was said"), aliases: ["reply", "reason"]),
        CommandArgument("reopen", .flag, Phrase("随即重开", "Reopen at once")),
      ], defaults: ["channel": "phone", "reached": true]),
    verb(
      "close", key: "c", Phrase("回访后归档结案", "File it after the visit"),
      [.reason()], isOutward: true),
    verb(
      "reopen", key: "O",
      Phrase("再办一轮，时限减半", "Another round in half the time"), [.reason(isRequired: true)],
      isOutward: true),
    verb(
      "urge", key: "x",
      Phrase("发出督办；再次督办为红牌", "A supervised item; the second is red"),
      [.reason(isRequired: true)], isOutward: true),
  ]

  private static let mediation: [Command] = [
    verb(
      "mediate", Phrase("矛盾纠纷转入调解", "A dispute goes to mediation"),
      [.unit(), .reason()]),
    verb(
      "agree", Phrase("记下协议和各方签字", "Record the agreement"),
      [
        CommandArgument(
          "text", .longText, Phrase("协议内容", "Agreement"), isRequired: true, aliases: ["reply"]),
        CommandArgument(
          "signatures", .signatures, Phrase("签字各方，逗号分开", "Parties who signed"),
          aliases: ["signed"]),
      ], isOutward: true),
    verb(
      "fail", Phrase("调解未成，指明后续途径", "No agreement; name the way on"),
      [.choice("to", Phrase("途径", "Way"), isRequired: true, routes), .reason()]),
    verb(
      "followup",
      Phrase("跟踪协议的履行", "Watch that the agreement is kept"),
      [.reason()]),
  ]

  private static let extras: [Command] = [
    extra(
      "dispatch", key: "D",
      Phrase("受理后随即派单；不填单位则按派单目录", "Accept, then hand to a unit; the directory's without one"),
      [.unit(), .reason()], takes: .many, isOutward: true, writes: true),
    verb(
      "inspect", Phrase("转为案件检查，检查公布后答复", "A case check; its result drafts the reply"),
      [
        CommandArgument("subject", .record(.subject), Phrase("主体", "Subject")),
        CommandArgument(
          "inspectors", .persons, Phrase("检查人员，逗号分开", "Inspectors"), isRequired: true),
        CommandArgument("unit", .unit, Phrase("检查单位", "Unit"), aliases: ["to"]), .reason(),
      ]),
    extra(
      "join",
      Phrase("登记一位来电人并并入已知的事项，各人仍分别回访", "Registers a caller and joins the order to a known case"),
      [
        .documentFile,
        CommandArgument(
          "into", .record(.grievance), Phrase("并入", "Into"), isRequired: true, aliases: ["to"]),
      ], takes: .none, isOutward: true, writes: true),
    extra(
      "session", Phrase("记一次调解：何时、谁主持、谈了什么", "Records a session: when, by whom, what was said"),
      [
        CommandArgument("text", .longText, Phrase("调解情况", "What was said"), isRequired: true),
        CommandArgument("at", .time, Phrase("何时", "When")),
        CommandArgument("mediator", .text, Phrase("调解员", "Mediator")),
      ], writes: true),
    extra(
      "supervise",
      Phrase(
        "为超期过半的件生成督办（值守台每小时自动做）", "Supervised items of orders overdue by half (hourly by itself)"),
      takes: .none, writes: true),
    extra(
      "remind", Phrase("到时提醒自己，不影响时限", "Reminds oneself; no effect on clocks"),
      [
        CommandArgument("at", .time, Phrase("何时", "When"), isRequired: true, replacement: "done"),
        CommandArgument("text", .text, Phrase("提醒什么", "Of what")),
        CommandArgument("done", .flag, Phrase("不再提醒", "No more")),
      ], writes: true),
    extra(
      "reminders", Phrase("自己的提醒，到时的在前", "One's own reminders, the earliest first"),
      takes: .none),
    extra(
      "next", key: ">", Phrase("领取我的队列里最前的一件，十分钟内归我", "Claim the top of my queue for ten minutes"),
      takes: .none, writes: true),
    extra(
      "risks", Phrase("近期隐患：同址三件、类别突增、重复诉求", "Risks: one place, growth, one contact again"),
      [CommandArgument("all", .flag, Phrase("含已转办", "With those dealt with"))], takes: .none),
    extra(
      "warn", key: "E",
      Phrase("把此件背后的隐患转为任务、检查或预警草稿", "Makes a task, check or alert draft of the risk"),
      RiskArguments.all, writes: true),
    extra(
      "calls", Phrase("待回访的电话，按回访时限；并单的各人各有一通", "Calls due by their clock; each caller has one"),
      [.limit], takes: .none),
    extra(
      "clock", key: "T", Phrase("逐段说明时限如何算出", "Explain the clocks interval by interval")),
    extra(
      "templates",
      Phrase("适用此件的答复和理由模板，已按此件填好", "Templates of replies and reasons, filled for this order"),
      [
        .choice(
          "kind", Phrase("用于", "For"),
          [.init("reply", "答复", "reply"), .init("reason", "理由", "reason")]),
        CommandArgument("reply", .longText, Phrase("答复", "Reply")),
        CommandArgument("reason", .longText, Phrase("理由", "Reason")),
      ]),
    extra(
      "sources", key: "L",
      Phrase("政策库中与此件相关的现行条款，供答复引用", "Clauses in force that a reply may rest on")),
    extra(
      "similar", key: "%", Phrase("同一来电、同一地点或相似的件", "Same caller, same place or alike")),
    extra(
      "stats", key: "$",
      Phrase("数量、直办率、时限、解决率和满意率、排名、趋势", "Volumes, clocks, both rates, ranking, trend"),
      StatisticsArguments.all, takes: .none),
  ]

  /// Families of orders, checklists and rounds through the cells.
  private static let groundwork: [Command] = [
    extra(
      "parent", Phrase("把多件归入一件主件，一处办理、各自答复和回访", "Puts orders under one that is solved for all"),
      [
        CommandArgument(
          "to", .record(.grievance), Phrase("主件（不填即移出）", "Parent (empty: none)"),
          aliases: ["under"])
      ], takes: .many, writes: true),
    extra(
      "checklist", key: "K",
      Phrase("此件的办理清单，选中即打勾", "The order's checklist; choosing a point ticks it")),
    extra(
      "tick", Phrase("给清单的一项打勾；全部打勾即办结", "Ticks a point; with the last one the list is done"),
      [
        CommandArgument("point", .text, Phrase("第几项", "Which point"), isRequired: true),
        CommandArgument("off", .flag, Phrase("去掉勾", "Take the tick off")),
      ], writes: true),
    extra(
      "patrol",
      Phrase("今天的巡查路线和未到之处；不填网格则为自己的", "Today's round and what was not gone to; one's own cells"),
      [cell], takes: .none),
    extra(
      "check-in", Phrase("在路线的一处签到，留下时间和位置", "Checks in at a place of the round"),
      [
        CommandArgument(
          "stop", .text, Phrase("何处（点位或编号）", "Where: post or number"), isRequired: true),
        CommandArgument("text", .longText, Phrase("情况", "What was found")),
        CommandArgument("point", .text, Phrase("位置 经度,纬度", "Position LON,LAT")), cell,
      ], takes: .none, writes: true),
  ]

  private static let cell = CommandArgument("cell", .region, Phrase("网格", "Cell"))

  static let outcomes: [CommandArgument.Choice] = [
    .init("solved", "已解决", "solved"), .init("explained", "已解释", "explained"),
    .init("notOurs", "非本单位", "not ours"), .init("cannot", "无法解决", "cannot"),
    .init("withdrawn", "已撤回", "withdrawn"),
  ]

  private static let routes: [CommandArgument.Choice] = [
    .init("review", "复议", "review"), .init("arbitration", "仲裁", "arbitration"),
    .init("court", "诉讼", "court"), .init("legalAid", "法律援助", "legal aid"),
  ]

  static let lanes: [CommandArgument.Choice] = [
    .init("transferNow", "即时转接", "handed over on the line"),
    .init("legalRoute", "法定途径", "legal route"),
    .init("explained", "解释说明", "explained"),
    .init("malicious", "恶意诉求", "malicious"),
  ]

  /// What one lane demands (`GrievanceRules.laneFields`); the moment of a transfer is the present one
  /// by itself.
  private static func ofLane(
    _ name: String, _ kind: CommandArgument.Kind, _ lane: String, isRequired: Bool = true,
    aliases: [String] = [], replacement: String? = nil
  ) -> CommandArgument {
    CommandArgument(
      name, kind, Terms.member(type: "grievance", path: "laneDetails." + name),
      isRequired: isRequired, aliases: aliases, replacement: replacement,
      condition: CommandArgument.Condition(argument: "lane", value: lane))
  }

  private static func extra(
    _ name: String, key: String? = nil, _ help: Phrase, _ arguments: [CommandArgument] = [],
    takes recordUse: Command.RecordUse = .one, isOutward: Bool = false, writes: Bool = false
  ) -> Command {
    Command(
      "grievance.\(name)", words: ["grievance", name], area: .grievances, types: [.grievance],
      takes: recordUse, keys: key.map { [$0] } ?? [], title: Verbs.title(name), help: help,
      arguments: arguments, isOutward: isOutward, writes: writes)
  }

  private static func verb(
    _ name: String, key: String? = nil, _ help: Phrase, _ arguments: [CommandArgument] = [],
    isOutward: Bool = false,
    defaults: JSONObject = [:]
  ) -> Command {
    Command(
      "grievance.\(name)", words: ["grievance", name], area: .grievances, types: [.grievance],
      keys: key.map { [$0] } ?? [], title: Verbs.title(name), help: help, arguments: arguments,
      isOutward: isOutward, stateCommand: name, writes: true, defaults: defaults)
  }
}
