import JSONDiff

/// A node of JSON-LD with its members under their bare names, whatever the document calls them:
/// `dct:title`, `http://purl.org/dc/terms/title` and `title` are one.
struct DCATNode {
  private(set) var members: [String: JSON] = [:]
  /// Names that belong to no vocabulary we read, as the document writes them.
  private(set) var unknown: [String] = []

  init(_ object: JSONObject) {
    for member in object {
      guard let name = DCATNode.bare(member.name) else {
        unknown.append(member.name)
        continue
      }
      members[name] = members[name] ?? member.value
    }
  }

  /// What the node is called; blank nodes (`_:b0`) have no name outside of their document.
  var uri: String? {
    guard let id = members["@id"]?.string, !id.hasPrefix("_:"), !id.isEmpty else { return nil }
    return id
  }

  /// The types, without prefixes.
  var types: [String] {
    let value = members["@type"] ?? .null
    return (value.array ?? [value]).compactMap(\.string).map { DCATNode.bare($0) ?? $0 }
  }

  /// The values of a member, one by one: JSON-LD may write a list with one element without it.
  func values(_ name: String) -> [JSON] {
    guard let value = members[name], value != .null else { return [] }
    return value.array ?? [value]
  }

  /// Texts of a member: plain, as `@value`, or the `@id` of a concept. Of several languages the
  /// Chinese one is taken, else the first.
  func text(_ name: String) -> String? {
    let values = values(name)
    let chinese = values.first { $0["@language"]?.string?.hasPrefix("zh") == true }
    return [chinese].compactMap { $0 }.first.flatMap(DCATNode.text)
      ?? values.lazy.compactMap(DCATNode.text).first
  }

  func texts(_ name: String) -> [String] { values(name).compactMap(DCATNode.text) }

  static func text(_ value: JSON) -> String? {
    if let text = value.string { return text.isEmpty ? nil : text }
    if case .number(let number) = value { return number.text }
    return (value["@value"] ?? value["@id"]).flatMap(text)
  }

  private static let vocabularies = [
    "http://purl.org/dc/terms/", "http://www.w3.org/ns/dcat#", "http://xmlns.com/foaf/0.1/",
    "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2006/vcard/ns#",
  ]
  private static let prefixes: Set<Substring> = [
    "dct", "dcterms", "dcat", "foaf", "skos", "rdfs", "vcard",
  ]

  private static func bare(_ name: String) -> String? {
    if name.hasPrefix("@") { return name }
    for vocabulary in vocabularies where name.hasPrefix(vocabulary) {
      return String(name.dropFirst(vocabulary.utf8.count))
    }
    guard let colon = name.firstIndex(of: ":") else { return name }
    return prefixes.contains(name[..<colon]) ? String(name[name.index(after: colon)...]) : nil
  }
}
