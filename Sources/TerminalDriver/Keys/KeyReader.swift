import CellGrid

/// Turns the bytes of a terminal into keys and answers.
///
/// Pure: bytes and times in, events out. Sequences cut anywhere wait for their rest; unknown
/// sequences, broken characters and keys held with Alt do nothing. Over slow links a sequence may
/// come in pieces, and its tail must never act as letters: so what follows a lone Esc too late is
/// swallowed with what belongs to it.
public struct KeyReader: Sendable {
  /// Waiting times.
  public var timing: KeyTiming

  var state = State.ground
  /// What is being read is the tail of a sequence whose Esc was already given out as a key, or
  /// belongs to Alt: it is read to its end and dropped.
  var isDropping = false
  var lateUntil: UInt64?
  var events: [TerminalEvent] = []
  var typed = ""
  var paste = PasteBytes()
  var now: UInt64 = 0
  private var lastByteAt: UInt64 = 0
  private var readNumber = 0

  enum State: Sendable {
    case ground
    case character(CharacterBytes)
    case escape(at: UInt64, read: Int)
    case control(ControlBytes)
    case singleShift(ControlBytes)
    case consoleFunction
    case oldMouse([UInt8])
    case stringStart(StringBytes.Kind)
    case string(StringBytes)
    case paste
  }

  /// A reader that has seen nothing yet.
  public init(timing: KeyTiming = .local) {
    self.timing = timing
  }

  /// When `advance` must be called if no byte comes before; nil when nothing waits.
  public var deadline: UInt64? {
    switch state {
    case .ground: nil
    case .escape(let at, _): at + timing.escape
    case .paste: lastByteAt + timing.paste
    case .stringStart: lastByteAt + timing.late
    default: lastByteAt + (isDropping ? timing.late : timing.sequence)
    }
  }

  /// Takes the bytes of one read.
  ///
  /// - Parameters:
  ///   - bytes: what one read gave; which bytes come together tells Alt from Esc and a letter.
  ///   - time: monotonic milliseconds, never going back.
  /// - Returns: keys and answers in the order in which they were typed.
  public mutating func feed(_ bytes: some Sequence<UInt8>, at time: UInt64) -> [TerminalEvent] {
    var result = advance(to: time)
    readNumber += 1
    for byte in bytes {
      lastByteAt = time
      step(byte)
    }
    flushTyped()
    result += events
    events.removeAll(keepingCapacity: true)
    return result
  }

  /// Lets time pass: what waited too long becomes a key or nothing.
  public mutating func advance(to time: UInt64) -> [TerminalEvent] {
    now = time
    if let due = deadline, due <= time { expire() }
    flushTyped()
    defer { events.removeAll(keepingCapacity: true) }
    return events
  }

  // MARK: One byte

  mutating func step(_ byte: UInt8) {
    switch state {
    case .ground: stepGround(byte)
    case .character(let pending): stepCharacter(byte, pending)
    case .escape(let at, let read): stepEscape(byte, at: at, isSameRead: read == readNumber)
    case .control(let pending): stepControl(byte, pending)
    case .singleShift(let pending): stepSingleShift(byte, pending)
    case .consoleFunction: stepConsoleFunction(byte)
    case .oldMouse(let pending): stepOldMouse(byte, pending)
    case .stringStart(let kind): stepStringStart(byte, kind)
    case .string(let pending): stepString(byte, pending)
    case .paste: stepPaste(byte)
    }
  }

  mutating func startEscape() {
    flushTyped()
    state = .escape(at: now, read: readNumber)
  }

  mutating func finish() {
    state = .ground
    isDropping = false
  }

  mutating func emit(_ key: KeyEvent?, at time: UInt64? = nil) {
    guard let key, !isDropping else { return }
    flushTyped()
    events.append(.key(key, at: time ?? now))
  }

  mutating func emit(reply: TerminalReply) {
    flushTyped()
    events.append(.reply(reply))
  }

  // Scalars of one read are joined, so that a letter and its mark are one character.
  mutating func flushTyped() {
    guard !typed.isEmpty else { return }
    let characters = typed
    typed = ""
    for character in characters { events.append(.key(.character(character), at: now)) }
  }

  private mutating func expire() {
    switch state {
    case .escape(let at, _):
      emit(.escape, at: at)
      lateUntil = at + timing.late
    case .paste: finishPaste()
    case .stringStart(let kind) where isDropping:
      // The sign stood alone after all: it was typed.
      isDropping = false
      typed.unicodeScalars.append(kind.introducer)
    default: break
    }
    finish()
  }
}
