public import DomainModel
public import JSONDiff

/// Records as CSV. The header names members, nested ones with dots (`contact.phone`); a name that
/// ends in `:json` holds JSON, so that nothing is lost on the way back.
public enum CSVRecords {
  /// `type`: the type of rows that have no `type` column.
  /// Throws `.inputUTF8`, `.inputFormat` for an empty file or an open quote.
  public static func items(_ bytes: [UInt8], type: RecordType?) throws(Failure) -> [ImportItem] {
    guard let text = String(validating: withoutMark(bytes), as: UTF8.self) else {
      throw Failure(.inputUTF8, ["format": "csv"])
    }
    var parser = CSVParser()
    let rows = parser.rows(text)
    guard let header = rows.first, !parser.isUnfinished else {
      throw Failure(.inputFormat, ["format": "csv", "text": "no header, or an open quote"])
    }
    return rows.dropFirst().map { item($0, header.fields, type) }
  }

  /// The first line of an export of a type.
  public static func header(of type: RecordType) -> [String] { columns(of: type).map(\.header) }

  /// A record as a row in the order of the header, its line end included.
  public static func row(_ record: JSONObject, type: RecordType) -> [UInt8] {
    let cells = columns(of: type).map { column -> String in
      var value: JSON? = .object(record)
      for name in column.path { value = value?[name] }
      guard let value else { return "" }
      return column.isJSON ? value.canonicalText : value.string ?? value.canonicalText
    }
    return line(cells)
  }

  /// Fields as a line.
  public static func line(_ fields: [String]) -> [UInt8] {
    Array((fields.map(quoted).joined(separator: ",") + "\r\n").utf8)
  }

  private struct Column {
    let path: [String]
    let isJSON: Bool
    var header: String { path.joined(separator: ".") + (isJSON ? ":json" : "") }
  }

  private static func columns(of type: RecordType) -> [Column] {
    let common = ["id", "type", "number"].map { Column(path: [$0], isJSON: false) }
    let rest = TypeDeclaration.of(type).members.filter {
      !["id", "type", "number"].contains($0.name) && $0.mergeClass != .view
    }
    return common + rest.map { Column(path: [$0.name], isJSON: !isText($0.kind)) }
  }

  private static func isText(_ kind: MemberKind) -> Bool {
    switch kind {
    case .string, .time, .date, .reference, .unit, .region, .digest, .pointer, .expression,
      .enumeration:
      true
    default: false
    }
  }

  private static func item(
    _ row: CSVParser.Row, _ header: [String], _ type: RecordType?
  ) -> ImportItem {
    var document = JSONObject()
    document["type"] = type.map { .string($0.rawValue) }
    for (name, text) in zip(header, row.fields) where !text.isEmpty {
      let isJSON = name.hasSuffix(":json")
      let path = (isJSON ? String(name.dropLast(5)) : name).split(separator: ".").map(String.init)
      let value: JSON
      if isJSON {
        guard let parsed = try? JSON.parse(text) else {
          let details: JSONObject = [
            "line": .number(JSONNumber(row.line)), "member": .string(name),
          ]
          return .rejected(ImportRejection(.line(row.line), Failure(.inputJSON, details)))
        }
        value = parsed
      } else {
        value = .string(text)
      }
      document = setting(value, at: path[...], in: document)
    }
    return .document(document, at: .line(row.line))
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

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
      return field
    }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }
}
