internal import CWidthTable

/// What a scalar is on a grid, from the pinned table.
enum ScalarClass: Int32 {
  case narrow = 0
  case mark, wide, ambiguous, unknown, format, rightToLeft

  init(_ scalar: Unicode.Scalar) {
    self = ScalarClass(rawValue: dutydesk_width_class(scalar.value)) ?? .unknown
  }

  /// Flags are two letters that some terminals join into one picture; the letters are certain.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x1F1E6...0x1F1FF: Unicode.Scalar(UInt8(scalar.value - 0x1F1E6 + 0x41))
    case 0xA0: " "
    default: scalar
    }
  }
}

extension Unicode.Scalar {
  var isLineSeparator: Bool { value == 0x2028 || value == 0x2029 }

  /// Ideographs of the third plane (Unicode 13 and later): terminals in use, tmux 3.3 among them,
  /// still draw them in one cell, which would shift all that follows.
  var isYoungIdeograph: Bool { value >= 0x30000 && value <= 0x3FFFF }

  var isSkinTone: Bool { value >= 0x1F3FB && value <= 0x1F3FF }

  /// Signs that emoji sequences are made of.
  var isPictograph: Bool {
    switch value {
    case 0x1F000...0x1FAFF, 0x2190...0x2BFF, 0x203C, 0x2049, 0x3030, 0x303D, 0x3297, 0x3299: true
    default: false
    }
  }

  /// Signs that take the direction of the letters around them.
  var isNeutralInRun: Bool {
    switch value {
    case 0x20...0x2F, 0x3A...0x3F, 0xA0: true
    default: false
    }
  }
}
