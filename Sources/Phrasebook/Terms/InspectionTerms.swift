/// Checklists, plans, inspections, rectifications.
enum InspectionTerms {
  static let table = TermTable([planning, before, onSite, outcome].joined(separator: "\n"))

  private static let planning = """
    # checklist
    name 检查单名称|Name
    item 检查事项|Inspection item
    items 检查项|Items
    items.question 检查内容|Question
    items.answer 答案类型|Answer type: verdict 合规判定|Verdict · choice 选项|Choice · number 数值|Number · \
    text 文字|Text · photo 照片|Photo
    items.choices 选项|Choices
    items.minimum 最小值|Minimum
    items.maximum 最大值|Maximum
    items.repeats 可重复|Repeats
    items.when 适用条件|Condition
    items.severity 严重程度|Severity: minor 轻微|Minor · major 较重|Major · critical 严重|Critical
    validDays 互认有效（天）|Valid for (days)
    # inspectionPlan
    units 参与单位|Units
    checklists 检查单|Checklists
    from 开始日期|From
    to 结束日期|To
    objectFilter 对象条件|Object filter
    inspectorFilter 人员条件|Inspector filter
    ratios 抽取比例|Ratios
    ratios.item 检查事项|Inspection item
    ratios.subjectKind 主体类别|Subject kind
    ratios.ratio 比例|Ratio
    commitment 抽取承诺|Commitment
    commitment.sheet 抽取表摘要|Draw sheet digest
    commitment.entropySource 随机源|Entropy source
    commitment.entropyAt 随机源时间|Entropy at
    commitment.minimumBits 最低随机位|Minimum bits
    draw 抽取|Draw
    draw.entropy 随机数|Entropy
    draw.bitsSupplied 已有随机位|Bits supplied
    draw.bitsNeeded 所需随机位|Bits needed
    draw.verified 来源已验证|Source verified
    draw.outcome 抽取结果摘要|Outcome digest
    draw.at 抽取时间|Drawn at
    """

  private static let before = """
    # inspection
    subject 检查对象|Subject
    checkKind 检查方式|Check kind: daily 日常检查|Daily · case 个案检查|Case · special 专项检查|Special · \
    bySuperior 上级部署|By superior
    plan 抽查计划|Plan
    source 任务来源|Source: plan 抽查计划|Plan · complaint 投诉举报|Complaint · clue 线索|Clue · \
    remote 远程监管|Remote · emission 排放核查|Emission check · followUp 复查|Follow-up
    unit 检查单位|Unit
    jointWith 联合单位|Joint with
    inspectors 检查人员|Inspectors
    helpers 协助人员|Helpers
    approval 审批|Approval
    approval.by 批准人|Approved by
    approval.at 批准时间|Approved at
    approval.urgent 紧急|Urgent
    approval.dueAt 补批时限|Approval due
    notice 检查通知|Notice
    notice.number 通知书编号|Notice number
    notice.at 通知时间|Notified at
    entry 入企登记|Entry
    entry.at 入企时间|Entered at
    entry.code 主体码|Subject code
    entry.way 登记方式|Way: scanned 扫码|Scanned · typed 手工录入|Typed
    """

  private static let onSite = """
    checklists 检查单|Checklists
    answers 检查结果项|Answers
    answers.result 结果|Result: compliant 合规|Compliant · nonCompliant 不合规|Non-compliant · \
    notApplicable 不适用|Not applicable · notChecked 未检查|Not checked
    answers.value 答案|Value
    answers.note 说明|Note
    answers.evidence 证据|Evidence
    answers.comment 审核意见|Comment
    answers.comment.state 意见状态|State: open 待回应|Open · answered 已回应|Answered · \
    settled 已解决|Settled
    """

  private static let outcome = """
    result 检查结论|Result: noProblem 未发现问题|No problem · \
    correctionOrdered 责令改正|Correction ordered · pending 待后续处理|Pending · \
    notPublicised 未按规定公示|Not publicised · fraud 弄虚作假|Fraud · \
    uncooperative 不配合检查|Uncooperative · unreachable 无法联系|Unreachable · \
    closedDown 已关闭停业|Closed down
    opinion 处理意见|Opinion
    documents 文书|Documents
    documents.id 文书种类|Document: approval 审批表|Approval · notice 通知书|Notice · \
    record 现场笔录|On-site record · result 结果告知书|Result notice · \
    order 责令改正书|Rectification order · reinspection 复查笔录|Re-inspection · feedback 评价表|Feedback
    signatures.role 签字身份|Role: inspector 检查人员|Inspector · \
    representative 对象代表|Representative · witness 见证人|Witness
    signatures.refused 拒绝签字|Refused
    signatures.by 签字人|Signed by
    amendments 更正|Amendments
    amendments.before 更正前摘要|Digest before
    recognises 互认结果|Recognises
    published 公示|Publication
    published.at 公示时间|Published at
    published.url 公示网址|Published where
    capUsed 年度频次|Cap used
    # rectification
    inspection 检查任务|Inspection
    items 整改项|Items
    order 责令内容|Order
    dueAt 整改期限|Due at
    reports 整改报告|Reports
    reports.evidence 证据|Evidence
    reinspection 复查任务|Re-inspection
    referredTo 移送单位|Referred to
    """
}
