extension SearchKeys {
  /// Stands between fields, so that nothing matches across two of them.
  static let fieldSeparator: UInt8 = 0x1F

  /// One text in which `instr(filterText, needle)` finds what a list filter accepts: the fields as
  /// they stand, then the initials, then the syllables of those with Chinese in them, all folded
  /// and separated by U+001F. A character with several common readings adds further stretches in
  /// which it takes the others, so that up to eight initials and up to five whole syllables in a
  /// row are found whatever the readings (see `SoundLine` for the bound).
  /// - Parameters:
  ///   - title: the first field.
  ///   - number: taken as it stands, without sounds.
  ///   - names: further fields: unit, place, subject.
  /// - Returns: one line; empty for empty fields.
  /// - Complexity: O(length); 250–550 bytes for a title of 20 characters and two names.
  public static func filterText(title: String, number: String?, names: [String]) -> String {
    let fields = ([title] + names).map(Folding.scalars)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    for field in fields { append(field, to: &bytes) }
    if let number { append(Folding.scalars(number), to: &bytes) }
    let sounded = fields.compactMap(SoundedField.init)
    for field in sounded { field.initials.append(to: &bytes) }
    for field in sounded { field.syllables.append(to: &bytes) }
    if bytes.last == fieldSeparator { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ field: [UInt32], to bytes: inout [UInt8]) {
    guard !field.isEmpty else { return }
    for scalar in field { UTF8Writer.append(scalar, to: &bytes) }
    bytes.append(fieldSeparator)
  }
}

/// A field's sounds: initials and syllables, character by character. Marks are left out; Latin
/// letters and digits stand for themselves.
private struct SoundedField {
  let initials: SoundLine
  let syllables: SoundLine

  /// Nil when nothing in the field has a reading.
  init?(_ scalars: [UInt32]) {
    let places = scalars.compactMap { scalar -> SoundPlace? in
      let kind = ScalarKind(scalar)
      return kind == .character || kind == .latin ? SoundPlace(scalar) : nil
    }
    guard places.contains(where: \.hasSounds) else { return nil }
    initials = SoundLine(places: places, form: .initials, margin: 7)
    syllables = SoundLine(places: places, form: .syllables, margin: 4)
  }
}

/// Encodes single scalars.
enum UTF8Writer {
  /// Appends a scalar's UTF-8 bytes; the scalar comes from a string, so it is a valid one.
  @inline(__always)
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
      return
    }
    if scalar < 0x800 {
      bytes.append(UInt8(0xC0 | scalar >> 6))
    } else if scalar < 0x10000 {
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    } else {
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    }
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  }
}
