public import DomainModel

/// Words for codes that a record takes from elsewhere: the states of another type, the names of
/// its own elements, and the fields that licence types commonly have.
public enum CodeWords {
  /// The word of a value; nil when it is no such code.
  public static func value(_ value: String, at path: String, of typeName: String) -> Phrase? {
    switch path {
    case "forState": StateMachine.of(.grievance)?.state(value)?.title
    case "pendingElements": Terms.member(type: typeName, path: "elements." + value)
    case "channel": channels[value]
    case "clockColour": ClockColour(rawValue: value)?.title
    case "cards.step": ClockStep(rawValue: value)?.title
    case "cards.colour": cards[value]
    case "suspension.awaits": awaited[value]
    case "grants.role": Role(rawValue: value)?.title
    default: nil
    }
  }

  /// The label of a licence's field; an unusual one stands as the licence type names it.
  public static func licenceField(_ name: String) -> Phrase {
    licenceFields[name] ?? Phrase(name, name)
  }

  /// The label of a member that its type leaves open: what the lanes of a refusal demand, and the
  /// step that a card was given for.
  static func openMember(_ path: String, of typeName: String) -> Phrase? {
    typeName == "grievance" ? openMembers[path] : nil
  }

  private static let openMembers: [String: Phrase] = [
    "laneDetails.to": Phrase("转给谁", "Handed to"),
    "laneDetails.at": Phrase("转交时间", "Handed over at"),
    "laneDetails.which": Phrase("何种途径", "Which route"),
    "laneDetails.where": Phrase("何处受理", "Where it is dealt with"),
    "laneDetails.said": Phrase("解释内容", "What was said"),
    "laneDetails.clue": Phrase("线索", "Clue for the police"),
    "cards.step": Phrase("计时环节", "Step"),
  ]

  private static let cards: [String: Phrase] = [
    "yellow": Phrase("黄牌", "yellow card"), "red": Phrase("红牌", "red card"),
  ]

  private static let awaited: [String: Phrase] = [
    "caller": Phrase("诉求人", "the caller"), "thirdParty": Phrase("第三方", "a third party"),
    "procurement": Phrase("采购", "a purchase"), "approval": Phrase("审批", "an approval"),
    "weather": Phrase("天气", "the weather"),
  ]

  /// The label of a code that conditions of policies ask for; an unusual one stands as it is.
  public static func fact(_ code: String) -> Phrase { facts[code] ?? Phrase(code, code) }

  private static let facts: [String: Phrase] = [
    "hasLocalHousehold": Phrase("本地户籍", "Registered here"),
    "isDisabled": Phrase("残疾", "Disabled"), "isHighTech": Phrase("高新企业", "High-tech"),
    "socialInsuranceMonths": Phrase("社保缴纳月数", "Months of insurance"),
    "annualRevenueWan": Phrase("年营收（万元）", "Revenue (10 000 yuan)"),
    "evacuated": Phrase("转移人数", "Evacuated"), "dead": Phrase("死亡人数", "Dead"),
    "missing": Phrase("失踪人数", "Missing"), "injured": Phrase("受伤人数", "Injured"),
    "leads": Phrase("牵头单位", "Lead units"), "units": Phrase("单位", "Units"),
    "what": Phrase("措施", "Measure"), "withinSeconds": Phrase("时限（秒）", "Within (seconds)"),
  ]

  private static let channels: [String: Phrase] = [
    "phone": Phrase("电话", "telephone"), "sms": Phrase("短信", "text message"),
    "message": Phrase("短信", "text message"), "visit": Phrase("上门", "visit"),
    "radio": Phrase("电台", "radio"), "online": Phrase("网上", "online"),
  ]

  private static let licenceFields: [String: Phrase] = [
    "name": Phrase("名称", "Name"), "uscc": Phrase("统一社会信用代码", "USCC"),
    "citizenId": Phrase("身份证号", "Citizen id"), "address": Phrase("地址", "Address"),
    "birthDate": Phrase("出生日期", "Born on"), "grade": Phrase("等级", "Grade"),
    "scope": Phrase("许可范围", "Licensed for"), "sex": Phrase("性别", "Sex"),
    "phone": Phrase("电话", "Telephone"), "issuedOn": Phrase("发证日期", "Issued on"),
  ]
}
