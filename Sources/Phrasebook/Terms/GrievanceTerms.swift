/// Grievances and dispatch rules.
enum GrievanceTerms {
  static let table = TermTable(
    [matter, handling, course, answer, mediation, rules].joined(separator: "\n"))

  private static let matter = """
    # grievance
    kind 诉求类型|Kind: consult 咨询|Consultation · request 求助|Request for help · \
    complaint 投诉|Complaint · report 举报|Tip-off · suggestion 建议|Suggestion · \
    gridMatter 网格事项|Grid matter · dispute 矛盾纠纷|Dispute · petition 信访|Petition
    source 来源|Source: hotline12345 12345热线|Hotline 12345 · grid 网格上报|Grid · \
    petition 信访|Petition office · online 网上提交|Online · mayorMailbox 市长信箱|Mayor's mailbox · \
    mediation 调解中心|Mediation centre · sensor 感知设备|Sensor
    content 诉求内容|Content
    category 诉求分类|Category
    urgency 紧急程度|Urgency: normal 普通|Normal · urgent 紧急|Urgent
    track 法定程序|Legal track: default 一般程序|Ordinary · marketComplaint 市场投诉|Market complaint · \
    marketReport 市场举报|Market tip-off
    contact 诉求人|Caller
    contact.name 姓名|Caller name
    contact.phone 联系电话|Caller number
    contact.subject 关联主体|Caller's subject
    anonymous 匿名|Anonymous
    confidential 保密|Confidential
    parent 上级工单|Parent order
    mergedInto 并入工单|Merged into
    before 并单前|Before merging
    before.status 并单前状态|Status before merging
    """

  private static let handling = """
    assignedTo 派往单位|Assigned to
    barredUnits 不再派单位|Barred units
    binding 不得再退|Binding
    claim 领取|Claim
    claim.by 领取人|Claimed by
    claim.until 领取到期|Claimed until
    """

  private static let course = """
    round 办理轮次|Round
    lane 不予受理情形|Lane: transferNow 即时转接|Transferred at once · legalRoute 法定途径|Legal route · \
    explained 解释说明|Explained · malicious 恶意诉求|Malicious
    laneDetails 情形说明|Lane details
    suspension 挂起|Suspension
    suspension.awaits 等待事项|Awaits
    extension 延期|Extension
    extension.until 延期至|Extended until
    extension.outcome 延期结果|Outcome: asked 待审批|Asked · granted 已同意|Granted · \
    denied 不同意|Denied
    clocks 计时|Clocks
    clocks.id 计时环节|Step: accept 受理|Accept · assign 派单|Assign · sign 签收|Sign · \
    return 退单|Return · respond 响应|Respond · resolve 办结|Resolve · visit 回访|Visit · \
    review 退单审核|Review of return
    clocks.from 起算时间|Counted from
    clocks.stoppedAt 停止时间|Stopped at
    clocks.pausedSeconds 暂停（秒）|Paused (seconds)
    clocks.rule 计时规则|Rule
    clocks.provisional 暂定|Provisional
    clocks.earlier 原时限|Earlier limits
    clockColour 时限颜色|Clock colour
    cards 黄红牌|Cards
    """

  private static let answer = """
    reply 答复|Reply
    direct 直办|Answered directly
    citations 引用条款|Citations
    citations.policy 政策文件|Policy
    visits 回访|Visits
    visits.channel 回访方式|Channel
    visits.reached 是否接通|Reached
    visits.satisfied 是否满意|Satisfied
    visits.outcome 回访结果|Outcome: solved 已解决|Solved · explained 已解释|Explained · \
    notOurs 非职责范围|Not ours · cannot 无法解决|Cannot be solved · withdrawn 已撤诉|Withdrawn
    """

  private static let mediation = """
    parties 当事人|Parties
    parties.name 姓名|Name
    parties.role 身份|Role
    sessions 调解记录|Sessions
    sessions.mediator 调解员|Mediator
    agreement 调解协议|Agreement
    agreement.text 协议内容|Agreement text
    agreement.signatures.party 签字人|Party
    agreement.signatures.at 签字时间|Signed at
    route 后续途径|Route: review 行政复议|Review · arbitration 仲裁|Arbitration · \
    court 法院诉讼|Court · legalAid 法律援助|Legal aid
    """

  private static let rules = """
    # dispatchRule
    category 诉求分类|Category
    lead 主办单位|Lead unit
    tier 办理层级|Tier: department 部门|Department · street 街道（乡镇）|Street or township · \
    community 社区（村）|Community or village
    """
}
