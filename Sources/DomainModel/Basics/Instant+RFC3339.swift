extension Instant {
  /// Reads an RFC 3339 time with any offset; digits beyond milliseconds are dropped.
  ///
  /// A leap second reads as the first moment of the next minute. Nil when the text isn't such a time.
  public init?(rfc3339 text: String) {
    var text = text
    guard let milliseconds = text.withUTF8({ TimeReader(bytes: $0).milliseconds() }) else {
      return nil
    }
    self.milliseconds = milliseconds
  }

  /// The stored form: UTC with milliseconds, such as `2026-11-23T13:04:37.000Z`.
  public var rfc3339: String {
    let seconds = floorDivide(milliseconds, 1000)
    let days = floorDivide(seconds, 86_400)
    let ofDay = Int(seconds - days * 86_400)
    let date = CivilDate(dayNumber: Int(days))
    var text = TimeText()
    text.put(date)
    text.put(ofDay / 3600, digits: 2, then: ":")
    text.put(ofDay / 60 % 60, digits: 2, then: ":")
    text.put(ofDay % 60, digits: 2, then: ".")
    text.put(Int(milliseconds - seconds * 1000), digits: 3, then: "Z")
    return String(decoding: text.bytes, as: UTF8.self)
  }
}

/// Writes digits in place: each change of an order writes some twenty times.
private struct TimeText {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(24) }

  mutating func put(_ date: CivilDate) {
    let (year, month, day) = date.components
    guard (0...9_999).contains(year) else {
      bytes += Array((date.description + "T").utf8)
      return
    }
    put(year, digits: 4, then: "-")
    put(month, digits: 2, then: "-")
    put(day, digits: 2, then: "T")
  }

  mutating func put(_ number: Int, digits: Int, then mark: Unicode.Scalar) {
    var divisor = digits == 4 ? 1000 : digits == 3 ? 100 : 10
    while divisor > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
    bytes.append(UInt8(ascii: mark))
  }
}

/// Reads the bytes in place: a list of a million records parses some of these for each.
private struct TimeReader {
  let bytes: UnsafeBufferPointer<UInt8>

  func milliseconds() -> Int64? {
    guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] | 0x20 == 0x74,
      bytes[13] == 0x3A, bytes[16] == 0x3A, let year = number(0, 4), let month = number(5, 2),
      let day = number(8, 2), let date = CivilDate(year: year, month: month, day: day),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      hour < 24, minute < 60, second <= 60, let fraction = fraction(),
      let offset = offset(from: fraction.end)
    else { return nil }
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    return (seconds - Int64(offset)) * 1000 + Int64(fraction.milliseconds)
  }

  private func number(_ start: Int, _ digits: Int) -> Int? {
    var value = 0
    for index in start..<start + digits {
      guard IdentifierChecks.isDigit(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }

  private func fraction() -> (milliseconds: Int, end: Int)? {
    guard bytes[19] == 0x2E else { return (0, 19) }
    var end = 20
    var value = 0
    while end < bytes.count, IdentifierChecks.isDigit(bytes[end]) {
      if end < 23 { value = value * 10 + Int(bytes[end] - 0x30) }
      end += 1
    }
    guard end > 20 else { return nil }
    for _ in min(end, 23)..<23 { value *= 10 }
    return (value, end)
  }

  private func offset(from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    if bytes[start] | 0x20 == 0x7A { return start + 1 == bytes.count ? 0 : nil }
    guard bytes.count == start + 6, bytes[start] == 0x2B || bytes[start] == 0x2D,
      bytes[start + 3] == 0x3A, let hours = number(start + 1, 2),
      let minutes = number(start + 4, 2), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return bytes[start] == 0x2D ? -seconds : seconds
  }
}
