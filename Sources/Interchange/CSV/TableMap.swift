public import DomainModel
public import JSONDiff

/// How the columns of somebody else's table become members of records: `import --map FILE`.
///
///     {"type": "grievance", "source": "12345", "identifier": "工单编号",
///      "columns": {"来电内容": "content", "联系电话": "contact.phone", "受理时间": "createdAt",
///                  "诉求类型": {"member": "kind", "values": {"投诉": "complaint", "*": "request"}},
///                  "坐席": null},
///      "constants": {"source": "hotline12345"}}
public struct TableMap: Sendable, Hashable {
  /// Where a column's cells go.
  struct Column: Sendable, Hashable {
    let path: [String]
    let kind: MemberKind
    /// The words of the table and those of the record; `*` is any other.
    let values: [String: String]
  }

  /// The type of the records.
  public let type: RecordType
  /// The column that names a row at its source; with it a second import finds the records again.
  let identifier: String?
  /// The name of the source, where none is given.
  let source: String
  /// Columns by their header; nil for one that is left out on purpose.
  let columns: [String: Column?]
  /// Members that new records have and the table doesn't say.
  let constants: JSONObject

  /// Reads a map.
  /// - Throws: `.inputValue` for what can't be used in it.
  public init(_ json: JSON) throws(Failure) {
    guard let type = json["type"]?.string.flatMap(RecordType.init(rawValue:)) else {
      throw .input("map.type", value: json["type"]?.string)
    }
    guard let columns = json["columns"]?.object, !columns.isEmpty else {
      throw .input("map.columns")
    }
    self.type = type
    identifier = json["identifier"]?.string
    source = json["source"]?.string ?? "table"
    constants = json["constants"]?.object ?? [:]
    var known: [String: Column?] = [:]
    for column in columns {
      known.updateValue(try Self.column(column.value, of: type), forKey: column.name)
    }
    self.columns = known
  }

  private static func column(_ json: JSON, of type: RecordType) throws(Failure) -> Column? {
    if json == .null { return nil }
    guard let name = json.string ?? json["member"]?.string else { throw .input("map.columns") }
    let path = name.split(separator: ".").map(String.init)
    guard let kind = kind(at: path, of: type) else { throw .input("map.member", value: name) }
    let values = json["values"]?.object ?? [:]
    return Column(
      path: path, kind: kind,
      values: values.reduce(into: [:]) { $0[$1.name] = $1.value.string ?? $1.value.canonicalText })
  }

  private static func kind(at path: [String], of type: RecordType) -> MemberKind? {
    guard let first = path.first,
      let member = TypeDeclaration.of(type).member(first), member.mergeClass != .view
    else { return envelope[path] }
    var kind = member.kind
    for name in path.dropFirst() {
      guard let nested = kind.nestedMembers.first(where: { $0.name == name }) else { return nil }
      kind = nested.kind
    }
    return kind
  }

  /// Members that every record has and no type declares.
  private static let envelope: [[String]: MemberKind] = [
    ["id"]: .string, ["number"]: .string, ["scope"]: .region, ["createdAt"]: .time,
    ["place", "region"]: .region, ["place", "address"]: .string, ["place", "name"]: .string,
  ]
}

extension TableMap {
  /// The record of a row. Columns that the map doesn't name are left out, and said so.
  func document(
    _ cells: [String], under headers: [String], at place: ImportPlace, _ settings: ImportSettings
  ) throws(Failure) -> ImportDocument {
    var document = ImportDocument(["type": .string(type.rawValue)], at: place)
    for (header, cell) in zip(headers, cells) {
      guard let entry = columns[header] else {
        if header != identifier { document.leftOut.append(header) }
        continue
      }
      guard let column = entry, !cell.isEmpty else { continue }
      let value = try value(CSVCell.read(cell), column, header, settings)
      document.members = CSVColumn(column.path, isJSON: false)
        .setting(value, in: document.members)
      if column.path.count > 1 { document.partial.insert(column.path[0]) }
    }
    for constant in constants where document.members[constant.name] == nil {
      document.whenNew[constant.name] = constant.value
    }
    try identify(&document, cells, headers, settings)
    return document
  }

  private func identify(
    _ document: inout ImportDocument, _ cells: [String], _ headers: [String],
    _ settings: ImportSettings
  ) throws(Failure) {
    guard let identifier else { return }
    guard let place = headers.firstIndex(of: identifier), !cells[place].isEmpty else {
      throw .input("map.identifier", member: identifier)
    }
    let name = CSVCell.read(cells[place])
    let source = settings.source ?? source
    document.members["id"] = .string(
      settings.importedID(type, source: source, identifier: name))
    document.members["imported"] = ["source": .string(source), "identifier": .string(name)]
  }

  private func value(
    _ cell: String, _ column: Column, _ header: String, _ settings: ImportSettings
  ) throws(Failure) -> JSON {
    guard !CSVCell.isRoundedNumber(cell) else {
      throw .input("csv.rounded", member: header, value: cell)
    }
    var text = cell
    if !column.values.isEmpty {
      guard let word = column.values[cell] ?? column.values["*"] else {
        throw .input("map.value", member: header, value: cell)
      }
      text = word
    }
    switch column.kind {
    case .time:
      guard let time = TableTime.instant(text) else {
        throw .input("map.time", member: header, value: cell)
      }
      return .string(time.rfc3339)
    case .unit:
      guard let unit = settings.unit(text) else {
        throw .input("map.unit", member: header, value: cell)
      }
      return .string(unit)
    case .bool, .integer, .number, .ratio:
      guard let value = try? JSON.parse(text), value.string == nil, value.object == nil,
        value.array == nil
      else { throw .input("map.value", member: header, value: cell) }
      return value
    default: return .string(text)
    }
  }
}

/// Times as spreadsheets and other systems write them.
enum TableTime {
  /// RFC 3339, else a day with or without a time at +08:00: `2026-11-23 09:30`, `2026/11/23 9:30:05`,
  /// `2026年11月23日`.
  static func instant(_ text: String) -> Instant? {
    if let instant = Instant(rfc3339: text) { return instant }
    let groups = text.split { !$0.isASCII || !$0.isNumber }.map { Int($0) ?? -1 }
    guard [3, 5, 6].contains(groups.count), groups.allSatisfy({ $0 >= 0 }), groups[0] > 1900,
      let day = CivilDate(year: groups[0], month: groups[1], day: groups[2])
    else { return nil }
    let time = groups.dropFirst(3) + [0, 0, 0]
    let (hour, minute, second) = (
      time[time.startIndex], time[time.startIndex + 1], time[time.startIndex + 2]
    )
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return Instant(date: day, hour: hour, minute: minute, second: second)
  }
}
