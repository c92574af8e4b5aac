/// Reads a plan in the form of `## 一、`, `### （一）`, `1.` with a head between `---` lines.
///
/// Reading never fails: a text without these forms gives a document without clauses.
public struct PlanReader {
  private var document = PlanDocument(
    title: "", number: "", issuer: "", issuedOn: "", clauses: [], duties: [])
  private var chapter = ""
  private var section = ""

  /// Takes a plan's text apart.
  public static func read(_ text: String) -> PlanDocument {
    var reader = PlanReader()
    var isHead = false
    for line in text.split(whereSeparator: \.isNewline).map(trimmed) where !line.isEmpty {
      if line == "---" {
        isHead.toggle()
      } else if isHead {
        reader.takeHead(line)
      } else {
        reader.take(line)
      }
    }
    return reader.document
  }

  private mutating func takeHead(_ line: String) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = PlanReader.trimmed(line[line.index(after: colon)...])
      .filter { $0 != "\"" }
    switch line[..<colon] {
    case "title": document.title = value
    case "subtitle": document.number = value
    case "author": document.issuer = value
    case "date": document.issuedOn = String(value.prefix(10))
    default: break
    }
  }

  private mutating func take(_ line: String) {
    if line.hasPrefix("### ") {
      beginSection(String(line.dropFirst(4)))
    } else if line.hasPrefix("## ") {
      beginChapter(String(line.dropFirst(3)))
    } else if line.hasPrefix(">") {
      return
    } else if !chapter.isEmpty, line.hasPrefix("（"), PlanReader.sectionNumber(of: line) != nil {
      beginSection(line)
    } else if let item = PlanReader.itemNumber(of: line) {
      begin("\(section).\(item.number)", item.rest)
    } else {
      continueClause(line)
    }
  }

  private mutating func beginChapter(_ line: String) {
    let parts = line.split(separator: "、", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    chapter = parts[0]
    section = chapter
    document.clauses.append(
      PlanDocument.Clause(id: chapter, heading: parts[1], text: ""))
  }

  private mutating func beginSection(_ line: String) {
    guard let number = PlanReader.sectionNumber(of: line),
      let close = line.firstIndex(of: "）")
    else { return continueClause(line) }
    section = "\(chapter).\(number)"
    begin(section, String(line[line.index(after: close)...]))
  }

  /// A clause whose first sentence is its heading.
  private mutating func begin(_ id: String, _ words: String) {
    let stop = words.firstIndex(of: "。")
    let heading = stop.map { String(words[..<$0]) } ?? words
    let rest = stop.map { String(words[words.index(after: $0)...]) } ?? ""
    document.clauses.append(PlanDocument.Clause(id: id, heading: heading, text: ""))
    if !rest.isEmpty { addParagraph(rest, title: heading) }
  }

  private mutating func continueClause(_ line: String) {
    if document.clauses.isEmpty {
      document.clauses.append(PlanDocument.Clause(id: "前言", heading: "前言", text: line))
      return
    }
    let clause = document.clauses[document.clauses.count - 1]
    let ownWords = line.prefix { !"，。".contains($0) }
    addParagraph(line, title: clause.text.isEmpty ? clause.heading : String(ownWords))
  }

  private mutating func addParagraph(_ paragraph: String, title: String) {
    let last = document.clauses.count - 1
    let before = document.clauses[last].text
    document.clauses[last].text = before.isEmpty ? paragraph : before + "\n" + paragraph
    let clause = document.clauses[last].id
    if let duty = PlanDuties.duty(in: paragraph, clause: clause, title: title) {
      document.duties.append(duty)
    }
  }

  private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  /// 3 of `（三）…`.
  private static func sectionNumber(of line: String) -> Int? {
    guard line.hasPrefix("（"), let close = line.firstIndex(of: "）") else { return nil }
    let inside = String(line[line.index(after: line.startIndex)..<close])
    return numerals.firstIndex(of: inside).map { $0 + 1 }
  }

  private static func itemNumber(of line: String) -> (number: Int, rest: String)? {
    guard let dot = line.firstIndex(where: { $0 == "." || $0 == "．" }),
      let number = Int(line[..<dot])
    else { return nil }
    return (number, String(line[line.index(after: dot)...]))
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
