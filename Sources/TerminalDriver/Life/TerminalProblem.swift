/// Why a terminal can't be used. The caller falls back to linear mode and says why.
public enum TerminalProblem: Error, Hashable, Sendable {
  /// Input or output is no terminal.
  case notATerminal
  /// TERM is unset or `dumb`: there is no way to address the cursor.
  case noCursorAddressing
  /// No description is known for the type, nor for any of the types near it.
  case unknownType(String)
  /// The ncurses at hand loses wide characters.
  case notWide
  /// A call of the operating system failed.
  case system(call: String, error: Int32)
}
