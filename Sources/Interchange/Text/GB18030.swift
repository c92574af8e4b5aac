import Glibc

/// GB 18030 by the tables of the C library (the edition of 2005 in glibc 2.36).
///
/// 24 code points of private use that the first edition gave to characters Unicode lacked then are
/// no longer written; their bytes read as the characters that Unicode has now.
enum GB18030 {
  /// Bytes that can't be decoded end it, and so does a character cut at the end.
  static func decoded(_ bytes: [UInt8]) -> EncodedText.Decoded {
    switch converted(bytes, from: "GB18030", to: "UTF-8") {
    case .success(let text): .text(String(decoding: text, as: UTF8.self))
    case .failure(let stop): .invalid(at: stop.offset)
    }
  }

  /// The bytes, nil for a text with a code point that GB 18030 doesn't write.
  static func encoded(_ text: String) -> [UInt8]? {
    try? converted(Array(text.utf8), from: "UTF-8", to: "GB18030").get()
  }

  private struct Stop: Error {
    let offset: Int
  }

  private static func converted(
    _ bytes: [UInt8], from: String, to: String
  ) -> Result<[UInt8], Stop> {
    let converter = iconv_open(to, from)
    guard Int(bitPattern: converter) != -1 else { return .failure(Stop(offset: 0)) }
    defer { iconv_close(converter) }
    // GB 18030 has one, two or four bytes where UTF-8 has one to four: neither is ever more than
    // twice the other.
    var output = [CChar](repeating: 0, count: bytes.count * 2 + 4)
    var input = bytes.map { CChar(bitPattern: $0) }
    var left = input.count
    var room = output.count
    let result = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        return iconv(converter, &from, &left, &to, &room)
      }
    }
    guard result != -1, left == 0 else { return .failure(Stop(offset: bytes.count - left)) }
    return .success(output.dropLast(room).map { UInt8(bitPattern: $0) })
  }
}
