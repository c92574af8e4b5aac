import DomainModel
import JSONDiff

/// What `doctor` found, one line a finding with its sign, and how to mend it.
struct FindingsAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let findings = output["findings"]?.array ?? []
    let bad = findings.filter { ["warning", "error"].contains($0["severity"]?.string ?? "") }.count
    let isSound = output["isSound"] == true
    let sum =
      isSound
      ? sheet.word("没有必须修复的问题", "Nothing has to be mended")
      : sheet.word("有必须修复的问题", "Something has to be mended")
    let notice =
      bad > 0
      ? sheet.word("，\(bad) 项请留意。", "; \(bad) to look at.") : sheet.word("。", ".")
    return findings.flatMap(finding) + ["", sum + notice]
  }

  private func finding(_ finding: JSON) -> [String] {
    let severity = finding["severity"]?.string ?? ""
    let sign = Self.signs[severity] ?? Phrase(severity, severity)
    let check = "(\(finding["check"]?.string ?? ""))"
    let head = "\(Self.marks[severity] ?? "?") \(sign(sheet.language))"
    let indent = sheet.language == .chinese ? 8 : 11
    let found = sheet.wrapped(
      "\(said(finding["finding"]))  \(check)", indent: indent, head: head)
    guard let remedy = finding["remedy"] else { return found }
    return found + sheet.wrapped(said(remedy), indent: indent + 3, head: Self.arrow(indent))
  }

  private func said(_ phrase: JSON?) -> String {
    phrase?[sheet.language.rawValue]?.string ?? ""
  }

  private static func arrow(_ indent: Int) -> String {
    String(repeating: " ", count: indent) + "→"
  }

  private static let marks = ["ok": "+", "note": "-", "warning": "!", "error": "x"]

  private static let signs: [String: Phrase] = [
    "ok": Phrase("正常", "ok"), "note": Phrase("提示", "note"),
    "warning": Phrase("警告", "warning"), "error": Phrase("错误", "error"),
  ]
}
