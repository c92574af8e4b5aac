import DomainModel
import JSONDiff
import LocalStore

/// Fills the fields of a template from a record: its members by their names, members of records that
/// it refers to (`leadUnit.phone`), what was typed for `reply` and `reason`, and the cited clauses.
struct TemplateFilling<Reading: StoreReading> {
  let reading: Reading
  let record: Record
  /// What the operator typed, by the names of arguments.
  let typed: JSONObject
  let now: Instant

  func text(of template: Record) throws(Failure) -> String {
    let text = TemplateText(template.text("text") ?? "")
    return try text.filled { (name) throws(Failure) in try value(name) }
  }

  private func value(_ name: String) throws(Failure) -> String? {
    switch name {
    case "date", "today": return now.civilDate.description
    case "reply", "reason": return typed[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
    case "citations": return try citations(typed["citations"]?.array ?? record.list("citations"))
    default: return try member(name)
    }
  }

  private func member(_ name: String) throws(Failure) -> String? {
    let path = name.split(separator: ".").map(String.init)
    guard let first = path.first, let value = record[first] else { return nil }
    var current = value
    for part in path.dropFirst() {
      // A reference goes on in the record that it names.
      if let id = current.string, IDs.isUUID(id), let other = try reading.record(id)?.record {
        current = JSON.object(other.members)
      }
      guard let next = current[part] else { return nil }
      current = next
    }
    return try words(current)
  }

  private func words(_ value: JSON) throws(Failure) -> String? {
    switch value {
    case .string(let text):
      if let instant = Instant(rfc3339: text) { return instant.localText(.minute) }
      if IDs.isUUID(text) { return try reading.record(text)?.record.title }
      return text.isEmpty ? nil : text
    case .number(let number): return number.text
    case .array(let elements):
      var parts: [String] = []
      for element in elements { if let part = try words(element) { parts.append(part) } }
      return parts.isEmpty ? nil : parts.joined(separator: "、")
    case .null, .bool, .object: return nil
    }
  }

  private func citations(_ citations: [JSON]) throws(Failure) -> String? {
    var parts: [String] = []
    for citation in citations {
      guard let id = citation["policy"]?.string, let clause = citation["clause"]?.string,
        let policy = try reading.record(id)?.record
      else { continue }
      let number = policy.text("documentNumber").map { "（\($0)）" } ?? ""
      parts.append("《\(policy.title)》\(number)\(clause)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "、")
  }
}
