import CellGrid
import Glibc
internal import CNcurses

extension Terminal {
  /// Takes over a terminal: raw mode now, the alternate screen with the first frame.
  ///
  /// - Parameters:
  ///   - input: where keys are read, usually 0.
  ///   - output: where frames are written, usually 1.
  ///   - environment: the variables of the process; LINES and COLUMNS are ignored.
  ///   - runFolder: an existing folder for the modes of this terminal, so that they can be put
  ///     back after SIGKILL; nil keeps none.
  ///   - bell: what wakes `events`; give a mailbox's.
  ///   - clock: monotonic milliseconds.
  /// - Returns: the terminal, entered; nothing was written to it yet.
  /// - Throws: `TerminalProblem`; the terminal is then as it was.
  public static func open(
    input: Int32 = 0, output: Int32 = 1, environment: [String: String],
    runFolder: String? = nil, bell: WakeBell? = nil,
    clock: @escaping () -> UInt64 = Terminal.monotonicMilliseconds
  ) throws(TerminalProblem) -> Terminal {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    let profile = TerminalProfile(environment: environment)
    let candidates = profile.candidateTypes
    guard !candidates.isEmpty else { throw .noCursorAddressing }
    let size = windowSize(output) ?? Size(columns: 80, rows: 24)
    let path = SavedModes.path(of: output, folder: runFolder)
    let before = try SavedModes.modes(of: output, savedIn: path)
    dutydesk_set_ambiguous_columns(1)
    let type = try openScreen(candidates, requested: profile.requestedType, size: size)
    let depth = profile.colorDepth(described: startColours(profile))
    let terminal = Terminal(
      parts: TerminalParts(
        input: input, output: output, type: type, depth: depth, modes: before,
        savedModesPath: path),
      profile: profile, size: size, bell: bell, clock: clock)
    if let path { SavedModes.write(before, to: path) }
    try terminal.enter()
    return terminal
  }

  /// Columns and rows behind a descriptor; nil if it doesn't know.
  static func windowSize(_ descriptor: Int32) -> Size? {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard dutydesk_window_size(descriptor, &rows, &columns) == 0 else { return nil }
    return Size(columns: Int(columns), rows: Int(rows))
  }

  private static func openScreen(
    _ candidates: [String], requested: String, size: Size
  ) throws(TerminalProblem) -> String {
    for type in candidates {
      switch dutydesk_screen_open(type, Int32(size.rows), Int32(size.columns)) {
      case Int32(DUTYDESK_SCREEN_OK.rawValue): return type
      case Int32(DUTYDESK_SCREEN_NOT_WIDE.rawValue): throw .notWide
      case Int32(DUTYDESK_SCREEN_NO_MEMORY_FILE.rawValue):
        throw .system(call: "memfd_create", error: errno)
      default: continue
      }
    }
    throw .unknownType(requested)
  }

  private static func startColours(_ profile: TerminalProfile) -> Int {
    profile.refusesColour ? 0 : Int(dutydesk_screen_start_colours())
  }
}
