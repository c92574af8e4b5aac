/// Whatever wakes the terminal loop.
public enum TerminalEvent: Hashable, Sendable {
  /// A key, with the monotonic milliseconds at which it was read.
  case key(KeyEvent, at: UInt64)
  /// The terminal has another size.
  case resize(Size)
  /// A signal arrived.
  case signal(TerminalSignal)
  /// Something was put into the mailbox.
  case posted
  /// The second's tick.
  case tick
  /// The terminal answered a question.
  case reply(TerminalReply)
  /// Nobody is at the other end.
  case endOfInput
}

/// Signals that the loop handles itself.
public enum TerminalSignal: Hashable, Sendable {
  /// Asked to end (SIGTERM).
  case terminate
  /// The terminal is gone (SIGHUP).
  case hangup
  /// Running again after a stop (SIGCONT).
  case continued
  /// Interrupted from outside (SIGINT); Ctrl-c is a key.
  case interrupt
}

/// Answers of the terminal, whenever they come.
public enum TerminalReply: Hashable, Sendable {
  /// Where the cursor is, from 0 (CSI row ; column R).
  case cursor(Position)
  /// The end of a burst of questions (DA1), with the terminal's numbers.
  case deviceAttributes([Int])
  /// The colour behind the text (OSC 11).
  case background(Color)
  /// The terminal's name and version (XTVERSION).
  case name(String)
  /// A private mode and its setting: 0 unknown, 1 set, 2 reset, 3 always, 4 never.
  case mode(number: Int, setting: Int)
  /// The desktop went dark or light (mode 2031).
  case colourScheme(isDark: Bool)
  /// The window got or lost the focus.
  case focus(Bool)
  /// Any other answer, as it came.
  case other(String)
}
