import CPseudoTerminal
import CellGrid
import Foundation
import Glibc
import Synchronization

/// A pseudo-terminal with a virtual screen at its other end, read by a thread of its own. Waiting
/// is for something to be true, with a deadline; it never sleeps.
public final class PseudoTerminal: Sendable {
  /// The end that programs take for their terminal.
  public let descriptor: Int32
  /// Its path.
  public let path: String
  private let line: TerminalLine

  /// The operating system gave no pseudo-terminal.
  public struct Unavailable: Error, Sendable {
    /// `errno`.
    public let error: Int32
  }

  /// A terminal of a size.
  ///
  /// - Parameters:
  ///   - size: of window and screen.
  ///   - character: how the terminal behaves.
  ///   - sendsAnswers: false keeps the screen's answers until `sendAnswers`.
  /// - Throws: `Unavailable`.
  public init(
    size: Size, character: VirtualTerminal = VirtualTerminal(), sendsAnswers: Bool = true
  ) throws {
    var pair = dutydesk_pty()
    let error = dutydesk_pty_open(Int32(size.rows), Int32(size.columns), &pair)
    guard error == 0 else { throw Unavailable(error: error) }
    descriptor = pair.terminal
    path = withUnsafeBytes(of: &pair.path) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    line = TerminalLine(
      controller: pair.controller, screen: VirtualScreen(size: size, character: character),
      sendsAnswers: sendsAnswers)
    line.start()
  }

  deinit {
    line.stop()
    close(descriptor)
  }

  /// The screen as it is now.
  public var screen: VirtualScreen { line.state.withLock { $0.screen } }
  /// All bytes since the last call of `forgetBytes`.
  public var bytes: [UInt8] { line.state.withLock { $0.bytes } }

  /// Starts counting bytes anew.
  public func forgetBytes() {
    line.state.withLock { $0.bytes = [] }
  }

  /// Types.
  public func send(_ text: String) { send(Array(text.utf8)) }

  /// Types bytes.
  public func send(_ bytes: [UInt8]) { line.write(bytes) }

  /// Sends what the screen would have answered so far.
  public func sendAnswers() {
    send(line.state.withLock { $0.screen.takeAnswers() })
  }

  /// Changes the size of window and screen.
  public func resize(to size: Size) {
    line.state.withLock { $0.screen.resize(to: size) }
    _ = dutydesk_pty_resize(line.controller, Int32(size.rows), Int32(size.columns))
  }

  /// Waits until the screen is as wanted. False when it isn't within the time.
  public func wait(
    seconds: Double = 60, until isWanted: @Sendable (VirtualScreen) -> Bool
  ) -> Bool {
    line.wait(seconds: seconds) { isWanted($0.screen) }
  }

  /// Waits until so many bytes have come since `forgetBytes`.
  public func wait(seconds: Double = 60, forBytes count: Int) -> Bool {
    line.wait(seconds: seconds) { $0.bytes.count >= count }
  }

  /// Waits until nobody has the terminal open any more.
  func waitForEnd(seconds: Double = 60) -> Bool {
    line.wait(seconds: seconds) { $0.isEnded }
  }

  var pair: dutydesk_pty {
    var pair = dutydesk_pty()
    pair.controller = line.controller
    pair.terminal = descriptor
    return pair
  }
}

/// The reading side; lives as long as its thread.
private final class TerminalLine: Sendable {
  struct State: Sendable {
    var screen: VirtualScreen
    var bytes: [UInt8] = []
    var isEnded = false
  }

  let controller: Int32
  let state: Mutex<State>
  private let sendsAnswers: Bool
  private let changed = dutydesk_pty_bell_open()
  private let stopping = dutydesk_pty_bell_open()

  init(controller: Int32, screen: VirtualScreen, sendsAnswers: Bool) {
    self.controller = controller
    self.sendsAnswers = sendsAnswers
    state = Mutex(State(screen: screen))
  }

  deinit {
    for descriptor in [controller, changed, stopping] { close(descriptor) }
  }

  func start() {
    Thread.detachNewThread { [self] in while pump() {} }
  }

  func stop() { dutydesk_pty_bell_ring(stopping) }

  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(controller, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func wait(seconds: Double, until isWanted: (State) -> Bool) -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while !state.withLock({ isWanted($0) }) {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero else { return false }
      var entry = pollfd(fd: changed, events: Int16(POLLIN), revents: 0)
      poll(&entry, 1, Int32(clamping: left.components.seconds * 1_000 + 100))
      dutydesk_pty_bell_clear(changed)
    }
    return true
  }

  /// One read; false when there will be no more.
  private func pump() -> Bool {
    var entries = [controller, stopping].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    poll(&entries, 2, -1)
    if entries[1].revents != 0 { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(controller, &buffer, buffer.count)
    let answers = state.withLock { state in
      guard count > 0 else {
        state.isEnded = true
        return [UInt8]()
      }
      state.screen.feed(buffer[..<count])
      state.bytes += buffer[..<count]
      return sendsAnswers ? state.screen.takeAnswers() : []
    }
    dutydesk_pty_bell_ring(changed)
    write(answers)
    return count > 0
  }
}
