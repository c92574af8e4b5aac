import CWidthTable
import CellGrid

extension VirtualScreen {
  mutating func perform(_ item: SequenceParser.Item) {
    switch item {
    case .bytes(let bytes): printBytes(bytes)
    case .control(let byte): perform(control: byte)
    case .escape(let text): perform(escape: text)
    case .sequence(let sequence): perform(sequence)
    case .command(let text): perform(command: text)
    case .device(let text): commands.append(text)
    }
  }

  private mutating func printBytes(_ bytes: [UInt8]) {
    if character.decodesGBK, bytes[0] >= 0x80 { return printAsGBK(bytes) }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let shown = usesLineGraphics ? Self.lineGraphics[scalar] ?? scalar : scalar
      let width = dutydesk_width(shown.value, Int32(character.ambiguousColumns))
      if width < 0 { unknown.append("U+" + String(shown.value, radix: 16)) }
      if width == 0 { combine(shown) } else { put(shown, width: max(1, Int(width))) }
    }
  }

  // Three bytes of a character are one and a half of GBK's: what counts here is only where the
  // cursor ends, and six bytes of two characters end after three wide ones.
  private mutating func printAsGBK(_ bytes: [UInt8]) {
    for _ in bytes { put("?", width: 1) }
  }

  private mutating func combine(_ mark: Unicode.Scalar) {
    var column = min(cursor.column, size.columns) - 1
    guard column >= 0 else { return }
    if cells[cursor.row][column].width == 0 { column -= 1 }
    guard column >= 0 else { return }
    cells[cursor.row][column].text.unicodeScalars.append(mark)
  }

  mutating func put(_ scalar: Unicode.Scalar, width: Int) {
    if cursor.column + width > size.columns {
      guard modes.contains(7) else { return }
      cursor.column = 0
      lineFeed()
    }
    if inserts { insertBlanks(width) }
    lastPrinted = scalar
    let row = cursor.row
    for column in cursor.column..<(cursor.column + width) { clearHalves(column: column, row: row) }
    cells[row][cursor.column] = VirtualCell(text: String(scalar), style: style, width: width)
    if width == 2 {
      cells[row][cursor.column + 1] = VirtualCell(text: "", style: style, width: 0)
    }
    cursor.column += width
    if character.wrapsAtOnce, cursor.column >= size.columns {
      cursor.column = 0
      lineFeed()
    }
  }

  /// Writing over one half of a wide character leaves a blank in the other, as terminals do.
  mutating func clearHalves(column: Int, row: Int) {
    let cell = cells[row][column]
    if cell.width == 2, column + 1 < size.columns {
      cells[row][column + 1] = VirtualCell(style: cell.style)
    } else if cell.width == 0, column > 0 {
      cells[row][column - 1] = VirtualCell(style: cells[row][column - 1].style)
    }
    cells[row][column] = VirtualCell(style: cell.style)
  }

  mutating func perform(control byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: cursor.column = max(0, min(cursor.column, size.columns - 1) - 1)
    case 0x09: cursor.column = min(size.columns - 1, (cursor.column / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: cursor.column = 0
    case 0x0E: usesLineGraphics = true
    case 0x0F: usesLineGraphics = false
    default: unknown.append("control \(byte)")
    }
  }

  mutating func lineFeed() {
    if cursor.row == bottom {
      scroll(up: 1)
    } else if cursor.row < size.rows - 1 {
      cursor.row += 1
    }
  }

  mutating func scroll(up count: Int) {
    let count = min(count, bottom - top + 1)
    cells.removeSubrange(top..<(top + count))
    cells.insert(contentsOf: blankRows(count), at: bottom - count + 1)
  }

  mutating func scroll(down count: Int) {
    let count = min(count, bottom - top + 1)
    cells.removeSubrange((bottom - count + 1)...bottom)
    cells.insert(contentsOf: blankRows(count), at: top)
  }

  func blankRows(_ count: Int) -> [[VirtualCell]] {
    Array(repeating: Array(repeating: erased, count: size.columns), count: count)
  }

  /// What an erased cell is.
  var erased: VirtualCell {
    var plain = VirtualStyle()
    if character.erasesWithBackground { plain.background = style.background }
    return VirtualCell(style: plain)
  }

  mutating func insertBlanks(_ count: Int) {
    let row = cursor.row
    let column = min(cursor.column, size.columns - 1)
    if cells[row][column].width == 0 { clearHalves(column: column, row: row) }
    let count = min(count, size.columns - column)
    cells[row].removeLast(count)
    cells[row].insert(contentsOf: repeatElement(erased, count: count), at: column)
    if let last = cells[row].last, last.width == 2 {
      cells[row][size.columns - 1] = VirtualCell(style: last.style)
    }
  }

  /// The letters that stand for lines in the graphics set of the VT100.
  private static let lineGraphics: [Unicode.Scalar: Unicode.Scalar] = [
    "j": "┘", "k": "┐", "l": "┌", "m": "└", "n": "┼", "q": "─", "t": "├", "u": "┤", "v": "┴",
    "w": "┬", "x": "│", "a": "▒", "`": "◆",
  ]
}
