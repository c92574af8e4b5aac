extension Instant {
  /// Reads an RFC 3339 time with any offset; digits beyond milliseconds are dropped.
  ///
  /// A leap second reads as the first moment of the next minute. Nil when the text isn't such a time.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let date = CivilDate(String(text.prefix(10))),
      bytes[10] == 0x54 || bytes[10] == 0x74, bytes[13] == 0x3A, bytes[16] == 0x3A,
      let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16]),
      let second = decimal(bytes[17..<19]), hour < 24, minute < 60, second <= 60,
      let fraction = Instant.fraction(bytes, from: 19),
      let offset = Instant.offset(bytes[fraction.end...])
    else { return nil }
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.milliseconds = (seconds - Int64(offset)) * 1000 + Int64(fraction.milliseconds)
  }

  /// The stored form: UTC with milliseconds, such as `2026-11-23T13:04:37.000Z`.
  public var rfc3339: String {
    let seconds = floorDivide(milliseconds, 1000)
    let days = floorDivide(seconds, 86_400)
    let ofDay = Int(seconds - days * 86_400)
    return CivilDate(dayNumber: Int(days)).description + "T" + padded(ofDay / 3600, 2) + ":"
      + padded(ofDay / 60 % 60, 2) + ":" + padded(ofDay % 60, 2) + "."
      + padded(Int(milliseconds - seconds * 1000), 3) + "Z"
  }

  private static func fraction(_ bytes: [UInt8], from start: Int) -> (milliseconds: Int, end: Int)? {
    guard bytes[start] == 0x2E else { return (0, start) }
    var end = start + 1
    while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
    guard end > start + 1 else { return nil }
    var value = 0
    for position in 0..<3 {
      let index = start + 1 + position
      value = value * 10 + (index < end ? Int(bytes[index] - 0x30) : 0)
    }
    return (value, end)
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    let zone = Array(bytes)
    if zone == [0x5A] || zone == [0x7A] { return 0 }
    guard zone.count == 6, zone[0] == 0x2B || zone[0] == 0x2D, zone[3] == 0x3A,
      let hours = decimal(zone[1..<3]), let minutes = decimal(zone[4..<6]), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return zone[0] == 0x2D ? -seconds : seconds
  }
}
