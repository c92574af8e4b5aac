/// The encodings of tables.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// UTF-8 with a byte order mark, which spreadsheets look for.
  case utf8WithMark = "utf-8-bom"
  /// GB 18030, the national encoding; it contains GBK and GB 2312.
  case gb18030

  /// What stands before the first character.
  public var mark: [UInt8] {
    switch self {
    case .utf8, .gb18030: []
    case .utf8WithMark: TextEncoding.utf8Mark
    }
  }

  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  static let gb18030Mark: [UInt8] = [0x84, 0x31, 0x95, 0x33]
}

/// Text in bytes of an encoding.
enum EncodedText {
  /// The text, or the index of the first byte that isn't of the encoding.
  enum Decoded: Equatable {
    case text(String)
    case invalid(at: Int)
  }

  static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> Decoded {
    if bytes.allSatisfy({ $0 < 0x80 }) { return .text(String(decoding: bytes, as: UTF8.self)) }
    switch encoding {
    case .utf8, .utf8WithMark:
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return .invalid(at: firstInvalid(bytes))
      }
      return .text(text)
    case .gb18030: return GB18030.decoded(bytes)
    }
  }

  /// The bytes of a text, nil for a character that the encoding lacks.
  static func encoded(_ text: String, _ encoding: TextEncoding) -> [UInt8]? {
    switch encoding {
    case .utf8, .utf8WithMark: Array(text.utf8)
    case .gb18030: GB18030.encoded(text)
    }
  }

  /// UTF-8 repaired differs from what was there at the first wrong byte.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    let repaired = String(decoding: bytes, as: UTF8.self).utf8
    return zip(bytes, repaired).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? bytes.count
  }
}
