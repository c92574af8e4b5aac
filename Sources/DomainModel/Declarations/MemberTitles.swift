/// The words on screen for members; English comes from the name, Chinese from a table.
enum MemberTitles {
  static func title(of member: MemberDeclaration) -> Phrase {
    let parts = member.path.split(separator: ".").suffix(2).joined(separator: ".")
    let chinese = special[parts] ?? words[member.name] ?? member.name
    return Phrase(chinese, english(member.name))
  }

  /// The camel-case name as words: `dueAt` is `due at`.
  static func english(_ name: String) -> String {
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
  static func table(_ text: String) -> [String: String] {
    var table: [String: String] = [:]
    for pair in text.split(separator: " ") {
      let sides = pair.split(separator: "=", maxSplits: 1)
      if sides.count == 2 { table[String(sides[0])] = String(sides[1]) }
    }
    return table
  }

  /// Members whose word depends on the member above.
  private static let special = table(
    """
    handover.takenAt=接班时间 logEntry.entry=接续条目 subject.name=名称 operator.name=姓名 \
    contact.name=姓名 contacts.name=姓名 parties.name=姓名 caller.name=姓名 pending.patch=变更内容 \
    clocks.from=开始
    """)

  static let words = table(
    """
    id=标识 type=类型 schema=结构版本 scope=归属区划 createdAt=创建时间 createdBy=创建人 updatedAt=更新时间 \
    updatedBy=更新人 number=编号 level=级别 drill=演练 imported=导入来源 source=来源 identifier=标识符 steps=经过 \
    at=时间 by=人员 command=操作 from=自 to=至 reason=理由 unit=单位 until=截止 waived=独办豁免 place=地点 \
    region=区划 address=地址 name=名称 point=坐标 attachments=附件 digest=摘要值 mediaType=媒体类型 bytes=字节数 \
    takenAt=拍摄时间 takenBy=拍摄人 timeSource=时间来源 skewSeconds=时钟偏差 notes=备注 text=正文 tags=标签 \
    links=关联 rel=关系 record=记录 archived=归档 deleted=删除 masked=已脱敏 kind=种类 title=标题 about=所涉记录 \
    basis=依据 policy=政策 clause=条款 leadUnit=主办单位 coUnits=协办单位 assignee=经办人 light=督办灯 dueAt=期限 \
    milestones=节点 doneAt=完成时间 progress=进度 budgetFen=预算 score=得分 figures=数据 answers=反馈 \
    status=状态 shift=班次 stage=阶段 entry=条目 toOperator=收件人 caller=来电人 phone=电话 told=已告知 \
    ordinal=序号 channel=渠道 elements=要素 received=接报时间 occurred=发生时间 nature=性质 casualties=伤亡 \
    extent=范围 trend=趋势 measures=措施 contact=联系人 pendingElements=待核要素 signedOffBy=签发人 \
    sentAt=报送时间 receivedAt=签收时间 forState=适用状态 category=类别 owner=归属单位 members=成员 \
    serviceItem=事项 query=查询 filter=条件 rows=行数 result=结果 units=单位 change=变更 device=工作站 \
    epoch=纪元 fields=字段 base=原值 mine=本地值 theirs=对方值 rule=规则 settledBy=解决变更 cap=预警报文 \
    original=原件 signature=签名 origin=产生方式 sources=来源 identity=身份 colour=颜色 colourUnknown=级别不明 \
    areas=区域 bounds=范围框 flaws=缺陷 group=分组 alertNumber=预警序号 end=结束 why=原因 draft=拟稿 validity=效力 \
    shelvedUntil=搁置至 escalation=升级 alert=预警 round=轮次 step=步骤 colourShown=所见颜色 textShown=所见文本 \
    feedback=反馈 url=网址 expectedIntervalSeconds=预期间隔 maximumBytes=最大字节 alerts=预警 \
    responseLevel=响应级别 commander=指挥员 responsePlan=预案 area=区域 dead=死亡 missing=失踪 injured=受伤 \
    evacuated=转移 needs=需求 what=内容 quantity=数量 met=已满足 review=评估 hazard=灾种 levels=分级 \
    withinSeconds=限时 numbers=电话 version=版本 post=岗位 officer=值班员 swap=换班 with=对方 askedBy=申请人 \
    agreedBy=同意人 soundTestAt=试音时间 handover=交接 items=项目 tick=核对 question=疑问 givenBy=交班人 \
    givenAt=交班时间 takenBy=接班人 takenAt=拍摄时间 forced=强制 stock=库存 unitOfMeasure=计量单位 keeper=保管人 \
    expiresOn=有效期至 minimum=下限 available=可用 skills=技能 size=规模 placeAt=位置时间 leader=负责人 of=物资或队伍 \
    incident=事件 checkInSeconds=报到间隔 returned=归还量 classPath=分类 code=代码 provider=提供单位 \
    abstract=摘要 format=格式 dataType=数据类型 length=长度 dataLevel=数据分级 nullable=可空 sharing=共享类型 \
    sharingCondition=共享条件 sharingBasis=共享依据 sharingMethod=共享方式 openness=开放类型 \
    opennessCondition=开放条件 updateCycle=更新周期 lastDataAt=数据更新时间 publishedOn=发布日期 \
    responsible=责任人 system=来源系统 duties=职责 dataClass=数据分类 standards=标准 distributions=分发 \
    uri=链接标识 rules=规则 item=事项 argument=参数 quality=质量 partial=不完整 failed=不合格数 pending=变更中 \
    patch=补丁 refusal=驳回理由 requester=申请单位 purpose=用途 frequency=频率 volume=数据量 term=期限 \
    viaPlatform=经平台 joins=并入 decision=决定 deliveries=提供记录 way=方式 rating=评分 grantState=授权状态 \
    rowKeys=行标识 claim=主张 outcome=结果 documentNumber=文号 issuer=签发单位 issuedOn=签发日期 \
    inForceFrom=生效日期 inForceTo=失效日期 clauses=条款 heading=条标 part=分册 replaces=替代 benefits=优惠 \
    eligibility=条件 expression=表达式 indicators=指标 inForce=现行有效 problem=问题 solution=解决方案 \
    resources=资源 copiedFrom=复制自 priceFen=价格 counterparty=对方 content=内容 urgency=紧急程度 track=程序 \
    subject=主体 anonymous=匿名 confidential=保密 parent=上级 mergedInto=并入工单 before=并单前 \
    assignedTo=承办单位 barredUnits=不得再派 binding=不得退单 lane=分流 laneDetails=分流信息 suspension=挂起 \
    awaits=等待对象 extension=延期 clocks=计时 stoppedAt=停止时间 pausedSeconds=暂停秒数 provisional=暂定 \
    earlier=此前期限 clockColour=时限颜色 overdue=超期 cards=预警牌 reply=答复 direct=直办 citations=引用条款 \
    visits=回访 reached=已接通 satisfied=满意 parties=当事人 role=角色 sessions=调解记录 mediator=调解员 \
    agreement=协议 signatures=签字 party=当事方 route=去向 lead=主办 tier=层级 validFrom=有效期起 validTo=有效期止 \
    answer=答案类型 choices=选项 maximum=上限 repeats=可重复 when=条件 required=必填 severity=严重程度 \
    validDays=有效天数 checklists=检查单 objectFilter=对象条件 inspectorFilter=人员条件 ratios=抽取比例 \
    subjectKind=主体类型 grade=等级 ratio=比例 commitment=承诺 algorithm=算法 sheet=抽取单 entropySource=随机源 \
    entropyAt=随机源时间 minimumBits=最少位数 draw=抽取 entropy=随机值 bitsSupplied=提供位数 bitsNeeded=所需位数 \
    verified=已核验 checkKind=检查类型 plan=计划 jointWith=联合单位 inspectors=检查人员 helpers=辅助人员 \
    approval=审批 urgent=紧急 notice=通知书 value=值 note=说明 evidence=证据 comment=审核意见 state=状态 \
    opinion=意见 documents=文书 refused=拒签 amendments=更正 recognises=互认检查 published=公示 capUsed=频次 \
    inspection=检查 order=要求 reports=整改报告 reinspection=复查 referredTo=移送单位 issuerClass=签发类别 \
    holderKind=持有人类型 validityMonths=有效月数 disclose=披露 licenceType=证照类型 licenceNumber=证照号 \
    holder=持有人 statusList=状态列表 index=序位 credential=电子凭证 seal=印章 statusReason=状态理由 expired=已过期 \
    agent=代理人 licenceTypes=证照类型 bundles=包含事项 legalDays=法定时限 promisedDays=承诺时限 materials=材料 \
    sharedBy=共享来源 promise=告知承诺 form=表单 applicant=申请人 assistedBy=帮办人 picture=印模 certificate=证书 \
    keys=密钥 publicKey=公钥 test=测试 token=令牌 issuedAt=签发时间 fetchedAt=获取时间 bureau=办公室职能 \
    systems=系统 representative=首席代表 account=账号 grants=授权 revokedAt=吊销时间 certificates=执法证 \
    conflicts=利害关系 desk=席位号 operators=操作员 centre=中心点 boundary=边界 contacts=联系人 households=户数 \
    year=年份 holidays=放假日 workdays=调休上班日 hours=工作时段 uscc=统一社会信用代码 citizenId=身份证号 \
    legalRepresentative=法定代表人 industry=行业 employees=从业人数 registeredOn=登记日期 facts=事实 \
    evaluations=信用评价 creditGrade=信用等级 permits=许可 penalties=处罚 incentives=奖惩 samePerson=同一人 \
    keyLists=重点清单 risk=风险 field=领域 cycleDays=周期天数 headingDegrees=方位角 stream=视频流 period=周期 \
    sourceName=数据来源 target=目标值 upstream=上游 thresholds=阈值 op=比较 on=触发值 off=解除值 delaySeconds=延迟 \
    count=次数 anomaly=异常检测 method=方法 window=窗口 sigmas=标准差倍数 indicator=指标 bucket=时段 points=数据点 \
    flags=质量标记
    """)
}
