/// A directory of tags in a TIFF structure (TIFF 6.0, section 2). Every offset comes from the file and
/// is held to its bounds; an entry that points beyond them isn't there.
struct TagDirectory {
  private let bytes: [UInt8]
  private let isLittleEndian: Bool
  private let start: Int

  /// The first directory; nil for anything that is no TIFF structure.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 8, bytes[0] == bytes[1], bytes[0] == 0x49 || bytes[0] == 0x4D else {
      return nil
    }
    let header = TagDirectory(bytes, isLittleEndian: bytes[0] == 0x49, start: 0)
    guard header.number(at: 2, bytes: 2) == 42, let first = header.number(at: 4, bytes: 4) else {
      return nil
    }
    self.init(bytes, isLittleEndian: header.isLittleEndian, start: first)
  }

  private init(_ bytes: [UInt8], isLittleEndian: Bool, start: Int) {
    (self.bytes, self.isLittleEndian, self.start) = (bytes, isLittleEndian, start)
  }

  /// The directory that a tag points to.
  func directory(at tag: Int) -> TagDirectory? {
    guard let entry = entry(tag), let place = number(at: entry + 8, bytes: 4) else { return nil }
    return TagDirectory(bytes, isLittleEndian: isLittleEndian, start: place)
  }

  /// A text without the zero that ends it.
  func text(_ tag: Int) -> String? {
    guard let (place, count) = content(tag, type: 2, size: 1), count <= 64 else { return nil }
    return String(validating: bytes[place..<(place + count)].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Unsigned ratios; nil where one has nothing below its line.
  func ratios(_ tag: Int) -> [Double]? {
    guard let (place, count) = content(tag, type: 5, size: 8), count <= 8 else { return nil }
    var values: [Double] = []
    for index in 0..<count {
      guard let above = number(at: place + index * 8, bytes: 4),
        let below = number(at: place + index * 8 + 4, bytes: 4), below > 0
      else { return nil }
      values.append(Double(above) / Double(below))
    }
    return values
  }

  /// Where the content of a tag begins, and how many values it has; up to four bytes stand in the
  /// entry itself.
  private func content(_ tag: Int, type: Int, size: Int) -> (place: Int, count: Int)? {
    guard let entry = entry(tag), number(at: entry + 2, bytes: 2) == type,
      let count = number(at: entry + 4, bytes: 4), count <= bytes.count
    else { return nil }
    let place = count * size <= 4 ? entry + 8 : number(at: entry + 8, bytes: 4)
    guard let place, place + count * size <= bytes.count else { return nil }
    return (place, count)
  }

  private func entry(_ tag: Int) -> Int? {
    guard let count = number(at: start, bytes: 2) else { return nil }
    return (0..<count).lazy.map { start + 2 + $0 * 12 }
      .first { number(at: $0, bytes: 2) == tag && $0 + 12 <= bytes.count }
  }

  private func number(at place: Int, bytes count: Int) -> Int? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    let part = bytes[place..<(place + count)]
    return (isLittleEndian ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
  }
}
