extension JSON {
  /// Adds the text with numbers as they were written; a nil level means all on one line.
  func appendPretty(to bytes: inout [UInt8], level: Int?) {
    switch self {
    case .number(let number):
      bytes.append(contentsOf: number.text.utf8)
    case .array(let elements) where !elements.isEmpty:
      bytes.append(.openBracket)
      bytes.appendRows(of: elements, level: level) { bytes, element, level in
        element.appendPretty(to: &bytes, level: level)
      }
      bytes.append(.closeBracket)
    case .object(let object) where !object.isEmpty:
      bytes.append(.openBrace)
      bytes.appendRows(of: object.members, level: level) { bytes, member, level in
        bytes.appendQuoted(member.name)
        bytes.append(.colon)
        if level != nil { bytes.append(.space) }
        member.value.appendPretty(to: &bytes, level: level)
      }
      bytes.append(.closeBrace)
    default:
      appendCanonical(to: &bytes)
    }
  }
}

extension [UInt8] {
  /// Commas, and with a level line feeds and indents, between and around the rows.
  fileprivate mutating func appendRows<Row>(
    of rows: [Row], level: Int?, write: (inout [UInt8], Row, Int?) -> Void
  ) {
    let inner = level.map { $0 + 1 }
    for (index, row) in rows.enumerated() {
      if index > 0 { append(.comma) }
      appendBreak(level: inner)
      write(&self, row, inner)
    }
    appendBreak(level: level)
  }

  private mutating func appendBreak(level: Int?) {
    guard let level else { return }
    append(.lineFeed)
    append(contentsOf: repeatElement(.space, count: 2 * level))
  }
}
