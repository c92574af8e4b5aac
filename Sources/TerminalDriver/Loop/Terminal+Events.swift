import CellGrid
import Glibc
internal import CNcurses

extension Terminal {
  /// Waits for keys, answers, signals, mail or a new size.
  ///
  /// - Parameter timeout: milliseconds after which `.tick` comes if nothing else did; nil waits
  ///   without end.
  /// - Returns: at least one event, in order of arrival. After `.endOfInput` the caller ends.
  public func events(timeoutMilliseconds timeout: UInt64?) -> [TerminalEvent] {
    let end = timeout.map { clock() + $0 }
    while true {
      let ready = wait(until: [end, reader.deadline, resizeDue].compactMap { $0 }.min())
      let events = gather(ready)
      if !events.isEmpty { return events }
      if let end, clock() >= end { return [.tick] }
    }
  }

  private struct Ready {
    var input = false
    var signals = false
    var bell = false
  }

  private func wait(until deadline: UInt64?) -> Ready {
    var milliseconds: Int32 = -1
    if let deadline {
      let now = clock()
      milliseconds = Int32(clamping: deadline > now ? deadline - now : 0)
    }
    let interest = Int16(POLLIN)
    // poll passes over negative descriptors, so a missing one needs no case of its own.
    var entries = [input, signals, bell?.descriptor ?? -1].map {
      pollfd(fd: $0, events: interest, revents: 0)
    }
    guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else { return Ready() }
    return Ready(
      input: entries[0].revents != 0, signals: entries[1].revents != 0,
      bell: entries[2].revents != 0)
  }

  private func gather(_ ready: Ready) -> [TerminalEvent] {
    var events = ready.signals ? takeSignals() : []
    events += ready.input ? takeInput() : reader.advance(to: clock())
    if ready.bell {
      bell?.clear()
      events.append(.posted)
    }
    if let due = resizeDue, due <= clock() {
      resizeDue = nil
      if adoptSize() { events.append(.resize(size)) }
    }
    for case .reply(let reply) in events { learn(from: reply) }
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
      case SIGWINCH: expectResize()
      case SIGTERM, SIGQUIT: events.append(.signal(.terminate))
      case SIGHUP: events.append(.signal(.hangup))
      case SIGINT: events.append(.signal(.interrupt))
      case SIGTSTP: events += resumed { () throws(TerminalProblem) in try suspend() }
      case SIGCONT: events += resumed { () throws(TerminalProblem) in try reenter() }
      default: break
      }
    }
  }

  /// Windows send many sizes while they are dragged; one frame for all of them is enough.
  private func expectResize() {
    if resizeDue == nil { resizeDue = clock() + 16 }
  }

  /// A stop that we didn't begin (SIGSTOP) left the terminal to the shell.
  private func reenter() throws(TerminalProblem) {
    leave()
    try enter()
  }

  private func resumed(_ body: () throws(TerminalProblem) -> Void) -> [TerminalEvent] {
    do {
      try body()
      return [.signal(.continued), .resize(size)]
    } catch {
      return [.endOfInput]
    }
  }
}
