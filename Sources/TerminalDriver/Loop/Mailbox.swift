import Glibc
import Synchronization
internal import CNcurses

/// Wakes the terminal loop from any thread.
public final class WakeBell: Sendable {
  let descriptor: Int32

  /// A bell; without a descriptor left in the process it is silent, and the loop's tick is late
  /// instead.
  public init() {
    descriptor = dutydesk_wake_open()
  }

  deinit {
    if descriptor >= 0 { Glibc.close(descriptor) }
  }

  /// Wakes the loop, once for any number of rings before it looks.
  public func ring() {
    dutydesk_wake_ring(descriptor)
  }

  func clear() {
    dutydesk_wake_clear(descriptor)
  }
}

/// Messages from other threads to the terminal loop, in the order in which they were posted.
public final class Mailbox<Message: Sendable>: Sendable {
  /// What a post rings; give it to the terminal.
  public let bell: WakeBell
  private let messages = Mutex<[Message]>([])

  /// An empty mailbox.
  public init(bell: WakeBell = WakeBell()) {
    self.bell = bell
  }

  /// Adds a message and wakes the loop, which sees `.posted`. Any thread.
  public func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    bell.ring()
  }

  /// Takes all messages; empty when another `.posted` has taken them already.
  public func takeAll() -> [Message] {
    messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
