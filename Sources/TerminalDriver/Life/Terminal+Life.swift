import CellGrid
import Glibc
internal import CNcurses

extension Terminal {
  /// Raw mode and our own modes; the next frame enters the alternate screen and is sent whole.
  /// After `leave` only; a terminal that was just opened has entered.
  public func enter() throws(TerminalProblem) {
    guard !isEntered, !isClosed else { return }
    var modes = originalModes
    guard dutydesk_modes_set_raw(output, &modes) == 0 else {
      throw .system(call: "tcsetattr", error: errno)
    }
    isEntered = true
    reader = KeyReader(timing: reader.timing)
    dutydesk_restore_cover_thread()
    let restore = restoreBytes
    dutydesk_restore_arm(output, restore, restore.count, &modes)
    queued += self.modes.entering(isLinuxConsole: profile.isLinuxConsole)
    adoptSize()
    repaint()
  }

  /// Puts the terminal back as it was before us: for a stop, an editor, the end. `enter` returns.
  public func leave() {
    guard isEntered else { return }
    isEntered = false
    queued = []
    dutydesk_restore_now()
    dutydesk_screen_leave()
    shown = nil
  }

  /// Stops the whole job as Ctrl-Z does and returns when it goes on, with the screen to be
  /// painted again.
  ///
  /// - Parameter farewell: a line for the shell's screen, where it is read while we are stopped.
  /// - Throws: `.system` when the terminal can't be taken again.
  public func suspend(saying farewell: String = "") throws(TerminalProblem) {
    leave()
    if !farewell.isEmpty {
      let line = Array((farewell + "\r\n").utf8)
      _ = dutydesk_write_fully(output, line, line.count)
    }
    dutydesk_stop_process_group()
    drainJobSignals()
    try enter()
  }

  /// Puts the terminal back and forgets the saved modes. Nothing may be called afterwards.
  public func close() {
    guard !isClosed else { return }
    leave()
    isClosed = true
    dutydesk_screen_close()
    if signals >= 0 { Glibc.close(signals) }
    if let savedModesPath { unlink(savedModesPath) }
  }

  /// Takes over the present size of the terminal. True when it was another one.
  @discardableResult
  func adoptSize() -> Bool {
    guard let now = Self.windowSize(output), now != size else { return false }
    size = now
    dutydesk_screen_resize(Int32(now.rows), Int32(now.columns))
    repaint()
    return true
  }

  private var restoreBytes: [UInt8] {
    let hasAlternate = dutydesk_screen_has_alternate() != 0
    return RestoreString.bytes(
      isLinuxConsole: profile.isLinuxConsole, bottomRow: hasAlternate ? nil : size.rows)
  }

  private func drainJobSignals() {
    var others: [Int32] = []
    while true {
      let number = dutydesk_signals_next(signals)
      if number == 0 { break }
      if number != SIGCONT && number != SIGTSTP { others.append(number) }
    }
    // What came while we were stopped still counts.
    for number in others { raise(number) }
  }
}
