/// Fits the words of a topic to the kind of an order.
enum GrievanceWords {
  static let demands = [
    "请相关部门尽快处理并答复。", "要求尽快解决，给个说法。", "请核实处理。", "诉求人希望电话回复。", "请尽快到现场查看。", "望予以解决。",
  ]

  /// A title that says what it is decides the kind, where the topic has that kind.
  static func kind(of title: String, in topic: Topic, else other: String) -> String {
    let marks = [("建议", "suggestion"), ("咨询", "consult"), ("举报", "report"), ("信访", "petition")]
    for mark in marks where title.hasPrefix(mark.0) && topic.kinds.contains(mark.1) {
      return mark.1
    }
    if ["consult", "suggestion", "petition"].contains(other), topic.kinds.count > 1 {
      return topic.kinds.first { !["consult", "suggestion", "petition"].contains($0) } ?? other
    }
    return other
  }

  /// The opening that belongs to a title, told by who brings the matter.
  static func opening(_ number: Int, of topic: Topic, kind: String) -> String {
    let text =
      topic.openings.indices.contains(number)
      ? topic.openings[number] : "市民反映：" + topic.titles[number] + "，{time}发现，至今没有解决。"
    let isFromGrid = text.hasPrefix(gridOpening)
    if kind == "gridMatter" && !isFromGrid {
      return gridOpening + "：" + withoutCaller(text)
    }
    if kind != "gridMatter" && isFromGrid {
      let rest = text.dropFirst(gridOpening.count)
      return "市民反映：" + (rest.hasPrefix("：") ? rest.dropFirst() : rest)
    }
    return text
  }

  private static let gridOpening = "网格员巡查发现"

  private static func withoutCaller(_ text: String) -> String {
    for caller in ["市民反映：", "来电人称", "来电人反映", "来电人投诉"] where text.hasPrefix(caller) {
      return String(text.dropFirst(caller.count))
    }
    return text
  }
}
