import DomainModel
import JSONDiff
import Phrasebook

/// JSON as people read it: a list as lines, a record as names and values.
struct PlainText {
  let language: Language

  func text(of json: JSON) -> String {
    if let items = json["items"]?.array { return list(items, total: json["total"]?.int) }
    return lines(json, indent: "").joined(separator: "\n")
  }

  private func list(_ items: [JSON], total: Int?) -> String {
    guard !items.isEmpty else { return Phrase("没有记录。", "No records.")(language) }
    var lines = items.map(row)
    if let total, total > items.count {
      let shown = Counts.grouped(items.count)
      let all = Counts.grouped(total)
      lines.append(Phrase("共 \(all) 条，显示 \(shown) 条", "\(shown) of \(all) shown")(language))
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ item: JSON) -> String {
    guard let object = item.object, object["id"] != nil || object["seq"] != nil else {
      return CleanText.line(item.canonicalText)
    }
    let record = Record(object)
    let first = [
      record.number ?? object["code"]?.string ?? record.id.prefix(13).description,
      record.statusTitle?(language) ?? object["at"]?.string ?? "",
      object["title"]?.string ?? object["command"]?.string ?? record.title,
      object["snippet"]?.string ?? "",
    ]
    var parts: [String] = []
    for part in first where !part.isEmpty && !parts.contains(part) { parts.append(part) }
    return CleanText.line(parts.joined(separator: "  "))
  }

  private func lines(_ json: JSON, indent: String) -> [String] {
    switch json {
    case .object(let object):
      return object.flatMap { member in named(member.name, member.value, indent) }
    case .array(let elements):
      return elements.flatMap { element in
        element.object == nil && element.array == nil
          ? [indent + "- " + plain(element)]
          : [indent + "-"] + lines(element, indent: indent + "  ")
      }
    default: return [indent + plain(json)]
    }
  }

  private func named(_ name: String, _ value: JSON, _ indent: String) -> [String] {
    switch value {
    case .object(let object) where object.isEmpty: []
    case .array(let elements) where elements.isEmpty: []
    case .object, .array: [indent + name + ":"] + lines(value, indent: indent + "  ")
    default: [indent + name + ": " + plain(value)]
    }
  }

  private func plain(_ json: JSON) -> String {
    guard let text = json.string else { return CleanText.line(json.canonicalText) }
    return Instant(rfc3339: text).map(Dates.minute) ?? CleanText.lines(text)
  }
}
