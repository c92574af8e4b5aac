import CellGrid
import Glibc
internal import CNcurses

/// The terminal of this process: frames out, events in.
///
/// All of it belongs to one plain thread, the one that opened it; ncurses is global state, so
/// there is at most one open terminal a process. Other threads reach the loop by a `Mailbox`.
public final class Terminal {
  /// What the environment said.
  public let profile: TerminalProfile
  /// The description in use; another than `profile.requestedType` when that is unknown here.
  public let type: String
  /// The colours to resolve themes for.
  public let colorDepth: ColorDepth
  /// Columns and rows of the terminal, as last reported by `.resize`.
  public internal(set) var size: Size
  /// What the terminal was found to do with widths; nil until its last answer came.
  public internal(set) var widthFinding: WidthFinding?
  /// Cells of the East Asian ambiguous class for ncurses; grids must be drawn with the same.
  public private(set) var ambiguousColumns = 1

  let input: Int32
  let output: Int32
  let clock: () -> UInt64
  let originalModes: termios
  let savedModesPath: String?
  let signals: Int32
  let bell: WakeBell?
  let hasSafeCorner: Bool
  var reader: KeyReader
  var pairs: ColourPairs
  var shortener = FrameShortener()
  var shown: CellGrid?
  var mustRepaint = false
  var cells: [dutydesk_cell] = []
  /// Bytes that are not ncurses', sent behind the next frame.
  var queued: [UInt8] = []
  var modes = OptionalModes()
  var probe: WidthProbe?
  var synchronises = false
  var resizeDue: UInt64?
  var isEntered = false
  var isClosed = false

  init(
    parts: TerminalParts, profile: TerminalProfile, size: Size, bell: WakeBell?,
    clock: @escaping () -> UInt64
  ) {
    self.profile = profile
    self.size = size
    self.bell = bell
    self.clock = clock
    type = parts.type
    colorDepth = parts.depth
    input = parts.input
    output = parts.output
    originalModes = parts.modes
    savedModesPath = parts.savedModesPath
    signals = dutydesk_signals_descriptor()
    hasSafeCorner = dutydesk_screen_has_safe_corner() != 0
    reader = KeyReader(timing: profile.isRemote ? .remote : .local)
    pairs = ColourPairs(limit: Int(dutydesk_screen_pair_limit()))
  }

  deinit { close() }

  /// Sets how wide the East Asian ambiguous class is; the next frame is sent whole.
  public func setAmbiguousColumns(_ columns: Int) {
    ambiguousColumns = columns == 2 ? 2 : 1
    dutydesk_set_ambiguous_columns(Int32(ambiguousColumns))
    repaint()
  }

  /// The next frame sends every cell again, whatever the terminal shows.
  public func repaint() {
    shown = nil
    mustRepaint = true
    shortener.forget()
  }

  /// Monotonic milliseconds, for `open`.
  public static func monotonicMilliseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000 + UInt64(time.tv_nsec) / 1_000_000
  }

  /// Blocks the signals that the loop reads. Call it first in `main`, before any thread starts:
  /// threads inherit it, and a thread that doesn't block them would be struck instead.
  public static func blockSignals() {
    dutydesk_signals_block()
  }
}

/// Modes that are switched on beside ncurses, kept to switch them on again after a stop.
struct OptionalModes: Sendable {
  var reportsMouse = false
  var reportsColourScheme = false

  /// The bytes that switch on what is wanted. Bracketed paste is always on.
  func entering(isLinuxConsole: Bool) -> [UInt8] {
    // Old consoles have none of these.
    if isLinuxConsole { return [] }
    var text = "\u{1B}[?2004h"
    if reportsMouse { text += Self.mouse(true) }
    if reportsColourScheme { text += "\u{1B}[?2031h" }
    return Array(text.utf8)
  }

  static func mouse(_ isOn: Bool) -> String {
    let end = isOn ? "h" : "l"
    return ["1000", "1002", "1006"].map { "\u{1B}[?" + $0 + end }.joined()
  }
}

/// What opening gathered.
struct TerminalParts {
  var input: Int32
  var output: Int32
  var type: String
  var depth: ColorDepth
  var modes: termios
  var savedModesPath: String?
}
