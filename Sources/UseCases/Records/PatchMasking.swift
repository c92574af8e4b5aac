import DomainModel
import JSONDiff

/// Masks what a patch carries the way a record is masked.
enum PatchMasking {
  /// A change as JSON with the values of its patch and its arguments masked.
  static func masked(_ change: JSON, of record: Record) -> JSON {
    guard var object = change.object else { return change }
    if let operations = object["patch"]?.array {
      object["patch"] = .array(operations.map { operation($0, of: record) })
    }
    if let arguments = object["arguments"] { object["arguments"] = text(arguments, of: record) }
    return .object(object)
  }

  /// The value is put where it would stand in a record, and that is masked.
  private static func operation(_ operation: JSON, of record: Record) -> JSON {
    guard var object = operation.object, let value = object["value"],
      let path = object["path"]?.string, let pointer = try? JSONPointer(parsing: path)
    else { return operation }
    var shell = Record(nested(value, pointer.tokens[...]).object ?? [:])
    shell["type"] = .string(record.typeName)
    shell["kind"] = shell["kind"] ?? record["kind"]
    shell["confidential"] = record["confidential"]
    let hidden = Masking.masked(shell, level: RecordPrinting.outputLevel)
    object["value"] = unnested(.object(hidden.members), pointer.tokens[...]) ?? value
    return .object(object)
  }

  private static func nested(_ value: JSON, _ tokens: ArraySlice<String>) -> JSON {
    guard let first = tokens.first else { return value }
    let inner = nested(value, tokens.dropFirst())
    return isIndex(first) ? .array([inner]) : .object([first: inner])
  }

  private static func unnested(_ json: JSON, _ tokens: ArraySlice<String>) -> JSON? {
    guard let first = tokens.first else { return json }
    let inner = isIndex(first) ? json.array?.first : json[first]
    return inner.flatMap { unnested($0, tokens.dropFirst()) }
  }

  private static func isIndex(_ token: String) -> Bool {
    token == "-" || (!token.isEmpty && token.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
  }

  private static func text(_ json: JSON, of record: Record) -> JSON {
    switch json {
    case .string(let text): .string(PersonalText.masked(text, of: record))
    case .array(let elements): .array(elements.map { Self.text($0, of: record) })
    case .object(let object):
      .object(
        object.reduce(into: JSONObject()) { $0[$1.name] = Self.text($1.value, of: record) })
    default: json
    }
  }
}
