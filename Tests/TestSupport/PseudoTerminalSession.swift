import CPseudoTerminal
import CellGrid
import Glibc
import Synchronization

/// A program running in a pseudo-terminal of its own.
public final class PseudoTerminalSession: Sendable {
  /// Its terminal: what it shows, and where to type.
  public let terminal: PseudoTerminal
  /// Its process.
  public let process: Int32
  /// How the terminal was set before the program could touch it.
  public let modesBefore: String
  private let status = Mutex<Int?>(nil)

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: without the program's name.
  ///   - environment: all variables it gets; TERM is `xterm-256color` unless given.
  ///   - size: of its window.
  ///   - character: how its terminal behaves.
  ///   - folder: where it runs; nil is here.
  ///   - sendsAnswers: false keeps the answers of the screen until `sendAnswers`.
  /// - Throws: `PseudoTerminal.Unavailable`; nothing runs then.
  public init(
    _ program: String, arguments: [String] = [], environment: [String: String] = [:],
    size: Size = Size(columns: 80, rows: 24), character: VirtualTerminal = VirtualTerminal(),
    folder: String? = nil, sendsAnswers: Bool = true
  ) throws {
    terminal = try PseudoTerminal(size: size, character: character, sendsAnswers: sendsAnswers)
    let variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(environment) { $1 }
    modesBefore = terminal.modes
    var pair = terminal.pair
    let started = Self.withStrings([program] + arguments) { words in
      Self.withStrings(variables.map { "\($0)=\($1)" }) { settings in
        dutydesk_pty_spawn(&pair, program, words, settings, folder)
      }
    }
    guard started > 0 else { throw PseudoTerminal.Unavailable(error: -started) }
    process = started
  }

  deinit {
    guard exitStatus(seconds: 0) == nil else { return }
    _ = dutydesk_pty_signal(process, SIGKILL)
    _ = exitStatus(seconds: 10)
  }

  /// The screen as it is now.
  public var screen: VirtualScreen { terminal.screen }

  /// Types.
  public func send(_ text: String) { terminal.send(text) }

  /// Waits until the screen shows a text. False when it doesn't within the time.
  public func wait(seconds: Double = 60, for text: String) -> Bool {
    terminal.wait(seconds: seconds) { $0.contains(text) }
  }

  /// Waits until the screen is as wanted.
  public func wait(
    seconds: Double = 60, until isWanted: @Sendable (VirtualScreen) -> Bool
  ) -> Bool {
    terminal.wait(seconds: seconds, until: isWanted)
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) {
    _ = dutydesk_pty_signal(process, number)
  }

  /// How the program ended: its status, or 128 and the signal; nil while it runs.
  public func exitStatus(seconds: Double = 60) -> Int? {
    status.withLock { status in
      if status == nil {
        let found = dutydesk_pty_wait(process, Int32(seconds * 1_000))
        if found >= 0 { status = Int(found) }
      }
      return status
    }
  }

  private static func withStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
