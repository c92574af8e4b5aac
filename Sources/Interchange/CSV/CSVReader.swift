import DomainModel
import JSONDiff

/// Records out of a table with a header, in UTF-8 or GB 18030, chunk by chunk.
struct CSVReader {
  private let settings: ImportSettings
  private var headers: [String]?
  private var encoding: TextEncoding?
  private var splitter = CSVRowSplitter()
  private var columns: [CSVColumn]?
  /// The beginning, kept until its bytes have shown the encoding.
  private var beginning: [UInt8] = []
  private var isAtStart = true
  private static let decidedFrom = 65_536

  /// Of the settings: `type` for rows that have no `type` column, `encoding`, `map`.
  init(_ settings: ImportSettings) {
    self.settings = settings
    encoding = settings.encoding
  }

  /// - Throws: `.inputValue` for a header that can't be used, `.inputUTF8` for one that can't be
  ///   decoded; rows are rejected alone.
  mutating func take(_ chunk: ArraySlice<UInt8>) throws(Failure) -> [ImportItem] {
    guard isAtStart else { return try items(splitter.take(chunk)) }
    beginning.append(contentsOf: chunk)
    return beginning.count < CSVReader.decidedFrom ? [] : try begin(isWhole: false)
  }

  mutating func finish() throws(Failure) -> [ImportItem] {
    var items = isAtStart ? try begin(isWhole: true) : []
    let isOpen = splitter.isOpen
    let line = splitter.firstLine
    if let last = splitter.finish() {
      // Everything after an open quote has become one field.
      items += isOpen ? [rejection(.input("csv.openQuote"), line: line)] : try self.items([last])
    }
    guard headers != nil || isOpen else { throw .input("csv.noHeader") }
    return items
  }

  private mutating func begin(isWhole: Bool) throws(Failure) -> [ImportItem] {
    isAtStart = false
    var start = beginning[...]
    beginning = []
    if start.starts(with: TextEncoding.utf8Mark) {
      start = start.dropFirst(3)
      encoding = encoding ?? .utf8
    } else if start.starts(with: TextEncoding.gb18030Mark) {
      start = start.dropFirst(4)
      encoding = encoding ?? .gb18030
    }
    if encoding == nil { encoding = CSVReader.encoding(of: start, isWhole: isWhole) }
    return try items(splitter.take(start))
  }

  /// Whatever is valid UTF-8 is that; a text of some length in GB 18030 never is. The last bytes
  /// of a sample may be the beginning of a character.
  private static func encoding(of sample: ArraySlice<UInt8>, isWhole: Bool) -> TextEncoding? {
    if sample.allSatisfy({ $0 < 0x80 }) { return nil }
    let cuts = isWhole ? 0...0 : 0...3
    let isUTF8 = cuts.contains { String(validating: sample.dropLast($0), as: UTF8.self) != nil }
    if isUTF8 { return .utf8 }
    // Mostly right UTF-8 with a wrong byte is damaged UTF-8.
    let damaged = String(decoding: sample, as: UTF8.self).unicodeScalars
    let wrong = damaged.count { $0 == "\u{FFFD}" }
    let right = damaged.count { $0.value >= 0x80 && $0 != "\u{FFFD}" }
    return wrong * 10 < right ? .utf8 : .gb18030
  }

  private mutating func items(_ rows: [CSVRowSplitter.Row]) throws(Failure) -> [ImportItem] {
    var items: [ImportItem] = []
    for row in rows {
      switch row {
      case .tooLong(let line):
        items.append(rejection(Failure(.inputLine, ["limit": "1 MiB"]), line: line))
      // Spreadsheets write empty rows as commas.
      case .fields(_, let fields) where fields.allSatisfy(\.isEmpty): continue
      case .fields(let line, let fields):
        guard let headers else {
          self.headers = try header(fields)
          continue
        }
        do throws(Failure) {
          items.append(try item(texts(fields, line: line), headers, line: line))
        } catch {
          items.append(rejection(error, line: line))
        }
      }
    }
    return items
  }

  /// The headers as they stand; without a map each names a member.
  private mutating func header(_ fields: [[UInt8]]) throws(Failure) -> [String] {
    let headers = try texts(fields, line: 1)
    if settings.map == nil { columns = try columns(named: headers) }
    return headers
  }

  private func columns(named headers: [String]) throws(Failure) -> [CSVColumn] {
    var columns: [CSVColumn] = []
    for text in headers {
      guard let column = CSVColumn(header: text) else {
        throw .input("csv.header", value: text)
      }
      guard !columns.contains(where: { $0.path == column.path }) else {
        throw .input("csv.headerTwice", value: text)
      }
      columns.append(column)
    }
    return columns
  }

  /// A table of ASCII so far shows its encoding at its first other character.
  private mutating func texts(
    _ fields: [[UInt8]], line: Int
  ) throws(Failure) -> [String] {
    if encoding == nil {
      encoding = CSVReader.encoding(of: fields.flatMap(\.self)[...], isWhole: true)
    }
    var texts: [String] = []
    for (index, field) in fields.enumerated() {
      switch EncodedText.decoded(field, encoding ?? .utf8) {
      case .text(let text): texts.append(text)
      case .invalid(let offset):
        throw Failure(
          .inputUTF8,
          [
            "format": "csv", "line": JSON(line), "column": JSON(index + 1),
            "byte": JSON(offset + 1), "encoding": .string((encoding ?? .utf8).rawValue),
          ])
      }
    }
    return texts
  }

  private func item(
    _ cells: [String], _ headers: [String], line: Int
  ) throws(Failure) -> ImportItem {
    guard cells.count == headers.count else {
      throw Failure(
        .inputFields,
        ["line": JSON(line), "expected": JSON(headers.count), "found": JSON(cells.count)])
    }
    if let map = settings.map {
      return .document(try map.document(cells, under: headers, at: .line(line), settings))
    }
    var document = ImportDocument([:], at: .line(line))
    document.members["type"] = settings.type.map { .string($0.rawValue) }
    for (column, cell) in zip(columns ?? [], cells) where !cell.isEmpty {
      let value = try value(cell, column)
      document.members = column.setting(value, in: document.members)
      if column.path.count > 1 { document.partial.insert(column.path[0]) }
    }
    return .document(document)
  }

  private func value(_ cell: String, _ column: CSVColumn) throws(Failure) -> JSON {
    guard column.isJSON else {
      guard !CSVCell.isRoundedNumber(cell) else {
        throw .input("csv.rounded", member: column.header, value: cell)
      }
      return .string(CSVCell.read(cell))
    }
    do {
      return try JSON.parse(cell, limits: .line)
    } catch {
      throw error.inputFailure.adding("member", .string(column.header))
    }
  }

  private func rejection(_ failure: Failure, line: Int) -> ImportItem {
    .rejected(failure.adding("line", JSON(line)), at: .line(line))
  }
}
