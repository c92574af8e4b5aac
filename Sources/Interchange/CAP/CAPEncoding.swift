import DomainModel

/// The declared encoding of a message, and its text in the one that the parser is given.
enum CAPEncoding {
  /// UTF-8 stays as it is; GB 18030, GBK and GB 2312 are decoded, their declaration taken off.
  /// - Throws: `.inputFormat` for bytes that aren't of the declared encoding.
  static func utf8(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    guard let declaration = declaration(bytes) else { return bytes }
    let name = declaration.lowercased()
    guard ["gb18030", "gbk", "gb2312"].contains(where: name.contains) else { return bytes }
    guard case .text(let text) = EncodedText.decoded(bytes, .gb18030) else {
      throw CAPReader.malformed("the message is not GB 18030, as it says")
    }
    return Array(text.utf8.dropFirst(declaration.utf8.count))
  }

  /// `<?xml … ?>`, which is ASCII in all of these encodings.
  private static func declaration(_ bytes: [UInt8]) -> String? {
    let start = bytes.prefix(200)
    guard start.starts(with: Array("<?xml".utf8)), let end = start.firstIndex(of: 0x3E) else {
      return nil
    }
    return String(decoding: start[...end], as: UTF8.self)
  }
}
