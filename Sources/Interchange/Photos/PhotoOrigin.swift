import DomainModel

/// When and where a JPEG photo was taken, as its camera wrote it (EXIF 2.32, CIPA DC-008). Reading
/// never fails: what isn't there, or odd, is nil.
public struct PhotoOrigin: Sendable, Hashable {
  /// When the shutter was released; without an offset the camera's clock counts as +08:00.
  public let takenAt: Instant?
  /// Where, by the camera's receiver.
  public let point: GeoPoint?

  /// Reads the first EXIF segment of a JPEG file.
  public init(jpeg bytes: [UInt8]) {
    let directory = Self.exif(in: bytes).flatMap(TagDirectory.init)
    let camera = directory?.directory(at: 0x8769)
    takenAt = camera.flatMap(Self.time)
    point = directory?.directory(at: 0x8825).flatMap(Self.place)
  }

  /// The TIFF structure behind `Exif`, which stands before the picture itself.
  private static func exif(in bytes: [UInt8]) -> [UInt8]? {
    let header: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var place = 2
    while place + 4 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] != 0xDA {
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let end = place + 2 + length
      guard length >= 2, end <= bytes.count else { return nil }
      let content = bytes[(place + 4)..<end]
      if bytes[place + 1] == 0xE1, content.starts(with: header) {
        return Array(content.dropFirst(header.count))
      }
      place = end
    }
    return nil
  }

  /// `2026:11:23 19:52:04` with `+08:00` beside it where the camera knows its offset.
  private static func time(_ tags: TagDirectory) -> Instant? {
    guard let text = tags.text(0x9003), text.utf8.count == 19 else { return nil }
    let parts = text.split(separator: " ")
    guard parts.count == 2 else { return nil }
    let day = parts[0].replacing(":", with: "-")
    return Instant(rfc3339: "\(day)T\(parts[1])\(tags.text(0x9011) ?? "+08:00")")
      ?? Instant(rfc3339: "\(day)T\(parts[1])+08:00")
  }

  private static func place(_ tags: TagDirectory) -> GeoPoint? {
    guard let latitude = degrees(tags, 2, reference: 1, negative: "S"),
      let longitude = degrees(tags, 4, reference: 3, negative: "W")
    else { return nil }
    // Cameras without a fix write zeros.
    guard latitude != 0 || longitude != 0 else { return nil }
    guard abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
    return GeoPoint(longitude: longitude, latitude: latitude)
  }

  /// Degrees, minutes and seconds.
  private static func degrees(
    _ tags: TagDirectory, _ tag: Int, reference: Int, negative: String
  ) -> Double? {
    guard let parts = tags.ratios(tag), parts.count == 3, let side = tags.text(reference) else {
      return nil
    }
    let degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    return side == negative ? -degrees : degrees
  }
}
