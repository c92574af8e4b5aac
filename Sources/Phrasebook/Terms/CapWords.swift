public import DomainModel

/// The words of a CAP 1.2 message: element names and the values of its enumerations.
///
/// They stand beside the members of our own types because they come from the standard, not from
/// a declaration of ours.
public enum CapWords {
  /// The word for an element; an unknown one stands for itself.
  public static func element(_ name: String) -> Phrase {
    elements[name] ?? Phrase(name, name)
  }

  /// A value of the standard's enumerations; nil for free text.
  public static func value(_ value: String) -> Phrase? { values[value] }

  private static let elements: [String: Phrase] = message.merging(text) { first, _ in first }

  private static let message: [String: Phrase] = [
    "identifier": Phrase("消息标识", "Message"), "sender": Phrase("发布单位代码", "Sender's code"),
    "sent": Phrase("发布时间", "Sent"), "status": Phrase("消息状态", "Message status"),
    "msgType": Phrase("消息类型", "Message type"), "scope": Phrase("发布范围", "Distribution"),
    "source": Phrase("来源", "Source"), "restriction": Phrase("限制", "Restriction"),
    "addresses": Phrase("接收者", "Addresses"), "code": Phrase("消息编码", "Code"),
    "note": Phrase("说明", "Note"), "references": Phrase("引用消息", "References"),
    "incidents": Phrase("关联事件", "Incidents"), "info": Phrase("预警信息", "Information"),
    "language": Phrase("语言", "Language"), "category": Phrase("类别", "Category"),
    "event": Phrase("灾种", "Event"), "eventCode": Phrase("灾种编码", "Event code"),
    "responseType": Phrase("应对方式", "Response"), "urgency": Phrase("紧迫性", "Urgency"),
    "severity": Phrase("严重性", "Severity"), "certainty": Phrase("确定性", "Certainty"),
    "audience": Phrase("受众", "Audience"),
  ]

  private static let text: [String: Phrase] = [
    "effective": Phrase("生效时间", "In force from"), "onset": Phrase("预计开始", "Begins"),
    "expires": Phrase("失效时间", "In force until"), "senderName": Phrase("发布单位", "Sender"),
    "headline": Phrase("标题", "Headline"), "description": Phrase("描述", "Description"),
    "instruction": Phrase("防御指南", "Instruction"), "web": Phrase("网址", "Web"),
    "contact": Phrase("联系方式", "Contact"), "parameter": Phrase("参数", "Parameter"),
    "valueName": Phrase("名称", "Name"), "value": Phrase("值", "Value"),
    "resource": Phrase("附件", "Resource"), "resourceDesc": Phrase("附件说明", "What it is"),
    "mimeType": Phrase("文件类型", "Media type"), "size": Phrase("大小", "Size"),
    "uri": Phrase("地址", "Address"), "digest": Phrase("摘要", "Digest"),
    "area": Phrase("区域", "Area"), "areaDesc": Phrase("区域名称", "Area"),
    "polygon": Phrase("多边形", "Polygon"), "circle": Phrase("圆", "Circle"),
    "geocode": Phrase("区域编码", "Area code"), "altitude": Phrase("高度", "Altitude"),
    "ceiling": Phrase("上限高度", "Ceiling"),
  ]

  private static let values: [String: Phrase] = [
    "Immediate": Phrase("立即行动", "immediate"), "Expected": Phrase("一小时内", "within the hour"),
    "Future": Phrase("近期", "in the near future"), "Past": Phrase("已过", "past"),
    "Extreme": Phrase("特别严重", "extreme"), "Severe": Phrase("严重", "severe"),
    "Moderate": Phrase("较重", "moderate"), "Minor": Phrase("一般", "minor"),
    "Observed": Phrase("已发生", "observed"), "Likely": Phrase("很可能", "likely"),
    "Possible": Phrase("可能", "possible"), "Unlikely": Phrase("不大可能", "unlikely"),
    "Unknown": Phrase("未知", "unknown"), "Actual": Phrase("实际", "actual"),
    "Exercise": Phrase("演练", "exercise"), "Test": Phrase("测试", "test"),
    "System": Phrase("系统消息", "system message"), "Draft": Phrase("草稿", "draft"),
    "Alert": Phrase("首发", "alert"), "Update": Phrase("更新", "update"),
    "Cancel": Phrase("取消", "cancel"), "Ack": Phrase("确认", "acknowledgement"),
    "Public": Phrase("公开", "public"), "Restricted": Phrase("限定", "restricted"),
    "Private": Phrase("专发", "private"), "Shelter": Phrase("避险", "shelter"),
    "Evacuate": Phrase("撤离", "evacuate"), "Prepare": Phrase("准备", "prepare"),
    "Execute": Phrase("执行", "execute"), "Avoid": Phrase("避开", "avoid"),
    "Monitor": Phrase("关注", "monitor"), "AllClear": Phrase("解除", "all clear"),
    "Met": Phrase("气象", "weather"), "Geo": Phrase("地质", "geology"),
    "Safety": Phrase("公共安全", "safety"), "Fire": Phrase("火灾", "fire"),
    "Health": Phrase("卫生", "health"), "Env": Phrase("环境", "environment"),
    "Infra": Phrase("基础设施", "infrastructure"), "Transport": Phrase("交通", "transport"),
    "Rescue": Phrase("救援", "rescue"), "Other": Phrase("其他", "other"),
  ]
}
