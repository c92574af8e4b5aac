/// The number that these ASCII digits write, or nil when one isn't a digit or there are none.
func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
  var value = 0
  for byte in bytes {
    guard byte >= 0x30, byte <= 0x39 else { return nil }
    value = value * 10 + Int(byte - 0x30)
  }
  return value
}

/// The number with zeros before it up to the given number of digits.
func padded(_ value: Int, _ digits: Int) -> String {
  let text = String(abs(value))
  let zeros = String(repeating: "0", count: max(0, digits - text.utf8.count))
  return (value < 0 ? "-" : "") + zeros + text
}
