import CellGrid

extension ControlSequence {
  /// A report in the SGR form, `< buttons ; column ; row M` or `m`.
  var mouseKey: KeyEvent? {
    guard parameters.count == 3, let code = parameters[0], let column = parameters[1],
      let row = parameters[2], final == UInt8(ascii: "M") || final == UInt8(ascii: "m")
    else { return nil }
    let event = MouseEvent(
      code: code, column: column, row: row, isRelease: final == UInt8(ascii: "m"))
    return event.map(KeyEvent.mouse)
  }
}

extension MouseEvent {
  /// A report of terminals that don't know the SGR form: three bytes, each with 32 added.
  init?(oldReport bytes: [UInt8]) {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(bytes[0]) - 32
    // The old form doesn't say which button went up.
    self.init(
      code: code & 3 == 3 && code & 64 == 0 ? code & ~3 : code, column: Int(bytes[1]) - 32,
      row: Int(bytes[2]) - 32, isRelease: code & 3 == 3 && code & 96 == 0)
  }

  fileprivate init?(code: Int, column: Int, row: Int, isRelease: Bool) {
    guard column > 0, row > 0, code >= 0, code < 128 else { return nil }
    let position = Position(column: column - 1, row: row - 1)
    let low = code & 3
    if code & 64 != 0 {
      // 66 and 67 are wheels that turn sideways.
      guard low < 2 else { return nil }
      self.init(kind: low == 0 ? .wheelUp : .wheelDown, button: .none, position: position)
      return
    }
    let buttons: [Button] = [.left, .middle, .right, .none]
    let isMotion = code & 32 != 0
    guard !(isMotion && low == 3) else { return nil }
    let kind: Kind = isMotion ? .drag : isRelease ? .release : .press
    self.init(kind: kind, button: buttons[low], position: position)
  }
}
