/// Reads the compact notation of member declarations.
enum NotationParser {
  /// The members declared in a text, items divided by ` · `.
  static func members(_ text: String) -> [MemberDeclaration] {
    split(text[...], at: "·").flatMap { item($0, above: "", outerClass: nil) }
  }

  private static func item(
    _ text: Substring, above: String, outerClass: MergeClass?
  ) -> [MemberDeclaration] {
    var rest = text.drop(while: \.isWhitespace)
    var names: [(name: String, isRequired: Bool, stars: Int)] = []
    while rest.first == "`" {
      rest = rest.dropFirst()
      let name = String(rest.prefix { $0 != "`" })
      rest = rest.dropFirst(name.count + 1)
      let marks = rest.prefix { $0 == "!" || $0 == "*" }
      rest = rest.dropFirst(marks.count).drop(while: \.isWhitespace)
      names.append((name, marks.contains("!"), marks.count { $0 == "*" }))
    }
    let (kindText, ownClass) = withoutClass(trimmed(rest))
    let mergeClass = ownClass ?? outerClass ?? .guarded
    return names.map { name, isRequired, stars in
      let path = above.isEmpty ? name : above + "." + name
      return MemberDeclaration(
        path: path, name: name,
        kind: kind(kindText, name: name, path: path, mergeClass: mergeClass),
        mergeClass: mergeClass, isRequired: isRequired, maskLevel: stars == 0 ? nil : stars + 2)
    }
  }

  private static func withoutClass(_ text: Substring) -> (Substring, MergeClass?) {
    if let only = MergeClass(rawValue: String(text)) { return ("", only) }
    guard let space = text.lastIndex(of: " "),
      let mergeClass = MergeClass(rawValue: String(text[text.index(after: space)...]))
    else { return (text, nil) }
    return (trimmed(text[..<space]), mergeClass)
  }

  private static func kind(
    _ text: Substring, name: String, path: String, mergeClass: MergeClass
  ) -> MemberKind {
    if text.isEmpty { return kindByName(name) }
    if text.first == "[" {
      let inner = trimmed(text.dropFirst().dropLast())
      return .list(kind(inner, name: "", path: path, mergeClass: mergeClass))
    }
    if text.first == "{" {
      return objectKind(
        trimmed(text.dropFirst().dropLast()), path: path, mergeClass: mergeClass)
    }
    if let simple = simpleKinds[String(text)] { return simple }
    if let dash = text.firstIndex(of: "–"), let low = Int(text[..<dash]),
      let high = Int(text[text.index(after: dash)...]), low <= high
    {
      return .integer(low...high)
    }
    return .enumeration(text.split(separator: "|").map { String(trimmed($0)) })
  }

  private static func objectKind(
    _ inner: Substring, path: String, mergeClass: MergeClass
  ) -> MemberKind {
    if inner.isEmpty { return .map(.anything) }
    if inner.first == "`" {
      return .object(
        split(inner, at: ",").flatMap { item($0, above: path, outerClass: mergeClass) })
    }
    guard let colon = inner.firstIndex(of: ":") else { return .map(.anything) }
    let value = trimmed(inner[inner.index(after: colon)...])
    return .map(kind(value, name: "", path: path, mergeClass: mergeClass))
  }

  private static func kindByName(_ name: String) -> MemberKind {
    if name == "at" || name == "until" || name.hasSuffix("At") { return .time }
    if name == "by" || name.hasSuffix("By") { return .reference }
    return name == "unit" ? .unit : .string
  }

  private static let simpleKinds: [String: MemberKind] = [
    "str": .string, "int": .integer(nil), "num": .number, "ratio": .ratio, "bool": .bool,
    "time": .time, "date": .date, "ref": .reference, "unit": .unit, "region": .region,
    "point": .point, "bounds": .bounds, "geometry": .geometry, "digest": .digest,
    "pointer": .pointer, "expression": .expression, "value": .anything,
  ]

  private static func split(_ text: Substring, at divider: Character) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      case divider where depth == 0:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    parts.append(text[start...])
    return parts.map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var rest = text.drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest
  }
}
