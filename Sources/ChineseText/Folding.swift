/// What a folded scalar is to a search.
enum ScalarKind {
  /// White space.
  case space
  /// Punctuation and other marks, which matches pass over.
  case mark
  /// `a`–`z` and `0`–`9`.
  case latin
  /// Any other scalar: Chinese, kana, accented letters.
  case character

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: self = .latin
    case 0x4E00...0x9FFF, 0x3400...0x4DBF: self = .character
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      self = .space
    case 0...0x7F, 0x80...0xBF, 0xD7, 0xF7, 0x2010...0x206F, 0x2190...0x2BFF, 0x3001...0x3004,
      0x3008...0x3020, 0x3030, 0x30FB, 0xFE10...0xFE6F, 0xFF5F...0xFF65, 0xFFE0...0xFFFD:
      self = .mark
    default: self = .character
    }
  }
}

/// Text in the one form in which texts and queries are compared.
enum Folding {
  /// Full-width forms as ASCII, lower case, without variation selectors and zero-width scalars;
  /// nil where the scalar goes. Traditional characters stay as they are: their readings match.
  @inline(__always)
  static func folded(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x41...0x5A: scalar + 32
    case 0...0xAC: scalar
    case 0x4E00...0x9FFF: scalar
    case 0xFF21...0xFF3A: scalar - 0xFEE0 + 32
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    case 0x3000: 0x20
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF,
      0xFE00...0xFE0F, 0x180B...0x180F, 0xE0000...0xE0FFF:
      nil
    case 0xC0...0x24F, 0x370...0x556, 0x1E00...0x1FFF: lowerCase(scalar)
    default: scalar
    }
  }

  private static func lowerCase(_ scalar: UInt32) -> UInt32 {
    guard let value = Unicode.Scalar(scalar) else { return scalar }
    let lower = value.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? scalar : scalar
  }

  /// The folded scalars of a text.
  static func scalars(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if let folded = folded(scalar.value) { result.append(folded) }
    }
    return result
  }

  /// A text made of folded scalars.
  static func text(_ scalars: some Sequence<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars {
      if let value = Unicode.Scalar(scalar) { view.append(value) }
    }
    return String(view)
  }
}
