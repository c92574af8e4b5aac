/// Writes the tokens of one record into one buffer, each once, separated by spaces.
///
/// Bytes and packed keys instead of strings: the index is built at tens of thousands of records a
/// second, with some three hundred tokens each.
struct TokenWriter {
  private(set) var bytes: [UInt8] = []
  private var seen = TokenSet()
  private var word: [UInt8] = []
  private var wordHasDigit = false

  init() {
    bytes.reserveCapacity(2048)
  }

  /// Writes a field; `isLong` leaves characters and sounds out.
  mutating func write(_ text: String, isLong: Bool) {
    var run = Run()
    for scalar in text.unicodeScalars {
      guard let folded = Folding.folded(scalar.value) else { continue }
      switch ScalarKind(folded) {
      case .latin:
        run = Run()
        word.append(UInt8(folded))
        wordHasDigit = wordHasDigit || folded < 0x61
      case .character:
        writeWord()
        writeCharacter(folded, after: &run, isLong: isLong)
      case .mark, .space: writeWord()
      }
    }
    writeWord()
  }

  /// The characters before the present one, as far as tokens reach back.
  private struct Run {
    var last: UInt32 = 0
    var sounds = UnsafeBufferPointer<UInt16>(start: nil, count: 0)
    /// Initials of the last two characters, a bit a letter.
    var initials: UInt32 = 0
    var initialsBefore: UInt32 = 0
  }

  private mutating func writeCharacter(_ scalar: UInt32, after run: inout Run, isLong: Bool) {
    if run.last != 0, seen.insert(1 << 60 | UInt64(run.last) << 21 | UInt64(scalar)) {
      append(character: run.last)
      append(character: scalar)
      bytes.append(32)
    }
    if !isLong {
      if seen.insert(2 << 60 | UInt64(scalar)) {
        append(character: scalar)
        bytes.append(32)
      }
      writeSounds(Readings.sounds(of: scalar), after: &run)
    }
    run.last = scalar
  }

  private mutating func writeSounds(_ sounds: UnsafeBufferPointer<UInt16>, after run: inout Run) {
    let table = SyllableTable.shared
    var initials: UInt32 = 0
    for sound in sounds {
      initials |= 1 << UInt32(table.initials[Int(sound)])
      let (high, low) = IndexTokens.code(sound)
      if seen.insert(3 << 60 | UInt64(sound)) {
        append(115, high, low)
      }
      for before in run.sounds
      where seen.insert(4 << 60 | UInt64(before) << 16 | UInt64(sound)) {
        let (first, second) = IndexTokens.code(before)
        append(112, first, second, high, low)
      }
    }
    writeInitials(run.initialsBefore, run.initials, initials)
    run.initialsBefore = run.initials
    run.initials = initials
    run.sounds = sounds
  }

  private mutating func writeInitials(_ first: UInt32, _ second: UInt32, _ third: UInt32) {
    forEachLetter(of: third) { writer, last in
      writer.forEachLetter(of: second) { writer, middle in
        if writer.seen.insert(5 << 60 | UInt64(middle) << 8 | UInt64(last)) {
          writer.append(105, middle, last)
        }
        writer.forEachLetter(of: first) { writer, start in
          if writer.seen.insert(6 << 60 | UInt64(start) << 16 | UInt64(middle) << 8 | UInt64(last))
          {
            writer.append(105, start, middle, last)
          }
        }
      }
    }
  }

  @inline(__always)
  private mutating func forEachLetter(
    of initials: UInt32, _ body: (inout TokenWriter, UInt8) -> Void
  ) {
    var rest = initials
    while rest != 0 {
      body(&self, 97 + UInt8(rest.trailingZeroBitCount))
      rest &= rest - 1
    }
  }

  /// Ends the Latin word that was being read: its beginnings, and its ends when it is a number.
  private mutating func writeWord() {
    guard !word.isEmpty else { return }
    for length in IndexTokens.beginnings where length <= word.count {
      bytes.append(119)
      bytes.append(contentsOf: word.prefix(length))
      bytes.append(32)
    }
    for length in IndexTokens.endings where wordHasDigit && length <= word.count {
      bytes.append(101)
      bytes.append(contentsOf: word.suffix(length))
      bytes.append(32)
    }
    word.removeAll(keepingCapacity: true)
    wordHasDigit = false
  }

  @inline(__always)
  private mutating func append(_ letters: UInt8...) {
    bytes.append(contentsOf: letters)
    bytes.append(32)
  }

  @inline(__always)
  private mutating func append(character scalar: UInt32) {
    UTF8Writer.append(scalar, to: &bytes)
  }
}

/// A set of token keys that is made anew for each record: open addressing, never deleted from.
private struct TokenSet {
  private var slots = [UInt64](repeating: 0, count: 512)
  private var count = 0

  /// Whether the key is new. Keys aren't 0.
  mutating func insert(_ key: UInt64) -> Bool {
    if count * 4 > slots.count * 3 { grow() }
    var place = hash(key)
    while slots[place] != 0 {
      if slots[place] == key { return false }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = key
    count += 1
    return true
  }

  private func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count - 1)
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    count = 0
    for key in old where key != 0 { _ = insert(key) }
  }
}
