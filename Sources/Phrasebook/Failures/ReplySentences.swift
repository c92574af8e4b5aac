import DomainModel
import JSONDiff

extension FailureSentences {
  /// What is said of templates and citations.
  static func replies(_ failure: Failure) -> FailureMessage? {
    switch failure.code {
    case .macroUnknown, .macroStep:
      return macro(failure)
    case .templateField:
      let fields = (failure.details["fields"]?.array ?? []).compactMap(\.string)
      let names = fields.map { "{{\($0)}}" }.joined(separator: " ")
      return FailureMessage(
        Phrase("文字里还有没填的栏目：\(names)", "The text still has empty fields: \(names)"),
        Phrase("填好或删去这些栏目再发出。", "Fill them or take them out, then send it."))
    case .templateUnfit:
      let title = failure.detail("title") ?? ""
      return FailureMessage(
        Phrase("模板“\(title)”不能用在这里。", "The template “\(title)” can't be used here."),
        Phrase(
          "用已发布的答复或理由模板：dutydesk grievance templates 列出。",
          "Use a published one for replies or reasons: dutydesk grievance templates lists them."))
    case .citationUnknown:
      return citationUnknown(failure)
    case .citationNotInForce:
      let title = failure.detail("title") ?? ""
      return FailureMessage(
        Phrase("《\(title)》现已失效或尚未施行，不能引用。", "“\(title)” is not in force and can't be cited."),
        Phrase(
          "引用现行文件：dutydesk grievance sources 列出可引的条款。",
          "Cite one in force: dutydesk grievance sources lists clauses."))
    default:
      return nil
    }
  }

  private static func macro(_ failure: Failure) -> FailureMessage {
    let value = failure.detail("value") ?? ""
    guard failure.code == .macroUnknown else {
      return FailureMessage(
        Phrase("宏里不能有这一步：\(value)", "A macro can't have this step: \(value)"),
        Phrase(
          "每步写成不带编号的命令，如 grievance assign --to 区水务局。",
          "Write each as a command without records, such as grievance assign --to UNIT."))
    }
    let names = (failure.details["candidates"]?.array ?? []).compactMap(\.string)
      .joined(separator: " ")
    return FailureMessage(
      Phrase("没有宏“\(value)”。", "There is no macro “\(value)”."),
      names.isEmpty
        ? Phrase("用 dutydesk macro keep 存一个。", "Keep one with dutydesk macro keep.")
        : Phrase("已有：\(names)", "There are: \(names)"))
  }

  private static func citationUnknown(_ failure: Failure) -> FailureMessage {
    let value = failure.detail("value") ?? ""
    let clauses = (failure.details["candidates"]?.array ?? []).compactMap(\.string)
    let list = clauses.joined(separator: " ")
    return FailureMessage(
      Phrase("没有条款 \(value)。", "There is no clause \(value)."),
      clauses.isEmpty
        ? Phrase("写成 文件#条款，如 019A2B3C#二.3。", "Write POLICY#CLAUSE, such as 019A2B3C#二.3.")
        : Phrase("此文件有：\(list)", "The document has: \(list)"))
  }
}
