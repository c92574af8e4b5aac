import CellGrid

/// The bytes between the introducer and the final byte of a control sequence.
struct ControlBytes: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var isTooLong = false
  // The longest answer known, DA1 of terminals with all extensions, stays far below this.
  private static let limit = 96

  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ byte: UInt8) {
    if bytes.count < Self.limit { bytes.append(byte) } else { isTooLong = true }
  }
}

/// A control sequence taken apart (ECMA-48, 5.4).
struct ControlSequence: Sendable {
  /// `?`, `>`, `<`, `=` before the parameters, else nil.
  let prefix: UInt8?
  /// Parameters; an empty one is nil. Sub-parameters are dropped.
  let parameters: [Int?]
  /// Bytes between the parameters and the final byte.
  let intermediates: [UInt8]
  /// The byte that tells what it is.
  let final: UInt8

  /// Nil for a sequence that breaks the grammar or is too long for any known one.
  init?(_ content: ControlBytes, final: UInt8) {
    guard !content.isTooLong else { return nil }
    var rest = content.bytes[...]
    prefix = rest.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
    if prefix != nil { rest.removeFirst() }
    let middle = rest.firstIndex { $0 < 0x30 } ?? rest.endIndex
    intermediates = Array(rest[middle...])
    guard intermediates.allSatisfy({ $0 < 0x30 }) else { return nil }
    let fields = rest[..<middle].split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    parameters = middle == rest.startIndex ? [] : fields.map(Self.number)
    self.final = final
  }

  /// The parameter, or a value for one that isn't there.
  func parameter(_ index: Int, default value: Int) -> Int {
    guard index < parameters.count else { return value }
    return parameters[index] ?? value
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.prefix { $0 != UInt8(ascii: ":") }
    guard digits.count < 10 else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
