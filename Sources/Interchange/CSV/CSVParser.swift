/// Comma-separated values after RFC 4180: quotes around fields that hold commas, quotes or line
/// ends; a quote inside is doubled.
struct CSVParser {
  /// A row with the line on which it begins.
  struct Row {
    let line: Int
    let fields: [String]
  }

  /// Whether a quote was left open at the end.
  private(set) var isUnfinished = false

  mutating func rows(_ text: String) -> [Row] {
    var rows: [Row] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var line = 1
    var firstLine = 1
    let bytes = Array(text.utf8)
    var index = 0
    func finishField() { fields.append(String(decoding: field, as: UTF8.self)); field = [] }
    func finishRow() {
      finishField()
      if fields != [""] { rows.append(Row(line: firstLine, fields: fields)) }
      fields = []
      firstLine = line
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A { line += 1 }
      switch byte {
      case 0x22 where isQuoted && index < bytes.count && bytes[index] == 0x22:
        field.append(0x22)
        index += 1
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted: finishField()
      case 0x0D where !isQuoted: break
      case 0x0A where !isQuoted: finishRow()
      default: field.append(byte)
      }
    }
    if !field.isEmpty || !fields.isEmpty { finishRow() }
    isUnfinished = isQuoted
    return rows
  }
}
