import DomainModel
import JSONDiff
import Phrasebook

/// Turns members of a record into words: enumerations, instants, references, lists.
struct MemberText {
  let subject: DetailSubject

  private var record: Record { subject.record }

  /// The label of a member in the screen's language.
  func label(_ path: String) -> String {
    Terms.member(type: record.typeName, path: path)(subject.language)
  }

  /// A field, or nothing when the record lacks the member.
  func field(_ path: String) -> DetailField? {
    guard let value = value(at: path) else { return nil }
    return DetailField(label(path), text(value, path: path))
  }

  /// The member at a dotted path.
  func value(at path: String) -> JSON? {
    path.split(separator: ".").reduce(JSON.object(record.members)) { value, name in
      value?[String(name)]
    }
  }

  /// A value in words.
  func text(_ value: JSON, path: String) -> String {
    switch value {
    case .null: "-"
    case .bool(let flag): flag ? word("是", "yes") : word("否", "no")
    case .number(let number): number.text
    case .string(let string): text(string, path: path)
    case .array(let elements):
      elements.map { text($0, path: path) }.joined(separator: word("、", ", "))
    case .object(let object): text(object, path: path)
    }
  }

  private func text(_ string: String, path: String) -> String {
    if let instant = Instant(rfc3339: string) { return instant.localText(.minute) }
    if let term = Terms.value(type: record.typeName, member: path, value: string) {
      return term(subject.language)
    }
    if let word = CodeWords.value(string, at: path, of: record.typeName) {
      return word(subject.language)
    }
    return subject.nameOf(string) ?? string
  }

  /// An object in a list says its name or text first; other members follow in its own order.
  private func text(_ object: JSONObject, path: String) -> String {
    if let name = (object["name"] ?? object["title"] ?? object["text"])?.string { return name }
    return object.filter { $0.name != "id" }.map { member in
      "\(label(path + "." + member.name)) \(text(member.value, path: path + "." + member.name))"
    }.joined(separator: word("，", ", "))
  }

  /// One of two words, by language.
  func word(_ chinese: String, _ english: String) -> String {
    Phrase(chinese, english)(subject.language)
  }
}
