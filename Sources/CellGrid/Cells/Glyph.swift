/// What one cell shows: a scalar and at most two combining marks, packed into eight bytes so that
/// a screen is plain memory: building and comparing frames never counts references.
public struct Glyph: Hashable, Sendable {
  /// Base in the low 21 bits, then the marks; 0 is the right half of a wide cell.
  let bits: UInt64

  init(bits: UInt64) {
    self.bits = bits
  }

  /// One scalar without marks.
  @inline(__always)
  public init(_ scalar: Unicode.Scalar) {
    bits = UInt64(scalar.value)
  }

  /// The right half of a wide cell: nothing of its own.
  public static let none = Glyph(bits: 0)
  /// An empty cell.
  public static let space = Glyph(" ")
  /// `〓`, the printers' sign for a character that cannot be shown; two cells.
  public static let unknown = Glyph("〓")

  /// True for the right half of a wide cell.
  public var isNone: Bool { bits == 0 }

  /// The base scalar; a space for the right half of a wide cell.
  public var base: Unicode.Scalar {
    bits == 0 ? " " : Unicode.Scalar(UInt32(bits & 0x1F_FFFF)) ?? "\u{FFFD}"
  }

  /// Base and marks, in order; empty for the right half of a wide cell.
  public var scalars: [Unicode.Scalar] {
    var rest = bits
    var result: [Unicode.Scalar] = []
    while rest != 0 {
      if let scalar = Unicode.Scalar(UInt32(rest & 0x1F_FFFF)) { result.append(scalar) }
      rest >>= 21
    }
    return result
  }

  /// The text of the cell; empty for the right half of a wide cell.
  public var string: String {
    var text = ""
    append(to: &text.unicodeScalars)
    return text
  }

  /// Appends the text of the cell without building an array.
  func append(to text: inout String.UnicodeScalarView) {
    var rest = bits
    while rest != 0 {
      if let scalar = Unicode.Scalar(UInt32(rest & 0x1F_FFFF)) { text.append(scalar) }
      rest >>= 21
    }
  }

  /// The glyph with one more mark; a third mark is dropped, as terminals draw it over others.
  func adding(mark: Unicode.Scalar) -> Glyph {
    if bits >> 21 == 0 { return Glyph(bits: bits | UInt64(mark.value) << 21) }
    if bits >> 42 == 0 { return Glyph(bits: bits | UInt64(mark.value) << 42) }
    return self
  }
}

extension Glyph: ExpressibleByUnicodeScalarLiteral {
  /// A sign written in the source.
  public init(unicodeScalarLiteral value: Unicode.Scalar) {
    self.init(value)
  }
}
