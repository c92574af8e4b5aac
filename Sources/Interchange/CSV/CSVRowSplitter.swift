/// Cuts a table into rows after RFC 4180, chunk by chunk: quotes around fields that hold commas,
/// quotes or line ends; a quote inside is doubled.
///
/// It works on undecoded bytes: neither in UTF-8 nor in GB 18030 is a comma, a quote or a line end
/// ever part of another character.
struct CSVRowSplitter {
  /// A row with the line on which it begins, or one that is over the limit.
  enum Row: Equatable {
    case fields(line: Int, [[UInt8]])
    case tooLong(line: Int)
  }

  /// The longest row kept; the rest of a longer one is thrown away.
  let limitBytes: Int
  /// The line on which the row begins that isn't whole yet.
  private(set) var firstLine = 1
  private var isQuoted = false
  private var line = 1
  private var fields: [[UInt8]] = []
  private var field: [UInt8] = []
  private var rowBytes = 0
  /// The last byte was a quote inside of quotes: it closes them, unless another quote follows.
  private var isAfterQuote = false

  /// The line end isn't counted.
  private var mostBytes: Int { limitBytes + 2 }

  /// Whether a quote is open.
  var isOpen: Bool { isQuoted && !isAfterQuote }

  init(limitBytes: Int = 1 << 20) {
    self.limitBytes = limitBytes
  }

  /// The rows that a chunk completes; blank lines are left out but counted.
  mutating func take(_ chunk: ArraySlice<UInt8>) -> [Row] {
    var rows: [Row] = []
    for byte in chunk {
      if let row = take(byte) { rows.append(row) }
    }
    return rows
  }

  /// The last row, when the table doesn't end with a line end.
  mutating func finish() -> Row? {
    guard rowBytes > 0 else { return nil }
    return completed()
  }

  private mutating func take(_ byte: UInt8) -> Row? {
    if isAfterQuote {
      isAfterQuote = false
      if byte == 0x22 {
        append(byte)
        return nil
      }
      isQuoted = false
    }
    if byte == 0x0A { line += 1 }
    if rowBytes <= mostBytes { rowBytes += 1 }
    switch byte {
    case 0x22 where isQuoted: isAfterQuote = true
    case 0x22 where field.isEmpty: isQuoted = true
    case 0x2C where !isQuoted: finishField()
    // The end of a line may be a carriage return with a line feed.
    case 0x0D where !isQuoted: break
    case 0x0A where !isQuoted: return completed()
    default: append(byte)
    }
    return nil
  }

  private mutating func append(_ byte: UInt8) {
    if rowBytes <= mostBytes { field.append(byte) }
  }

  private mutating func finishField() {
    if rowBytes <= mostBytes { fields.append(field) }
    field.removeAll(keepingCapacity: true)
  }

  private mutating func completed() -> Row? {
    defer {
      fields = []
      isQuoted = false
      rowBytes = 0
      isAfterQuote = false
      firstLine = line
    }
    finishField()
    guard rowBytes <= mostBytes else { return .tooLong(line: firstLine) }
    return fields == [[]] ? nil : .fields(line: firstLine, fields)
  }
}
