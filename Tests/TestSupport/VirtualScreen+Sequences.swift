import CellGrid

extension VirtualScreen {
  mutating func perform(escape text: String) {
    switch text {
    case "7": saved = Saved(cursor: cursor, style: style)
    case "8":
      cursor = saved.cursor
      style = saved.style
    case "M":
      if cursor.row == top { scroll(down: 1) } else { cursor.row = max(0, cursor.row - 1) }
    case "D": lineFeed()
    case "E":
      cursor.column = 0
      lineFeed()
    case "c": self = VirtualScreen(size: size, character: character)
    case "(0": usesLineGraphics = true
    case "(B": usesLineGraphics = false
    case "=", ">", ")0", ")B", "\\", "H": break
    default: unknown.append("ESC " + text)
    }
  }

  mutating func perform(_ sequence: ParsedSequence) {
    let isDone =
      switch sequence.prefix {
      case "": move(sequence) || edit(sequence) || changeState(sequence)
      case "?": changeMode(sequence)
      case ">": askName(sequence)
      case "<": sequence.ending == "u"
      default: false
      }
    if !isDone { unknown.append("CSI " + sequence.description) }
  }

  private mutating func move(_ sequence: ParsedSequence) -> Bool {
    let count = sequence.count()
    // After a character in the last column the cursor counts as standing on it.
    let column = min(cursor.column, size.columns - 1)
    switch sequence.ending {
    case "A": cursor = Position(column: column, row: cursor.row - count)
    case "B": cursor = Position(column: column, row: cursor.row + count)
    case "C": cursor.column = column + count
    case "D": cursor.column = column - count
    case "G", "`": cursor.column = count - 1
    case "d": cursor = Position(column: column, row: count - 1)
    case "H", "f": cursor = Position(column: sequence.count(1) - 1, row: count - 1)
    case "Z": cursor.column = max(0, (column - 1) / 8 * 8)
    case "I": cursor.column = (column / 8 + count) * 8
    default: return false
    }
    cursor.column = max(0, min(cursor.column, size.columns - 1))
    cursor.row = max(0, min(cursor.row, size.rows - 1))
    return true
  }

  private mutating func edit(_ sequence: ParsedSequence) -> Bool {
    let count = sequence.count()
    switch sequence.ending {
    case "J": eraseDisplay(sequence.number(0))
    case "K": eraseLine(sequence.number(0))
    case "X": erase(columns: cursor.column..<(cursor.column + count), row: cursor.row)
    case "P": deleteCells(count)
    case "@": insertBlanks(count)
    case "L": insertLines(count)
    case "M": deleteLines(count)
    case "S": scroll(up: count)
    case "T": scroll(down: count)
    case "b": for _ in 0..<count { put(lastPrinted, width: 1) }
    default: return false
    }
    return true
  }

  private mutating func eraseDisplay(_ part: Int) {
    let here = cursor.row
    let rows = part == 0 ? (here + 1)..<size.rows : part == 1 ? 0..<here : 0..<size.rows
    for row in rows { erase(columns: 0..<size.columns, row: row) }
    if part < 2 { eraseLine(part) }
  }

  private mutating func eraseLine(_ part: Int) {
    let here = min(cursor.column, size.columns - 1)
    let columns = part == 0 ? here..<size.columns : part == 1 ? 0..<(here + 1) : 0..<size.columns
    erase(columns: columns, row: cursor.row)
  }

  private mutating func erase(columns: Range<Int>, row: Int) {
    for column in columns.clamped(to: 0..<size.columns) {
      clearHalves(column: column, row: row)
      cells[row][column] = erased
    }
  }

  private mutating func deleteCells(_ count: Int) {
    let row = cursor.row
    let column = min(cursor.column, size.columns - 1)
    let count = min(count, size.columns - column)
    clearHalves(column: column, row: row)
    if column + count < size.columns, cells[row][column + count].width == 0 {
      clearHalves(column: column + count, row: row)
    }
    cells[row].removeSubrange(column..<(column + count))
    cells[row].append(contentsOf: repeatElement(erased, count: count))
  }

  private mutating func insertLines(_ count: Int) {
    guard cursor.row >= top, cursor.row <= bottom else { return }
    let count = min(count, bottom - cursor.row + 1)
    cells.removeSubrange((bottom - count + 1)...bottom)
    cells.insert(contentsOf: blankRows(count), at: cursor.row)
  }

  private mutating func deleteLines(_ count: Int) {
    guard cursor.row >= top, cursor.row <= bottom else { return }
    let count = min(count, bottom - cursor.row + 1)
    cells.removeSubrange(cursor.row..<(cursor.row + count))
    cells.insert(contentsOf: blankRows(count), at: bottom - count + 1)
  }

  private mutating func changeState(_ sequence: ParsedSequence) -> Bool {
    switch sequence.ending {
    case "m": changeStyle(sequence.numbers)
    case "r":
      top = sequence.count() - 1
      let last = sequence.number(1)
      bottom = (last == 0 ? size.rows : min(last, size.rows)) - 1
      cursor = Position(column: 0, row: 0)
    case "h" where sequence.number(0) == 4: inserts = true
    case "l" where sequence.number(0) == 4: inserts = false
    case "n" where sequence.number(0) == 6: reportCursor()
    case "c" where sequence.number(0) == 0: answer("\u{1B}[?62;22c")
    // The cursor's shape in tmux and screen.
    case "h" where sequence.number(0) == 34, "l" where sequence.number(0) == 34: break
    case "t", "!p", " q": break
    default: return false
    }
    return true
  }

  private mutating func changeMode(_ sequence: ParsedSequence) -> Bool {
    switch sequence.ending {
    case "h", "l": for number in sequence.numbers { set(number, sequence.ending == "h") }
    case "$p":
      answer("\u{1B}[?\(sequence.number(0));\(modes.contains(sequence.number(0)) ? 1 : 2)$y")
    case "c": break
    default: return false
    }
    return true
  }

  private mutating func set(_ mode: Int, _ isOn: Bool) {
    switch mode {
    case 25: showsCursor = isOn
    case 47, 1047, 1049: setAlternate(isOn)
    case 1, 12: break
    default: if isOn { modes.insert(mode) } else { modes.remove(mode) }
    }
  }

  // MARK: Answers

  private mutating func askName(_ sequence: ParsedSequence) -> Bool {
    if sequence.ending == "q" { answer("\u{1B}P>|VirtualScreen 1\u{1B}\\") }
    return sequence.ending == "q" || sequence.ending == "c"
  }

  private mutating func reportCursor() {
    answer("\u{1B}[\(cursor.row + 1);\(min(cursor.column, size.columns - 1) + 1)R")
  }

  mutating func perform(command text: String) {
    if text.hasPrefix("0;") || text.hasPrefix("2;") {
      title = String(text.dropFirst(2))
    } else if text == "11;?" {
      let color = character.background
      let channels = [color.red, color.green, color.blue].map { value in
        let digits = String(value, radix: 16)
        let two = digits.count == 1 ? "0" + digits : digits
        return two + two
      }
      answer("\u{1B}]11;rgb:\(channels.joined(separator: "/"))\u{1B}\\")
    } else {
      commands.append(text)
    }
  }

  private mutating func answer(_ text: String) {
    if character.answersQuestions { answers += Array(text.utf8) }
  }
}
