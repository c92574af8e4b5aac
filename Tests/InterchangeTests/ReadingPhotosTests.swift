import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Reading when and where a photo was taken")
struct ReadingPhotosTests {
  /// Bytes of a TIFF structure, the number's own order first.
  private func bytes(_ value: Int, _ count: Int, _ isLittle: Bool) -> [UInt8] {
    let big = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
    return isLittle ? big.reversed() : big
  }

  /// A JPEG whose EXIF has a time with its offset, and a place in degrees, minutes and seconds.
  private func photo(isLittle: Bool, side: String = "N", time: String = "2026:11:23 19:52:04")
    -> [UInt8]
  {
    let n = { (value: Int, count: Int) in bytes(value, count, isLittle) }
    let entry = { (tag: Int, type: Int, count: Int, value: Int) in
      n(tag, 2) + n(type, 2) + n(count, 4) + n(value, 4)
    }
    let inline = { (tag: Int, text: String) in
      n(tag, 2) + n(2, 2) + n(2, 4) + Array(text.utf8) + [0, 0, 0]
    }
    var tiff = Array((isLittle ? "II" : "MM").utf8) + n(42, 2) + n(8, 4)
    tiff += n(2, 2) + entry(0x8769, 4, 1, 38) + entry(0x8825, 4, 1, 68) + n(0, 4)
    tiff += n(2, 2) + entry(0x9003, 2, 20, 122) + entry(0x9011, 2, 7, 142) + n(0, 4)
    tiff += n(4, 2) + inline(1, side) + entry(2, 5, 3, 149) + inline(3, "E")
    tiff += entry(4, 5, 3, 173) + n(0, 4)
    tiff += Array(time.utf8) + [0] + Array("+08:00".utf8) + [0]
    for part in [36, 1, 39, 1, 3600, 100, 117, 1, 3, 1, 756, 100] { tiff += n(part, 4) }
    let exif = Array("Exif".utf8) + [0, 0] + tiff
    let length = bytes(exif.count + 2, 2, false)
    return [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xE1] + length + exif + [0xFF, 0xDA, 0, 0]
  }

  @Test("Time and place are read in either order of bytes", arguments: [true, false])
  func reads(isLittle: Bool) {
    let origin = PhotoOrigin(jpeg: photo(isLittle: isLittle))

    #expect(origin.takenAt?.rfc3339Local == "2026-11-23T19:52:04+08:00")
    #expect(origin.point?.json == [117.0521, 36.66])
  }

  @Test("South is negative; what is odd is nil, and the rest stays")
  func oddities() {
    #expect(PhotoOrigin(jpeg: photo(isLittle: true, side: "S")).point?.json == [117.0521, -36.66])
    let undated = PhotoOrigin(jpeg: photo(isLittle: true, time: "0000:00:00 00:00:00"))
    #expect(undated.takenAt == nil && undated.point != nil)
    #expect(PhotoOrigin(jpeg: [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]).takenAt == nil)
  }

  @Test("Cut or bent at any byte it is read without harm")
  func hostile() {
    let whole = photo(isLittle: false)
    for end in whole.indices { _ = PhotoOrigin(jpeg: Array(whole[..<end])) }
    for place in whole.indices {
      for value: UInt8 in [0, 0x7F, 0xFF] {
        var bent = whole
        bent[place] = value
        _ = PhotoOrigin(jpeg: bent)
      }
    }
  }
}
