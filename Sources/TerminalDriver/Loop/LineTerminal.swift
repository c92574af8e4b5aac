import CellGrid
import Glibc
internal import CNcurses

/// A terminal used as a line printer with a keyboard: for linear mode and terminals without cursor
/// addressing. Nothing is sent but lines and the bell.
public final class LineTerminal {
  /// Columns and rows, as far as the terminal knows.
  public private(set) var size: Size

  private let input: Int32
  private let output: Int32
  private let bell: WakeBell?
  private let clock: () -> UInt64
  private let signals: Int32
  private let originalModes: termios
  private let savedModesPath: String?
  private var reader: KeyReader
  private var isEntered = false
  private var isClosed = false

  /// Takes over a terminal: keys come one by one, lines go out as they are. `runFolder` is an
  /// existing folder for its modes, as for `Terminal.open`.
  ///
  /// - Throws: `.notATerminal`, `.system`; the terminal is then as it was.
  public init(
    input: Int32 = 0, output: Int32 = 1, environment: [String: String], runFolder: String? = nil,
    bell: WakeBell? = nil, clock: @escaping () -> UInt64 = Terminal.monotonicMilliseconds
  ) throws(TerminalProblem) {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    savedModesPath = SavedModes.path(of: output, folder: runFolder)
    originalModes = try SavedModes.modes(of: output, savedIn: savedModesPath)
    self.input = input
    self.output = output
    self.bell = bell
    self.clock = clock
    size = Terminal.windowSize(output) ?? Size(columns: 80, rows: 24)
    let isRemote = TerminalProfile(environment: environment).isRemote
    reader = KeyReader(timing: isRemote ? .remote : .local)
    signals = dutydesk_signals_descriptor()
    if let savedModesPath { SavedModes.write(originalModes, to: savedModesPath) }
    try enter()
  }

  deinit { close() }

  /// Keys one by one; after `leave` only.
  public func enter() throws(TerminalProblem) {
    guard !isEntered, !isClosed else { return }
    var modes = originalModes
    guard dutydesk_modes_set_raw(output, &modes) == 0 else {
      throw .system(call: "tcsetattr", error: errno)
    }
    // A crash must not leave the shell without echo.
    dutydesk_restore_arm(output, [], 0, &modes)
    isEntered = true
    size = Terminal.windowSize(output) ?? size
  }

  /// Puts the modes back.
  public func leave() {
    guard isEntered else { return }
    isEntered = false
    dutydesk_restore_set_active(0)
    var modes = originalModes
    _ = dutydesk_modes_write(output, &modes)
  }

  /// Puts the modes back for good.
  public func close() {
    guard !isClosed else { return }
    leave()
    isClosed = true
    if signals >= 0 { Glibc.close(signals) }
    if let savedModesPath { unlink(savedModesPath) }
  }

  /// Stops the job as Ctrl-Z does and returns when it goes on; the farewell is its last line.
  public func suspend(saying farewell: String = "") throws(TerminalProblem) {
    if !farewell.isEmpty { try write([farewell]) }
    leave()
    dutydesk_stop_process_group()
    try enter()
  }

  /// Adds lines.
  public func write(_ lines: [String]) throws(TerminalProblem) {
    // Raw modes leave the carriage where it is at a line feed.
    try send(Array(lines.map { $0 + "\r\n" }.joined().utf8))
  }

  /// Rings.
  public func ringBell() { try? send([0x07]) }

  /// Waits for keys, signals or mail; `.tick` when the time is over.
  public func events(timeoutMilliseconds timeout: UInt64) -> [TerminalEvent] {
    let end = clock() + timeout
    while true {
      let deadline = [end, reader.deadline].compactMap { $0 }.min() ?? end
      let events = gather(until: deadline)
      if !events.isEmpty { return events }
      if clock() >= end { return [.tick] }
    }
  }

  private func gather(until deadline: UInt64) -> [TerminalEvent] {
    let now = clock()
    let interest = Int16(POLLIN)
    var entries = [input, signals, bell?.descriptor ?? -1].map {
      pollfd(fd: $0, events: interest, revents: 0)
    }
    let wait = Int32(clamping: deadline > now ? deadline - now : 0)
    _ = poll(&entries, nfds_t(entries.count), wait)
    var events = entries[1].revents != 0 ? takeSignals() : []
    events += entries[0].revents != 0 ? takeInput() : reader.advance(to: clock())
    if entries[2].revents != 0 {
      bell?.clear()
      events.append(.posted)
    }
    return events
  }

  private func takeInput() -> [TerminalEvent] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(input, &buffer, buffer.count)
    if count > 0 { return reader.feed(buffer[..<count], at: clock()) }
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    return [.endOfInput]
  }

  private func takeSignals() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    while true {
      switch dutydesk_signals_next(signals) {
      case 0: return events
      case SIGTERM, SIGQUIT: events.append(.signal(.terminate))
      case SIGHUP: events.append(.signal(.hangup))
      case SIGINT: events.append(.signal(.interrupt))
      case SIGWINCH:
        size = Terminal.windowSize(output) ?? size
        events.append(.resize(size))
      case SIGCONT:
        // A stop that we didn't begin (SIGSTOP) left the modes to the shell.
        leave()
        try? enter()
      default: break
      }
    }
  }

  private func send(_ bytes: [UInt8]) throws(TerminalProblem) {
    guard dutydesk_write_fully(output, bytes, bytes.count) >= 0 else {
      throw .system(call: "write", error: errno)
    }
  }
}
