import DomainModel
import JSONDiff

/// Checked identifiers, one a line: whether it stands, and if not, why.
struct ChecksAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let items = output["items"]?.array ?? []
    let width = items.map { sheet.width($0["value"]?.string ?? "") }.max() ?? 0
    return items.flatMap { item -> [String] in
      let isValid = item["valid"] == true
      var verdict = isValid ? sheet.word("正确", "valid") : sheet.word("不正确", "not valid")
      if let reason = item["reason"]?.string { verdict += sheet.comma + why(reason) }
      return sheet.wrapped(
        verdict, indent: min(width, sheet.columns / 2) + 2, head: item["value"]?.string ?? "")
    }
  }

  /// By the last name of the reason; an unknown one stands as it is.
  private func why(_ reason: String) -> String {
    let name = reason.split(separator: ".").last.map(String.init) ?? reason
    return Self.reasons[name]?(sheet.language) ?? reason
  }

  private static let reasons: [String: Phrase] = [
    "length": Phrase("位数不对", "wrong length"),
    "characters": Phrase("有不允许的字符", "a character that isn't allowed"),
    "check": Phrase("校验码不对", "the check digit is wrong"),
    "region": Phrase("没有这个区划", "no such region"),
    "unknown": Phrase("没有这个区划", "no such region"),
    "birthDate": Phrase("出生日期不存在", "no such date of birth"),
    "parts": Phrase("分段不对", "the parts don't fit"),
    "root": Phrase("根代码不对", "the root isn't that of licences"),
  ]
}
