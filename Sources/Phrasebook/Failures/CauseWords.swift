import DomainModel

/// What is wrong in a JSON text or a patch, as its readers name it, in both languages.
enum CauseWords {
  /// In brackets behind a headline; empty when there is none. A cause without words of its own
  /// stands as it is.
  static func bracketed(_ failure: Failure) -> Phrase {
    guard let cause = failure.detail("text") else { return Phrase("", "") }
    return Phrase("（\(chinese[cause] ?? cause)）", " (\(cause))")
  }

  private static let chinese: [String: String] = [
    "the text is empty": "内容为空",
    "a digit should stand here": "此处应为数字",
    "a number can't begin with a zero": "数字不能以零开头",
    "a digit should follow the point": "小数点后应有数字",
    "the exponent should have a digit": "指数应有数字",
    "a control character must be escaped in a text": "文字里的控制字符须转义",
    "the text ends in an escape": "转义未写完",
    "no such escape in a text": "没有这种转义",
    "a surrogate without its partner": "代理对不完整",
    "four hexadecimal digits should follow \\u": "\\u 后应为四位十六进制数",
    "the text in quotes isn't closed": "引号没有闭合",
    "bytes in this text aren't UTF-8": "文字里有不是 UTF-8 的字节",
    "something follows the end of the document": "文档结束后还有内容",
    "the text ends where a value should stand": "缺少值，内容到此为止",
    "a comma or ] should stand here": "此处应为逗号或 ]",
    "a value should stand here": "此处应为值",
    "a comma or } should stand here": "此处应为逗号或 }",
    "a member name in quotes should stand here": "此处应为引号中的成员名",
    "a colon should stand here": "此处应为冒号",
    "a record is a JSON object": "一条记录应是一个 JSON 对象",
    "a patch is an array of operations": "补丁应是操作的数组",
    "another value stands there": "那里是另一个值",
    "the whole document can't be removed": "不能删去整个文档",
    "a value can't be moved into itself": "值不能移入自身",
    "there is no such member": "没有这一项",
    "its parent has no members or elements": "上一级没有成员或元素",
    "an array index is a number without zeros in front, or -": "数组序号应为不带前导零的数字或 -",
  ]
}
