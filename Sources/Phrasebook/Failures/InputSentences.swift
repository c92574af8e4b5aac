import DomainModel
import JSONDiff

extension FailureSentences {
  static func arguments(_ failure: Failure) -> FailureMessage? {
    let argument = failure.detail("argument") ?? ""
    switch failure.code {
    case .usage:
      return usage(failure)
    case .argumentMissing:
      return FailureMessage(
        Phrase(
          "\(failure.detail("command") ?? "") 缺少 \(argument)。",
          "\(failure.detail("command") ?? "") needs \(argument)."),
        Phrase("补上 --\(argument)。", "Give --\(argument)."))
    case .argumentInvalid:
      return FailureMessage(
        Phrase(
          "\(argument) 的值不能用\(reason(failure, .chinese))。",
          "\(argument) has a value that cannot be used\(reason(failure, .english))."),
        Phrase("改正后再试。", "Correct it and try again."))
    case .unitUnknown:
      let unit = failure.detail("value") ?? failure.detail("unit") ?? ""
      let known = candidates(failure, .chinese)
      return FailureMessage(
        Phrase("没有单位“\(unit)”。", "There is no unit “\(unit)”."),
        known.isEmpty
          ? Phrase("用单位的代码或全称。", "Use the unit's code or its exact name.")
          : Phrase(
            "可能是：\(known)", "It may be: \(candidates(failure, .english))"))
    case .filterInvalid:
      return FailureMessage(
        Phrase(
          "筛选写法不对\(spaced(failure, "value"))。",
          "The filter\(spaced(failure, "value")) cannot be read."),
        Phrase("写成 字段:值，或直接写文字。", "Write field:value, or plain text."))
    case .cursorInvalid:
      return FailureMessage(
        Phrase("--after 的游标不能用。", "The cursor of --after cannot be used."),
        Phrase("用上一页给出的 next。", "Use the next of the page before."))
    default:
      return nil
    }
  }

  private static func usage(_ failure: Failure) -> FailureMessage {
    guard failure.detail("reason") == "id.short" else {
      return FailureMessage(
        Phrase(
          "命令写法不对\(cause(failure))。", "The command line cannot be understood\(cause(failure))."),
        Phrase("dutydesk --help 说明用法。", "dutydesk --help shows how it is written."))
    }
    let typed = failure.detail("value") ?? ""
    return FailureMessage(
      Phrase("“\(typed)”太短，指不出一条记录。", "“\(typed)” is too short to name a record."),
      Phrase(
        "写编号或标识的末四位以上，或开头六位以上。",
        "Give 4 characters or more of its end, or 6 or more of its beginning."))
  }

  private static func reason(_ failure: Failure, _ language: Language) -> String {
    failure.detail("reason") == nil
      ? cause(failure) : " (\(ValueWords.reason(failure)(language)))"
  }

  static func input(_ failure: Failure) -> FailureMessage? {
    let place =
      failure.details["line"]?.int.map { " :\($0)" }
      ?? failure.details["offset"]?.int.map { " @\($0)" } ?? ""
    let path = spaced(failure, "path") + place
    let why = CauseWords.bracketed(failure)
    switch failure.code {
    case .inputJSON:
      return FailureMessage(
        Phrase(
          "不是正确的 JSON\(path)\(why.chinese)。", "Not valid JSON\(path)\(why.english)."),
        Phrase("改正这一处。", "Correct that place."))
    case .inputLine:
      return FailureMessage(
        Phrase("这一行太长或不完整\(path)。", "The line is too long or cut off\(path)."),
        Phrase("每行一条记录，不超过 1 MiB。", "One record a line, 1 MiB at most."))
    case .inputUTF8:
      let encoding = failure.detail("encoding") == "gb18030" ? "GB 18030" : "UTF-8"
      let byte = failure.details["byte"]?.int
      let column = failure.details["column"]?.int ?? 1
      let spot = byte.map {
        Phrase("，第 \(column) 列第 \($0) 字节", ", column \(column), byte \($0)")
      }
      return FailureMessage(
        Phrase(
          "不是 \(encoding) 文字\(path)\(spot?.chinese ?? "")\(why.chinese)。",
          "Not \(encoding) text\(path)\(spot?.english ?? "")\(why.english)."),
        Phrase(
          "转成 UTF-8 后再导入；表格可用 --encoding 指明编码。",
          "Convert it to UTF-8 first; of a table --encoding names the encoding."))
    case .inputFormat:
      return FailureMessage(
        Phrase(
          "认不出的格式\(path)\(cause(failure))。", "The format is not recognised\(path)\(cause(failure))."
        ),
        Phrase(
          "用 --format 指明，如 ndjson、csv、cap、geojson。",
          "Name it with --format, such as ndjson, csv, cap or geojson."))
    case .inputTooLarge:
      return FailureMessage(
        Phrase("输入超过上限 \(limit(failure))\(path)。", "The input is over \(limit(failure))\(path)."),
        Phrase("分成几份。", "Split it."))
    case .numberRange:
      return FailureMessage(
        Phrase(
          "数值超出范围\(path)\(cause(failure))。", "A number is out of range\(path)\(cause(failure))."),
        Phrase("整数须在 ±9007199254740991 之内。", "Whole numbers end at ±9007199254740991."))
    case .patchFailed:
      let index = failure.details["index"]?.int.map { " #\($0)" } ?? ""
      let pointer = spaced(failure, "pointer")
      return FailureMessage(
        Phrase(
          "补丁不能应用\(index)\(pointer)\(why.chinese)。",
          "The patch does not apply\(index)\(pointer)\(why.english)."),
        Phrase("什么都没有改。按现在的内容重做补丁。", "Nothing was changed. Make the patch anew."))
    default:
      return nil
    }
  }
}
