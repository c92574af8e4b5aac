/// Alerts, incidents, shifts, supplies, teams.
enum AlertTerms {
  static let table = TermTable([alerts, actions, incidents, duty, stock].joined(separator: "\n"))

  private static let alerts = """
    # alert
    cap CAP消息|CAP message
    original 原文摘要|Original digest
    signature 签名验证|Signature: valid 有效|Valid · untrusted 不受信任|Untrusted · broken 无效|Broken · \
    none 无签名|None
    origin 来源类别|Origin: cap CAP接收|CAP feed · local 本地发布|Local · indicator 指标触发|Indicator · \
    sensor 传感器|Sensor · sync 同步|Sync
    sources 信息源|Sources
    identity 消息标识|Identity
    colourUnknown 颜色不明|Colour unknown
    areas 影响区划|Areas
    bounds 影响范围|Bounds
    flaws 缺陷|Flaws
    group 分组|Group
    alertNumber 预警序号|Alert number
    end 结束|End
    end.why 结束原因|Why: relieved 解除|Relieved · cancelled 取消|Cancelled · \
    superseded 被替代|Superseded · expired 到期|Expired
    end.by 操作人|By
    draft 拟稿|Draft
    status 签收状态|Status: received 待签收|Received · acknowledged 已签收|Acknowledged · \
    responding 处置中|Responding · ended 已结束|Ended
    validity 时效|Validity: notYetEffective 未生效|Not yet effective · inForce 生效中|In force · \
    textExpired 文本过期|Text expired · ended 已结束|Ended
    shelvedUntil 搁置至|Shelved until
    escalation 升级|Escalation
    # source
    name 信息源名称|Name
    kind 信息源类别|Kind: capFeed CAP订阅|CAP feed · folder 文件夹|Folder · sensor 传感器|Sensor · \
    desk 人工席位|Desk
    url 网址|Address
    expectedIntervalSeconds 应报间隔（秒）|Interval (seconds)
    maximumBytes 大小上限|Maximum bytes
    """

  private static let actions = """
    # alertAction
    alert 预警|Alert
    kind 处置动作|Kind: shown 已显示|Shown · acknowledged 签收|Acknowledged · \
    unacknowledged 撤销签收|Unacknowledged · responding 开始处置|Responding · \
    relieved 解除|Relieved · shelved 搁置|Shelved · unshelved 取消搁置|Unshelved · \
    escalated 升级|Escalated · called 叫应|Called · answered 已应答|Answered · feedback 反馈|Feedback
    round 轮次|Round
    step 升级步骤|Step
    colourShown 所示颜色|Colour shown: \
    red 红色|Red · orange 橙色|Orange · yellow 黄色|Yellow · blue 蓝色|Blue
    textShown 所示文本|Text shown
    contact 联系人|Contact
    channel 联系方式|Channel
    feedback 反馈|Feedback: falseAlarm 误报|False alarm · noAction 无需处置|No action · \
    unclear 内容不清|Unclear
    """

  private static let incidents = """
    # incident
    kind 事件类别|Kind: naturalDisaster 自然灾害|Natural disaster · accident 事故灾难|Accident · \
    publicHealth 公共卫生|Public health · socialSecurity 社会安全|Social security · \
    cybersecurity 网络安全|Cybersecurity
    alerts 相关预警|Alerts
    unit 主责单位|Unit
    responseLevel 响应级别|Response level: I Ⅰ级|Level I · II Ⅱ级|Level II · III Ⅲ级|Level III · \
    IV Ⅳ级|Level IV
    commander 指挥员|Commander
    responsePlan 预案|Response plan
    area 影响区域|Area
    casualties 伤亡情况|Casualties
    casualties.dead 死亡|Dead
    casualties.missing 失踪|Missing
    casualties.injured 受伤|Injured
    casualties.evacuated 转移|Evacuated
    needs 需求|Needs
    needs.what 需求内容|What
    needs.quantity 需求数量|Quantity
    needs.met 已满足|Met
    review 评估|Review
    # responsePlan
    kind 预案类别|Kind: plan 预案|Plan · guidance 指引卡|Guidance card
    name 预案名称|Name
    hazard 灾种|Hazard
    levels 分级响应|Levels
    levels.what 响应动作|What
    levels.withinSeconds 时限（秒）|Within (seconds)
    numbers 应急电话|Numbers
    """

  private static let duty = """
    # shift
    from 接班时间|From
    to 下班时间|To
    post 岗位|Post: onDuty 值班员|On duty · deputy 副班|Deputy · leader 带班领导|Leader
    officer 值班人|Officer
    swap 换班|Swap
    swap.with 换班对象|Swap with
    swap.askedBy 申请人|Asked by
    swap.agreedBy 同意人|Agreed by
    soundTestAt 试音时间|Sound test at
    handover 交接|Handover
    handover.items 交接事项|Items
    handover.items.tick 确认|Tick: open 未确认|Open · ticked 已确认|Ticked · queried 有疑问|Queried
    handover.items.question 疑问|Question
    handover.givenBy 交班人|Given by
    handover.givenAt 交班时间|Given at
    handover.takenBy 接班人|Taken by
    handover.takenAt 接班时间|Taken at
    handover.forced 强制接班|Forced
    """

  private static let stock = """
    # supply
    name 物资名称|Name
    kind 物资类别|Kind
    stock 库存|Stock
    unitOfMeasure 计量单位|Unit of measure
    keeper 保管人|Keeper
    expiresOn 有效期至|Expires on
    minimum 最低库存|Minimum
    available 可用数量|Available
    # team
    name 队伍名称|Name
    skills 专长|Skills
    size 人数|Size
    placeAt 位置时间|Located at
    leader 负责人|Leader
    # allotment
    of 调拨对象|Of
    incident 突发事件|Incident
    quantity 数量|Quantity
    checkInSeconds 报到间隔（秒）|Check-in (seconds)
    returned 归还数量|Returned
    """
}
