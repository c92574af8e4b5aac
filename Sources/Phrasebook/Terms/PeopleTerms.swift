/// Units, people, places, calendars, subjects, indicators.
enum PeopleTerms {
  static let table = TermTable([organisation, places, subjects, figures].joined(separator: "\n"))

  private static let organisation = """
    # unit
    name 单位名称|Name
    code 机构代码|Organisation code
    parent 上级单位|Parent unit
    kind 单位类别|Kind: department 部门|Department · street 街道（乡镇）|Street or township · \
    community 社区（村）|Community or village · enterprise 企业|Enterprise · \
    rescue 救援力量|Rescue service · court 法院|Court · other 其他|Other
    bureau 主管职能|Bureau of: dispatch 派单|Dispatch · data 数据|Data · \
    emergency 应急|Emergency · supervision 监督|Supervision
    duties 职责|Duties
    systems 业务系统|Systems
    systems.name 系统名称|System
    representative 首席代表|Chief representative
    rules 单位规则|Unit rules
    # operator
    name 姓名|Name
    account 账号|Account
    grants 授权|Grants
    grants.role 角色|Role
    grants.scope 授权范围|Scope
    grants.level 查看级别|Access level
    keys 密钥|Keys
    keys.revokedAt 吊销时间|Revoked at
    certificates 执法证|Certificates
    certificates.number 证号|Certificate number
    certificates.fields 执法领域|Fields
    certificates.validTo 有效期至|Valid to
    conflicts 回避关系|Declared interests
    # device
    name 工作站名称|Name
    desk 席位字符|Desk letters
    operators 可用人员|Operators
    grants 授权|Grants
    grants.role 角色|Role
    """

  private static let places = """
    # region
    code 区划代码|Region code
    kind 区划级别|Kind: province 省|Province · city 市|City · county 县（区）|County · \
    street 街道（乡镇）|Street or township · community 社区（村）|Community or village · \
    cell 网格|Grid cell
    parent 上级区划|Parent region
    centre 中心点|Centre
    boundary 边界|Boundary
    contacts 叫应联系人|Call-down contacts
    contacts.name 姓名|Name
    contacts.post 职务|Post
    contacts.order 顺序|Order
    keeper 网格员|Grid keeper
    households 户数|Households
    route 巡查路线|Patrol route
    # workingCalendar
    year 年份|Year
    basis 文号|Document number
    holidays 放假日|Days off
    workdays 调休上班日|Make-up workdays
    hours 工作时间|Working hours
    # camera
    headingDegrees 朝向（度）|Heading (degrees)
    stream 视频流|Stream
    """

  private static let subjects = """
    # subject
    kind 主体类别|Kind: person 自然人|Person · enterprise 企业|Enterprise · \
    institution 机构|Institution · selfEmployed 个体工商户|Self-employed
    uscc 统一信用代码|Unified credit code
    citizenId 身份证号|Citizen id
    legalRepresentative 法定代表人|Legal representative
    industry 行业代码|Industry code
    size 企业规模|Size: micro 微型|Micro · small 小型|Small · medium 中型|Medium · large 大型|Large
    employees 从业人数|Employees
    registeredOn 成立日期|Registered on
    facts 事实项|Facts
    evaluations 信用评价|Evaluations
    evaluations.source 评价来源|Source
    evaluations.at 评价日期|Evaluated on
    creditGrade 信用等级|Credit grade: \
    A A级|Grade A · B B级|Grade B · C C级|Grade C · D D级|Grade D
    permits 行政许可|Permits
    permits.issuer 许可机关|Issuer
    penalties 行政处罚|Penalties
    penalties.issuer 处罚机关|Issuer
    incentives 激励惩戒|Incentives
    incentives.kind 类别|Kind: reward 联合激励|Joint reward · discipline 联合惩戒|Joint discipline
    samePerson 疑似同一人|Same person
    samePerson.state 确认状态|State: \
    proposed 待确认|Proposed · confirmed 已确认|Confirmed · rejected 已否定|Rejected
    keyLists 所在清单|On key lists
    risk 风险评分|Risk score
    # keyList
    field 监管领域|Field: publicSafety 公共安全|Public safety · \
    hazardousChemicals 危险化学品|Hazardous chemicals · environment 生态环境|Environment · \
    health 卫生健康|Health · foodAndDrugs 食品药品|Food and drugs · \
    specialEquipment 特种设备|Special equipment · fire 消防安全|Fire safety · other 其他|Other
    name 清单名称|Name
    members 清单主体|Members
    cycleDays 检查周期（天）|Cycle (days)
    """

  private static let figures = """
    # indicator
    code 指标代码|Indicator code
    name 指标名称|Name
    unitOfMeasure 计量单位|Unit of measure
    kind 指标类别|Kind: economic 经济运行|Economic · evaluation 考核评估|Evaluation · \
    station 监测站点|Monitoring station · sensor 传感器|Sensor
    period 周期|Period: realtime 实时|Real time · hour 小时|Hour · day 日|Day · month 月|Month · \
    quarter 季|Quarter · year 年|Year
    sourceName 数据来源|Data source
    target 目标值|Target
    upstream 上游站点|Upstream
    thresholds 阈值|Thresholds
    thresholds.op 比较方式|Comparison
    thresholds.on 触发值|On
    thresholds.off 恢复值|Off
    thresholds.delaySeconds 延迟（秒）|Delay (seconds)
    thresholds.count 连续次数|Count
    anomaly 异常检测|Anomaly
    anomaly.method 检测方法|Method: seasonal 季节对比|Seasonal · rate 变化率|Rate of change
    anomaly.window 窗口|Window
    anomaly.sigmas 标准差倍数|Sigmas
    expectedIntervalSeconds 应报间隔（秒）|Interval (seconds)
    # series
    indicator 指标|Indicator
    bucket 时段|Bucket
    points 数值|Points
    flags 质量标记|Quality flags
    """
}
