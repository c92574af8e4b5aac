import Glibc

extension PseudoTerminal {
  /// How the terminal is set, as one text.
  public var modes: String {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    let characters = withUnsafeBytes(of: modes.c_cc) { Array($0) }
    return "\(modes.c_iflag) \(modes.c_oflag) \(modes.c_cflag) \(modes.c_lflag) \(characters)"
  }
}
