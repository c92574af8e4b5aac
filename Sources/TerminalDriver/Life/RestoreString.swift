/// The one list of what puts a terminal back, for every way out: quit, signals, crash, suspend,
/// `doctor --reset`.
public enum RestoreString {
  /// The bytes for a terminal.
  ///
  /// - Parameters:
  ///   - isLinuxConsole: leaves out sequences whose bytes old consoles would print.
  ///   - bottomRow: for terminals without an alternate screen, the number of rows: the shell goes
  ///     on below what was drawn. Nil for others.
  /// - Returns: the sequences, each of which is harmless where its mode is off.
  public static func bytes(isLinuxConsole: Bool, bottomRow: Int?) -> [UInt8] {
    let modes =
      isLinuxConsole
      ? ["[?2004l"]
      : [
        "[?2026l", "[<u", "[?1000l", "[?1002l", "[?1003l", "[?1006l", "[?1004l", "[?2004l",
        "[?2031l",
      ]
    // The scrolling region is left at 24 rows by ncurses; taking it back moves the cursor, which
    // the end of the alternate screen or the bottom row puts right again.
    let drawing = ["[r", "[?7h", "[?1l", ">", "[m", "(B"]
    var text = (modes + drawing).map { "\u{1B}" + $0 }.joined() + "\u{0F}\u{1B}[?25h"
    if let bottomRow {
      text += "\u{1B}[\(bottomRow);1H\r\n"
    } else {
      // The title was pushed with the alternate screen by xterm's description.
      text += "\u{1B}[23;0;0t\u{1B}[?1049l"
    }
    return Array(text.utf8)
  }
}
