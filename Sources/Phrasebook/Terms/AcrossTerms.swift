/// Tasks, log entries, reports, templates, access records, conflicts.
enum AcrossTerms {
  static let table = TermTable([work, reports, traces].joined(separator: "\n"))

  private static let work = """
    # task
    kind 任务类别|Kind: todo 待办事项|To-do · supervised 督办件|Supervised · \
    planTask 规划任务|Plan task · planStep 预案步骤|Plan step · risk 风险隐患|Risk · \
    suspicion 疑点|Suspicion · clue 线索|Clue · project 信息化项目|Project · \
    instruction 批示|Instruction · drill 演练|Drill
    text 任务内容|Text
    about 涉及记录|About
    basis.policy 政策文件|Policy
    light 亮灯|Light: none 无|None · yellow 黄灯|Yellow · red 红灯|Red
    milestones 节点|Milestones
    milestones.title 节点名称|Milestone
    milestones.doneAt 完成时间|Done at
    progress 进度|Progress
    budgetFen 预算（分）|Budget (fen)
    score 得分|Score
    figures 依据数据|Figures
    answers 反馈|Answers
    # logEntry
    kind 记录类别|Kind: duty 值班日志|Duty log · timeline 事件经过|Timeline · \
    call 电话记录|Call · message 留言|Message · checkIn 签到|Check-in · \
    instruction 批示|Instruction · correction 更正|Correction
    about 涉及记录|About
    shift 班次|Shift
    stage 处理环节|Stage: message 收到|Message · triage 研判|Triage · decision 决定|Decision · \
    done 办结|Done
    entry 所续记录|Carries on
    to 发往单位|To units
    toOperator 发给|To operator
    caller 来电人|Caller
    caller.name 来电人姓名|Caller name
    caller.unit 来电单位|Caller unit
    caller.phone 来电号码|Caller number
    told 已告知|Told
    """

  private static let reports = """
    # report
    kind 报送类别|Kind: first 首报|First report · followUp 续报|Follow-up · final 终报|Final report · \
    daily 日报|Daily report · bulletin 通报|Bulletin · emission 排放报告|Emission report
    unit 报送单位|Reporting unit
    about 涉及事件|About
    ordinal 报次|Ordinal
    channel 报送方式|Channel: phone 电话|Telephone · written 书面|Written
    to 接收单位|To unit
    elements 要素|Elements
    elements.source 信息来源|Source
    elements.received 接报时间|Received
    elements.occurred 发生时间|Occurred
    elements.place 发生地点|Place
    elements.nature 事件性质|Nature
    elements.casualties 伤亡情况|Casualties
    elements.extent 影响范围|Extent
    elements.trend 发展趋势|Trend
    elements.measures 已采取措施|Measures taken
    elements.contact 现场联系人|Contact on site
    pendingElements 待核要素|Pending elements
    figures 数据|Figures
    signedOffBy 签发人|Signed off by
    sentAt 报送时间|Sent at
    receivedAt 签收时间|Received at
    # template
    kind 模板类别|Kind: reply 答复|Reply · reason 理由|Reason · notice 通知|Notice · \
    report 报告|Report
    forState 适用状态|For status
    text 模板正文|Text
    """

  private static let traces = """
    # access
    kind 查阅方式|Kind: reveal 显示隐藏项|Reveal · export 导出|Export · query 汇总查询|Query · \
    present 出示|Presentation · verify 核验|Verification · login 登录|Login · \
    refused 被拒绝|Refused
    by 查阅人|By
    members 涉及字段|Members
    to 提供给|To
    serviceItem 服务事项|Service item
    query 查询|Query
    query.entry 目录项|Catalogue entry
    query.filter 查询条件|Filter
    query.rows 行数|Rows
    query.members 主体摘要|Members digest
    result 结果|Result: done 完成|Done · cancelled 已取消|Cancelled · failed 失败|Failed · \
    suppressed 已抑制|Suppressed · refused 被拒绝|Refused
    # conflict
    record 冲突记录|Record
    units 涉及单位|Units
    change 冲突变更|Change
    change.device 工作站|Workstation
    change.epoch 纪元|Epoch
    change.number 变更序号|Change number
    fields 冲突字段|Fields
    fields.id 字段|Member
    fields.base 原值|Base
    fields.mine 我的值|Mine
    fields.theirs 对方的值|Theirs
    fields.rule 冲突规则|Rule
    assignee 处理人|Assignee
    settledBy 解决变更|Settled by
    settledBy.device 工作站|Workstation
    settledBy.epoch 纪元|Epoch
    settledBy.number 变更序号|Change number
    """
}
