import DomainModel
import JSONDiff

/// Members under one another: a label and its value, nested ones indented.
struct MemberLines {
  let sheet: AnswerSheet
  let words: AnswerWords

  /// Deeper than this everything stands in one line; alerts from abroad nest as they like.
  private static let deepest = 6

  func lines(
    _ members: [(name: String, value: JSON)], path: String, indent: Int
  ) -> [String] {
    let labels = members.filter { isPlain($0.value, indent) }.map { label($0.name, path) }
    let labelColumns = min(labels.map(sheet.width).max() ?? 0, sheet.columns / 4)
    return members.flatMap { member -> [String] in
      let label = label(member.name, path)
      let inner = path.isEmpty ? member.name : path + "." + member.name
      guard !isPlain(member.value, indent) else {
        return sheet.field(
          label, words.text(member.value, inner), labelColumns: labelColumns, indent: indent)
      }
      let margin = String(repeating: " ", count: indent)
      return [margin + label] + nested(member.value, path: inner, indent: indent + 2)
    }
  }

  private func label(_ name: String, _ path: String) -> String {
    words.label(path.isEmpty ? name : path + "." + name)
  }

  private func nested(_ value: JSON, path: String, indent: Int) -> [String] {
    if let object = value.object {
      return lines(words.named(object, path), path: path, indent: indent)
    }
    return (value.array ?? []).flatMap { element -> [String] in
      let margin = String(repeating: " ", count: indent)
      let line = words.text(element, path)
      let isShort = sheet.width(line) <= sheet.columns - indent - 2
      guard let object = element.object, !isShort, isDeep(element) else {
        return sheet.wrapped(line, indent: indent + 2, head: margin + "-")
      }
      var lines = lines(words.named(object, path), path: path, indent: indent + 2)
      if let first = lines.first { lines[0] = margin + "- " + first.dropFirst(indent + 2) }
      return lines
    }
  }

  /// What stands beside its label: no objects, or nothing in them.
  private func isPlain(_ value: JSON, _ indent: Int) -> Bool {
    guard indent / 2 < Self.deepest else { return true }
    if let array = value.array { return array.allSatisfy { $0.object == nil } }
    return value.object == nil
  }

  private func isDeep(_ element: JSON) -> Bool {
    (element.object ?? [:]).contains { member in
      member.value.object != nil || member.value.array?.contains { $0.object != nil } == true
        || sheet.width(member.value.string ?? "") > sheet.columns / 2
    }
  }
}
