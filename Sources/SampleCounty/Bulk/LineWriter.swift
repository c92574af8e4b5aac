/// Puts canonical JSON lines together byte by byte.
///
/// A million documents through a tree of values and a canonical writer took four times as long;
/// the templates here are written in canonical order instead, and a test compares.
struct LineWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Text that needs no escaping.
  mutating func text(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func digits(_ value: Int, width: Int) {
    var divisor = 1
    for _ in 1..<max(width, 1) { divisor *= 10 }
    while value / divisor > 9 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(0x30 + value / divisor % 10))
      divisor /= 10
    }
  }

  /// A version 7 UUID.
  mutating func uuid(milliseconds: Int64, random: inout SeededRandom) {
    let high = UInt64(bitPattern: milliseconds) << 16 | 0x7000 | (random.next() & 0x0fff)
    let low = 0x8000_0000_0000_0000 | (random.next() >> 2)
    hex(high >> 32, digits: 8)
    bytes.append(0x2d)
    hex(high >> 16 & 0xffff, digits: 4)
    bytes.append(0x2d)
    hex(high & 0xffff, digits: 4)
    bytes.append(0x2d)
    hex(low >> 48, digits: 4)
    bytes.append(0x2d)
    hex(low & 0xffff_ffff_ffff, digits: 12)
  }

  private mutating func hex(_ value: UInt64, digits: Int) {
    var shift = UInt64(digits * 4)
    while shift > 0 {
      shift -= 4
      let nibble = UInt8(value >> shift & 15)
      bytes.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
    }
  }
}
