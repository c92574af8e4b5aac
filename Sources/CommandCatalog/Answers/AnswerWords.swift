import DomainModel
import JSONDiff
import Phrasebook

/// Members and values of a record in words.
struct AnswerWords {
  let sheet: AnswerSheet
  let typeName: String

  /// The label of a member.
  func label(_ path: String) -> String {
    foreignLabel(path)?(sheet.language) ?? Terms.member(type: typeName, path: path)(sheet.language)
  }

  /// Names that come from elsewhere: elements of CAP, fields of licence types.
  private func foreignLabel(_ path: String) -> Phrase? {
    guard let name = path.split(separator: ".").last.map(String.init), name != path else {
      return nil
    }
    if path.hasPrefix("cap.") { return CapWords.element(name) }
    if path.hasPrefix("fields."), typeName == "licence" { return CodeWords.licenceField(name) }
    let isCoded = ["facts.", "figures.", "levels."].contains { path.hasPrefix($0) }
    let fact = CodeWords.fact(name)
    return isCoded && fact.chinese != name ? fact : nil
  }

  /// The label of a nested member with those of the members above it.
  func fullLabel(_ path: String) -> String {
    let names = path.split(separator: ".").map(String.init)
    return names.indices.map { label(names[...$0].joined(separator: ".")) }
      .joined(separator: sheet.word("·", " / "))
  }

  /// A value in one line of words; objects say their members one after another.
  func text(_ value: JSON, _ path: String) -> String {
    switch value {
    case .null: "-"
    case .bool(let flag): flag ? sheet.word("是", "yes") : sheet.word("否", "no")
    case .number(let number): text(number, path)
    case .string(let string): text(string, path)
    case .array(let elements):
      elements.map { text($0, path) }.joined(separator: sheet.word("、", ", "))
    case .object(let object): text(object, path)
    }
  }

  private func text(_ object: JSONObject, _ path: String) -> String {
    named(object, path).map { member in
      let inner = path.isEmpty ? member.name : path + "." + member.name
      let text = text(member.value, inner)
      return "\(label(inner)) " + (member.value.object == nil ? text : "(\(text))")
    }.joined(separator: sheet.comma)
  }

  /// The members in the order of their declaration, without the ids by which machines tell
  /// elements apart; a short id that the document gave is kept.
  func named(_ object: JSONObject, _ path: String) -> [(name: String, value: JSON)] {
    var rest = object
    if IDs.isUUID(rest["id"]?.string ?? "") { _ = rest.removeValue(forName: "id") }
    let declaration = RecordType(rawValue: typeName).map(TypeDeclaration.of)
    let declared = declaration?.member(path)?.kind.nestedMembers.map(\.name) ?? []
    let known = declared.compactMap { name in rest.removeValue(forName: name).map { (name, $0) } }
    return known + rest.map { ($0.name, $0.value) }
  }

  private func text(_ number: JSONNumber, _ path: String) -> String {
    let kind = RecordType(rawValue: typeName).flatMap { TypeDeclaration.of($0).member(path)?.kind }
    guard kind == .ratio else { return number.text }
    return "\(Int((number.double * 100).rounded())) %"
  }

  private func text(_ string: String, _ path: String) -> String {
    if let instant = Instant(rfc3339: string) { return instant.localText(.minute) }
    if let word = Terms.value(type: typeName, member: path, value: string)
      ?? CodeWords.value(string, at: path, of: typeName)
    {
      return word(sheet.language)
    }
    if path == "id" { return string }
    if path.hasPrefix("cap."), let word = CapWords.value(string) { return word(sheet.language) }
    if path == "clocks.rule" { return ClockWords(sheet: sheet).rule(string) }
    if path == "masked" { return fullLabel(Self.path(ofPointer: string)) }
    if path == "type" { return Terms.type(string)(sheet.language) }
    if path.hasSuffix("command") { return verb(string) }
    return sheet.name(of: string)
  }

  /// The word of a command, with or without its area in front.
  func verb(_ command: String) -> String {
    CommandTitles.title(of: command)(sheet.language)
  }

  /// `/contact/name` as `contact.name`; places in lists are left out.
  static func path(ofPointer pointer: String) -> String {
    pointer.split(separator: "/").filter { $0 != "-" && Int($0) == nil }.joined(separator: ".")
  }
}
