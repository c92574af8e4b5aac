import JSONDiff

/// Templates of replies, reasons, notices and reports.
enum Templates {
  private static let all: [(kind: String, state: String?, title: String, text: String)] = [
    (
      "reply", "signed", "通用办结答复",
      "尊敬的{{contact.name}}：您反映的“{{title}}”（编号{{number}}）已办结。{{reply}}"
        + "如有疑问请拨打承办单位电话{{leadUnit.phone}}。"
    ),
    (
      "reply", "signed", "供热不达标答复",
      "您好，已于{{visitAt}}上门测温{{temperature}}℃，处理措施：{{reply}}。不达标期间采暖费按规定退还。"
    ),
    ("reply", "accepted", "政策咨询直接答复", "您咨询的问题答复如下：{{reply}}依据：{{citations}}。"),
    ("reply", "signed", "欠薪处理答复", "经核查，{{reply}}如仍有争议，可向区劳动人事争议仲裁院申请仲裁，申请期限一年。"),
    ("reply", "signed", "消费调解终止答复", "已组织双方调解，未达成一致，依法终止调解。您可以通过{{route}}解决。"),
    ("reason", "assigned", "退单：非本单位职责", "根据派单目录第{{rule}}条，该事项由{{unit}}负责，请改派。"),
    ("reason", "assigned", "退单：地址不清", "来电地址不详，无法到场，请补充楼栋单元及联系电话。"),
    ("reason", "signed", "挂起：等待第三方", "需等待{{awaits}}，预计{{until}}恢复办理，已告知诉求人。"),
    ("reason", "signed", "延期申请", "情况复杂，需会同{{coUnits}}现场勘验，申请延长至{{until}}。"),
    ("reason", "registered", "不予受理：已进入法律程序", "该事项已由{{where}}受理，请按{{route}}程序解决。"),
    (
      "notice", nil, "检查通知书",
      "{{subject.name}}：定于{{at}}对你单位开展{{checklist}}，检查人员{{inspectors}}，请予配合。"
    ),
    ("notice", nil, "责令改正通知书", "{{subject.name}}：经检查发现{{items}}，责令于{{dueAt}}前改正。"),
    ("notice", nil, "停水抢修告知", "因{{road}}管道抢修，{{from}}至{{to}}停水，请提前储水。"),
    (
      "report", nil, "突发事件首报",
      "{{occurred}}，{{place}}发生{{nature}}，初步核实{{casualties}}。已采取{{measures}}。续报。"
    ),
    ("report", nil, "值班日报", "{{date}}全天接报{{count}}起，其中{{urgent}}起紧急，均已处置；预警{{alerts}}条。"),
    ("report", nil, "热线办理通报", "本期受理{{accepted}}件，按期办结率{{rate}}，满意率{{satisfied}}。"),
    (
      "notice", "resolved", "回访话术",
      "您好，这里是区12345热线，回访您反映的“{{title}}”（编号{{number}}）。{{leadUnit}}的答复是：{{reply}}"
        + "请问问题解决了吗？您对办理结果满意吗？还有别的要求吗？"
    ),
  ]

  static func make(in world: inout CountyWorld) {
    let head = world.staff(of: Units.centre).first { $0.role == "supervisor" }?.id ?? "system"
    for (index, template) in all.enumerated() {
      var members: JSONObject = [
        "kind": .string(template.kind), "title": .string(template.title),
        "text": .string(template.text), "owner": world.unitJSON(Units.centre),
        "status": "published",
      ]
      members["forState"] = template.state.map { .string($0) }
      world.add("template", at: .day(-205, 9, index), by: head, members)
    }
  }
}
