/// Licences and their types, mandates, service items, applications, seals and trust.
enum LicenceTerms {
  static let table = TermTable([licences, services, trust].joined(separator: "\n"))

  private static let licences = """
    # licenceType
    code 证照类型代码|Licence type code
    name 证照名称|Name
    issuerClass 签发机构类别|Issuer class
    holderKind 持有人类别|Holder kind: person 自然人|Person · enterprise 企业|Enterprise
    validityMonths 有效期（月）|Validity (months)
    fields 证照字段|Fields
    fields.title 字段名称|Field
    fields.disclose 出示规则|Disclosure: always 必须出示|Always · offered 可选出示|Offered · \
    never 不出示|Never
    # licence
    licenceType 证照类型|Licence type
    identifier 电子证照标识|Licence identifier
    licenceNumber 证照编号|Licence number
    holder 持有人|Holder
    issuer 签发单位|Issuer
    issuedOn 签发日期|Issued on
    fields 证照字段|Fields
    statusList 状态列表|Status list
    statusList.uri 列表地址|List address
    statusList.index 列表位置|List index
    credential 凭证摘要|Credential digest
    seal 印章|Seal
    replaces 替代证照|Replaces
    statusReason 状态原因|Status reason
    expired 是否过期|Expired
    # mandate
    holder 委托人|Holder
    agent 受托人|Agent
    purpose 委托事由|Purpose
    """

  private static let services = """
    # serviceItem
    code 事项代码|Item code
    name 事项名称|Name
    kind 事项类别|Kind: item 单项|Single item · lifeEvent 一件事|Life event
    bundles 包含事项|Bundled items
    unit 办理单位|Unit
    legalDays 法定时限（天）|Legal limit (days)
    promisedDays 承诺时限（天）|Promised limit (days)
    materials 申请材料|Materials
    materials.name 材料名称|Material
    materials.licenceType 可用证照|Licence type
    materials.fields 所需字段|Fields
    materials.sharedBy 共享数据|Shared by
    materials.promise 告知承诺|By promise
    form 表单|Form
    form.title 表单项|Field
    form.from 取自|Taken from
    # application
    serviceItem 申办事项|Service item
    applicant 申请人|Applicant
    agent 代办人|Agent
    assistedBy 帮办人|Assisted by
    unit 办理单位|Unit
    answers 表单内容|Answers
    materials 申请材料|Materials
    materials.met 材料来源|Met by: licence 电子证照|Licence · shared 共享数据|Shared data · \
    promise 告知承诺|Promise · file 上传文件|File · missing 缺少|Missing
    """

  private static let trust = """
    # seal
    name 印章名称|Name
    picture 印模|Picture
    certificate 证书|Certificate
    # trustedIssuer
    name 签发者名称|Name
    keys 验证密钥|Keys
    test 测试用|For tests
    # statusList
    uri 列表地址|List address
    issuer 签发者|Issuer
    token 状态令牌|Status token
    issuedAt 签发时间|Issued at
    fetchedAt 获取时间|Fetched at
    """
}
