/// Catalogue entries, data requests and disputes, policies, scenarios, market items.
enum CatalogueTerms {
  static let table = TermTable([entry, quality, requests, policies].joined(separator: "\n"))

  private static let entry = """
    # catalogEntry
    name 资源名称|Name
    classPath 分类路径|Class path
    code 资源代码|Resource code
    provider 提供单位|Provider
    abstract 摘要|Abstract
    format 格式|Format
    items 信息项|Items
    items.name 字段名|Field name
    items.title 中文名称|Title
    items.length 长度|Length
    items.nullable 可为空|Nullable
    sharing 共享类型|Sharing: unconditional 无条件共享|Unconditional · \
    conditional 有条件共享|Conditional · notShared 不予共享|Not shared
    sharingCondition 共享条件|Sharing condition
    sharingBasis 不共享依据|Sharing basis
    sharingMethod 共享方式|Sharing method
    openness 开放类型|Openness: open 无条件开放|Open · conditional 有条件开放|Conditional · \
    closed 不予开放|Closed
    opennessCondition 开放条件|Openness condition
    updateCycle 更新周期|Update cycle: realtime 实时|Real time · daily 每日|Daily · weekly 每周|Weekly · \
    monthly 每月|Monthly · quarterly 每季|Quarterly · yearly 每年|Yearly · irregular 不定期|Irregular
    lastDataAt 数据更新时间|Last data at
    publishedOn 发布日期|Published on
    responsible 责任人|Responsible person
    system 来源系统|Source system
    duties 对应职责|Duties
    """

  private static let quality = """
    dataLevel 数据级别|Data level
    items.dataLevel 数据级别|Data level
    dataClass 数据分类|Data class: core 核心数据|Core · important 重要数据|Important · \
    general 一般数据|General
    standards 执行标准|Standards
    distributions 分发|Distributions
    distributions.uri 资源标识|URI
    distributions.url 下载地址|Address
    distributions.format 格式|Format
    rules 质量规则|Quality rules
    rules.item 信息项|Item
    rules.rule 规则|Rule
    rules.argument 规则参数|Argument
    quality 数据质量|Quality
    quality.score 质量得分|Score
    quality.partial 部分检查|Partial
    quality.measures 质量指标|Measures
    quality.measures.code 指标|Measure
    quality.measures.rows 检查行数|Rows
    quality.measures.failed 问题行数|Failed rows
    quality.measures.score 得分|Score
    pending 待审变更|Pending change
    pending.patch 变更内容|Patch
    pending.status 变更状态|Change status: draft 草稿|Draft · underReview 待审核|Under review
    pending.refusal 退回理由|Refusal
    """

  private static let requests = """
    # dataRequest
    kind 申请类别|Kind: use 使用申请|Use · demand 需求登记|Demand
    entry 目录项|Catalogue entry
    items 所需信息项|Items
    requester 申请单位|Requester
    provider 提供单位|Provider
    purpose 用途|Purpose
    basis.serviceItem 服务事项|Service item
    frequency 频次|Frequency
    volume 数据量|Volume
    term 使用期限|Term
    viaPlatform 经统一平台|Via the platform
    joins 并入申请|Joins
    decision 审核决定|Decision
    deliveries 数据提供|Deliveries
    deliveries.way 提供方式|Way
    deliveries.rows 行数|Rows
    rating 评价|Rating
    grantState 授权状态|Grant state: granted 使用中|Granted · expiring 将到期|Expiring · ended 已到期|Ended
    # dataDispute
    entry 目录项|Catalogue entry
    item 信息项|Item
    rowKeys 问题数据键|Row keys
    claim 异议内容|Claim
    requester 提出单位|Requester
    provider 提供单位|Provider
    outcome 处理结果|Outcome
    """

  private static let policies = """
    # policy
    kind 文件类别|Kind: policy 政策|Policy · plan 规划方案|Plan · standard 标准|Standard · \
    bulletin 通报|Bulletin
    documentNumber 文号|Document number
    issuer 发文机关|Issuer
    issuedOn 发文日期|Issued on
    inForceFrom 施行日期|In force from
    inForceTo 失效日期|In force to
    clauses 条款|Clauses
    clauses.id 条款号|Clause number
    clauses.heading 条款标题|Heading
    part 分册|Part
    replaces 替代文件|Replaces
    benefits 惠企内容|Benefits
    eligibility 适用条件|Eligibility
    eligibility.expression 条件式|Expression
    indicators 相关指标|Indicators
    inForce 是否有效|In force
    # scenario
    problem 解决的问题|Problem
    solution 解决方案|Solution
    units 参与单位|Units
    resources 数据资源|Resources
    copiedFrom 复制自|Copied from
    stage 场景阶段|Stage: proposed 拟建|Proposed · running 运行中|Running · exemplar 标杆|Exemplar · \
    retired 已停用|Retired
    # marketItem
    kind 要素类别|Kind: product 数据产品|Product · registration 产权登记|Registration · \
    rule 交易规则|Rule · trade 数据交易|Trade · demand 需求|Demand · supply 供给|Supply
    resources 数据资源|Resources
    priceFen 价格（分）|Price (fen)
    counterparty 交易对方|Counterparty
    stage 流程阶段|Stage: registered 已登记|Registered · listed 已挂牌|Listed · traded 已成交|Traded
    """
}
