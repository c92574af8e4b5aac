import DomainModel
import Glibc

/// Asks once whether a console shows Chinese: no program can see what a font lacks.
enum GlyphQuestion {
  /// In both languages on one line, so that whoever reads either can answer.
  private static let line = "1 看得见这行中文  2 I see boxes  "

  /// Whether Chinese is seen; nil when the terminal went away or the program is to end.
  static func ask() -> Bool? {
    var modes = termios()
    guard tcgetattr(STDIN_FILENO, &modes) == 0 else { return nil }
    var raw = modes
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes)
      try? StandardStreams.write([0x0D, 0x0A], to: STDOUT_FILENO)
    }
    try? StandardStreams.write(Array(line.utf8), to: STDOUT_FILENO)
    return answer()
  }

  private static func answer() -> Bool? {
    var byte: UInt8 = 0
    var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while !isToEnd {
      // Signals are blocked until the screen takes them over, so they are looked for.
      guard poll(&wait, 1, 200) > 0 else { continue }
      guard read(STDIN_FILENO, &byte, 1) == 1, byte != 0x03 else { return nil }
      if byte == UInt8(ascii: "1") { return true }
      if byte == UInt8(ascii: "2") { return false }
    }
    return nil
  }

  private static var isToEnd: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return [SIGTERM, SIGHUP, SIGINT].contains { sigismember(&pending, $0) == 1 }
  }
}
