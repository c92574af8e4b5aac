/// Members that mean the same wherever they stand, by their last name or their path.
enum CommonTerms {
  static let table = TermTable(
    """
    # *
    id 标识|Identifier
    type 记录类型|Record type
    schema 结构版本|Schema version
    rev 版本摘要|Revision
    scope 辖区|Scope
    createdAt 创建时间|Created at
    createdBy 创建人|Created by
    updatedAt 更新时间|Updated at
    updatedBy 更新人|Updated by
    number 编号|Number
    level 查看级别|Access level
    status 状态|Status
    drill 所属演练|Drill
    imported 导入来源|Imported from
    imported.source 来源系统|Source system
    imported.identifier 来源编号|Source identifier
    steps 经过|Steps
    steps.command 操作|Command
    steps.from 原状态|From status
    steps.to 新状态|To status
    steps.unit 单位|Unit
    steps.until 截止时间|Until
    steps.waived 免除规则|Waived rules
    place 地点|Place
    place.region 区划|Region
    place.address 地址|Address
    place.name 地点名称|Place name
    place.point 坐标|Coordinates
    attachments 附件|Attachments
    attachments.digest 摘要|Digest
    attachments.mediaType 文件类型|Media type
    attachments.bytes 大小（字节）|Size in bytes
    attachments.name 文件名|File name
    attachments.takenAt 拍摄时间|Taken at
    attachments.takenBy 拍摄人|Taken by
    attachments.point 拍摄坐标|Taken where
    attachments.timeSource 时间来源|Time source: \
    exif 照片信息|Photo metadata · file 文件|File · device 工作站|Workstation
    attachments.skewSeconds 时钟偏差（秒）|Clock skew (seconds)
    notes 备注|Notes
    tags 标签|Tags
    links 关联|Links
    links.rel 关系|Relation: cause 起因|Cause · follows 后续|Follows · \
    duplicate 重复|Duplicate · evidence 证据|Evidence · answers 答复|Answers · \
    splitFrom 拆自|Split from · about 涉及|About
    links.record 关联记录|Linked record
    archived 归档|Archive
    archived.digest 归档包摘要|Package digest
    archived.at 归档时间|Archived at
    deleted 已删除|Deleted
    deleted.at 删除时间|Deleted at
    deleted.by 删除人|Deleted by
    masked 已隐藏项|Masked members
    at 时间|At
    by 经办人|By
    text 内容|Text
    title 标题|Title
    name 名称|Name
    unit 单位|Unit
    phone 电话|Telephone
    reason 理由|Reason
    until 截止时间|Until
    from 起始|From
    to 截止|To
    dueAt 时限|Due at
    digest 摘要|Digest
    kind 类别|Kind
    code 代码|Code
    basis 依据|Basis
    clause 条款|Clause
    owner 所属单位|Owner
    coUnits 协办单位|Co-units
    leadUnit 主办单位|Lead unit
    assignee 承办人|Assignee
    validFrom 生效日期|Valid from
    validTo 失效日期|Valid to
    version 版本|Version
    subject 主体|Subject
    category 分类|Category
    signature 签名|Signature
    signatures 签名|Signatures
    overdue 是否超期|Overdue
    algorithm 算法|Algorithm: SM2 国密SM2|SM2 · Ed25519 Ed25519|Ed25519 · ES256 ES256|ES256 · \
    EdDSA EdDSA|EdDSA · keyedHash-sm3 密钥杂凑SM3|Keyed hash SM3
    publicKey 公钥|Public key
    grade 等级|Grade: A A级|Grade A · B B级|Grade B · C C级|Grade C · D D级|Grade D
    colour 颜色|Colour: red 红色|Red · orange 橙色|Orange · yellow 黄色|Yellow · blue 蓝色|Blue
    dataType 数据类型|Data type
    required 必填|Required
    region 区划|Region
    point 坐标|Coordinates
    record 记录|Record
    licenceTypes 证照类型|Licence types
    """)
}
