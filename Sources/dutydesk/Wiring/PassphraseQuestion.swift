import DomainModel
import Glibc

/// Asks for a passphrase on the process's terminal, even when the standard streams are files.
enum PassphraseQuestion {
  private static let interrupt: UInt8 = 0x03

  /// A line without its end, not shown while it is typed; nil where there is no terminal.
  /// - Throws: `.interrupted` after Ctrl-c; the terminal is then as it was.
  static func ask(_ question: String) throws(Failure) -> [UInt8]? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 else { return nil }
    var quiet = modes
    // Ctrl-c ends the line as a byte: a signal could end the process with the echo still off.
    quiet.c_lflag &= ~tcflag_t(ECHO | ISIG)
    quiet.c_lflag |= tcflag_t(ICANON)
    withUnsafeMutableBytes(of: &quiet.c_cc) { $0[Int(VEOL)] = interrupt }
    tcsetattr(terminal, TCSAFLUSH, &quiet)
    defer {
      tcsetattr(terminal, TCSAFLUSH, &modes)
      try? StandardStreams.write([0x0A], to: terminal)
    }
    try? StandardStreams.write(Array(question.utf8), to: terminal)
    return try line(from: terminal)
  }

  private static func line(from terminal: Int32) throws(Failure) -> [UInt8] {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < 1024 {
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1, byte != interrupt else { throw Failure(.interrupted) }
      if byte == 0x0A || byte == 0x0D { break }
      line.append(byte)
    }
    return line
  }
}
