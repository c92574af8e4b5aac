import DomainModel
import JSONDiff

/// A column of a table: a member, nested ones with dots (`contact.phone`); a name that ends in
/// `:json` holds JSON, so that nothing is lost on the way back.
struct CSVColumn: Hashable {
  let path: [String]
  let isJSON: Bool

  var header: String { path.joined(separator: ".") + (isJSON ? ":json" : "") }

  init(_ path: [String], isJSON: Bool) {
    self.path = path
    self.isJSON = isJSON
  }

  /// Nil for a header that names no member.
  init?(header: String) {
    let trimmed = header.trimmedOfSpaces
    isJSON = trimmed.hasSuffix(":json")
    path = (isJSON ? String(trimmed.dropLast(5)) : trimmed)
      .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard path.count <= 8, path.allSatisfy({ !$0.isEmpty }) else { return nil }
  }

  /// The columns of an export: identity first, then the members in their declared order.
  static func all(of type: RecordType) -> [CSVColumn] {
    let first = ["id", "type", "number"]
    let rest = TypeDeclaration.of(type).members.filter {
      !first.contains($0.name) && $0.mergeClass != .view
    }
    return first.map { CSVColumn([$0], isJSON: false) }
      + rest.map { CSVColumn([$0.name], isJSON: !isText($0.kind)) }
  }

  func cell(of record: JSONObject) -> String {
    var value: JSON? = .object(record)
    for name in path { value = value?[name] }
    guard let value else { return "" }
    return isJSON ? value.canonicalText : CSVCell.written(value.string ?? value.canonicalText)
  }

  func setting(_ value: JSON, in object: JSONObject) -> JSONObject {
    CSVColumn.setting(value, at: path[...], in: object)
  }

  private static func setting(
    _ value: JSON, at path: ArraySlice<String>, in object: JSONObject
  ) -> JSONObject {
    guard let first = path.first else { return object }
    var changed = object
    changed[first] =
      path.count == 1
      ? value
      : .object(setting(value, at: path.dropFirst(), in: object[first]?.object ?? [:]))
    return changed
  }

  private static func isText(_ kind: MemberKind) -> Bool {
    switch kind {
    case .string, .time, .date, .reference, .unit, .region, .digest, .pointer, .expression,
      .enumeration:
      true
    default: false
    }
  }
}

extension String {
  fileprivate var trimmedOfSpaces: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
