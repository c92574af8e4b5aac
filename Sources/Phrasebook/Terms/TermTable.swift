import DomainModel

/// Words in a text of one line a member.
///
/// `# grievance` begins a type; `kind 类型|Kind: consult 咨询|Consultation · request 求助|Request`
/// gives the label of the member at a path and the words of its values.
struct TermTable: Sendable {
  private let members: [String: Phrase]
  private let values: [String: Phrase]

  init(_ text: String) {
    var members: [String: Phrase] = [:]
    var values: [String: Phrase] = [:]
    var type = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# ") {
        type = String(line.dropFirst(2))
        continue
      }
      let halves = line.split(separator: ":", maxSplits: 1)
      guard let label = halves.first, let (path, title) = TermTable.entry(label) else { continue }
      members["\(type) \(path)"] = title
      for part in halves.dropFirst().joined().split(separator: "·") {
        guard let (value, word) = TermTable.entry(part) else { continue }
        values["\(type) \(path) \(value)"] = word
      }
    }
    self.members = members
    self.values = values
  }

  /// The members that have a label, as type and path.
  var labelled: [(type: String, path: String)] {
    members.keys.compactMap { key in
      let parts = key.split(separator: " ").map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }

  /// The label of a member.
  func member(_ type: String, _ path: String) -> Phrase? { members["\(type) \(path)"] }

  /// The word of a value.
  func value(_ type: String, _ path: String, _ value: String) -> Phrase? {
    values["\(type) \(path) \(value)"]
  }

  /// A key, white space, the Chinese, `|`, the English.
  private static func entry(_ text: Substring) -> (key: String, phrase: Phrase)? {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let words = parts[1].split(separator: "|", maxSplits: 1)
    guard words.count == 2 else { return nil }
    return (String(parts[0]), Phrase(trimmed(words[0]), trimmed(words[1])))
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.drop { $0 == " " }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
