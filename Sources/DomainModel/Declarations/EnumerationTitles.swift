/// The words on screen for the words of enumerations.
public enum EnumerationTitles {
  /// The title of a word of a member's enumeration; an unknown word is shown as it stands.
  public static func title(_ word: String, of type: RecordType?, member: String) -> Phrase {
    let key = member + "." + word
    let chinese = special["\(type?.rawValue ?? "").\(key)"] ?? special[key] ?? words[word] ?? word
    return Phrase(chinese, english(word))
  }

  /// Words whose title depends on the member, or on type and member.
  private static let special = table(
    """
    report.kind.daily=日报 updateCycle.daily=每日 task.kind.project=项目 outcome.withdrawn=诉求人撤回 \
    why.cancelled=取消 visits.outcome.cannot=不能解决 template.kind.report=报告 id.return=退单期限 \
    id.visit=回访 id.review=退单审核 documents.id.feedback=反馈 openness.open=无条件开放 \
    openness.conditional=有条件开放 sharing.conditional=有条件共享 comment.state.open=待回应 \
    result.pending=发现问题待后续处理 access.result.failed=失败 route.review=复议 \
    conflicts.status.open=待处理 policy.kind.plan=规划 responsePlan.kind.plan=预案 \
    source.complaint=投诉转检查 inspection.source.plan=计划抽查 inspection.source.followUp=跟踪复查 \
    marketItem.kind.rule=制度规则 report.kind.emission=信息专报
    """)

  static let words = table(
    """
    exif=照片信息 file=文件 device=设备 cause=起因 follows=后续 duplicate=重复 evidence=证据 answers=答复 \
    splitFrom=拆自 about=关于 todo=待办 supervised=督办 planTask=规划任务 planStep=预案步骤 risk=风险隐患 \
    suspicion=疑点 clue=线索 project=项目 instruction=批示 drill=演练 none=无 yellow=黄色 red=红色 duty=值班日志 \
    timeline=事件经过 call=电话记录 message=留言 checkIn=签到 correction=更正 triage=研判 decision=决定 done=完成 \
    first=首报 followUp=续报 final=终报 daily=日常 bulletin=通报 emission=排放 phone=电话 written=书面 \
    reply=答复 reason=理由 notice=通知 report=举报 reveal=查看 export=导出 query=查询 present=出示 verify=核验 \
    login=登录 refused=拒绝 cancelled=取消 failed=失败 suppressed=抑制 valid=有效 untrusted=不可信 broken=损坏 \
    cap=预警报文 local=本地 indicator=指标 sensor=感知设备 sync=同步 orange=橙色 blue=蓝色 relieved=解除 \
    superseded=被替代 notYetEffective=未生效 inForce=生效 textExpired=文本过期 ended=已结束 shown=已显示 \
    acknowledged=签收 unacknowledged=撤回签收 responding=处置 shelved=搁置 unshelved=取消搁置 escalated=升级 \
    called=叫应 answered=应答 feedback=反馈 falseAlarm=误报 noAction=无需处置 unclear=要素不清 capFeed=预警源 \
    folder=文件夹 desk=席位 naturalDisaster=自然灾害 accident=事故灾难 publicHealth=公共卫生 \
    socialSecurity=社会安全 cybersecurity=网络安全 I=Ⅰ级 II=Ⅱ级 III=Ⅲ级 IV=Ⅳ级 plan=计划 guidance=指引卡 \
    onDuty=值班 deputy=副班 leader=带班领导 open=未处理 ticked=已核对 queried=有疑问 unconditional=无条件共享 \
    conditional=有条件 notShared=不予共享 closed=不开放 realtime=实时 weekly=每周 monthly=每月 quarterly=每季度 \
    yearly=每年 irregular=不定期 core=核心数据 important=重要数据 general=一般数据 draft=草稿 underReview=待审核 \
    use=使用申请 demand=需求 granted=已同意 expiring=即将到期 policy=政策 standard=标准 proposed=拟议 \
    running=运行中 exemplar=示范 retired=停用 product=产品 registration=登记 rule=规则 trade=交易 supply=供给 \
    registered=已登记 listed=已挂牌 traded=已成交 consult=咨询 request=求助 complaint=投诉 suggestion=建议 \
    gridMatter=网格事项 dispute=矛盾纠纷 petition=信访 hotline12345=12345热线 grid=网格上报 online=网络 \
    mayorMailbox=市长信箱 mediation=调解 normal=一般 urgent=紧急 default=一般程序 marketComplaint=市场投诉 \
    marketReport=市场举报 transferNow=即时转接 legalRoute=法定途径 explained=解释说明 malicious=恶意 asked=已申请 \
    denied=不同意 accept=受理 assign=派单 sign=签收 return=退单 respond=响应 resolve=办结 visit=回访 review=复议 \
    solved=已解决 notOurs=非职责 cannot=不能解决 withdrawn=撤回 arbitration=仲裁 court=诉讼 legalAid=法律援助 \
    department=部门 street=街道 community=社区 verdict=合规判定 choice=选择 number=数值 text=文字 photo=照片 \
    minor=轻微 major=较重 critical=严重 case=个案 special=专项 bySuperior=上级交办 remote=非现场 scanned=扫码 \
    typed=手录 compliant=合规 nonCompliant=不合规 notApplicable=不适用 notChecked=未检查 settled=已了结 \
    noProblem=未发现问题 correctionOrdered=发现问题责令改正 pending=发现问题待后续处理 notPublicised=未按规定公示 \
    fraud=弄虚作假 uncooperative=不配合检查 unreachable=无法联系 closedDown=已关闭停业 approval=审批表 record=检查记录 \
    result=结果告知 order=责令整改 reinspection=复查记录 inspector=检查人员 representative=当事人代表 witness=见证人 \
    person=个人 enterprise=企业 always=必须披露 offered=可选披露 never=不披露 SM2=SM2 ES256=ES256 \
    EdDSA=EdDSA Ed25519=Ed25519 item=单项 lifeEvent=一件事 licence=证照 shared=数据共享 promise=告知承诺 \
    missing=缺少 rescue=救援队伍 other=其他 dispatch=受理派单 data=数据 emergency=应急 supervision=督查 \
    province=省 city=市 county=县区 cell=网格 institution=机构 selfEmployed=个体工商户 micro=微型 small=小型 \
    medium=中型 large=大型 A=A B=B C=C D=D reward=激励 discipline=惩戒 confirmed=已确认 rejected=已否定 \
    publicSafety=公共安全 hazardousChemicals=危险化学品 environment=生态环境 health=卫生健康 foodAndDrugs=食品药品 \
    specialEquipment=特种设备 fire=消防 economic=经济 evaluation=评价 station=监测站 hour=小时 day=日 month=月 \
    quarter=季 year=年 seasonal=季节性 rate=变化率 keyedHash-sm3=带密钥摘要
    """)

  /// The camel-case name as words: `dueAt` is `due at`.
  private static func english(_ name: String) -> String {
    guard name.contains(where: \.isLowercase) else { return name }
    var text = ""
    for character in name {
      if character.isUppercase {
        text.append(" ")
        text.append(contentsOf: character.lowercased())
      } else {
        text.append(character)
      }
    }
    return text
  }

  /// Reads `word=title` pairs divided by spaces.
  private static func table(_ text: String) -> [String: String] {
    var table: [String: String] = [:]
    for pair in text.split(separator: " ") {
      let sides = pair.split(separator: "=", maxSplits: 1)
      if sides.count == 2 { table[String(sides[0])] = String(sides[1]) }
    }
    return table
  }
}
