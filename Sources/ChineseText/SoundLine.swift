import CChineseReadings

/// A line of sounds with several choices at some places, and the lines that spell them out.
///
/// All combinations of a whole title would double with every polyphone. What is looked for is
/// short, so each polyphone takes its other readings alone and together with the next one, in a
/// window: any query of up to `margin` + 1 characters is found in which at most two polyphones,
/// neighbours among polyphones, have another reading than their commonest.
struct SoundLine {
  let places: [SoundPlace]
  let form: SoundForm
  /// How many characters stand to either side.
  let margin: Int

  /// Appends the commonest line and the others, a separator after each.
  func append(to bytes: inout [UInt8]) {
    append(places.indices, to: &bytes)
    var before: Int?
    for place in places.indices {
      let count = places[place].count(form)
      guard count > 1 else { continue }
      for choice in 1..<count {
        append(window(place, place), to: &bytes, place, choice)
        guard let neighbour = before, place - neighbour <= margin else { continue }
        for other in 1..<places[neighbour].count(form) {
          append(window(neighbour, place), to: &bytes, place, choice, neighbour, other)
        }
      }
      before = place
    }
  }

  /// The stretch in which a query of `margin` + 1 characters may reach both places.
  private func window(_ first: Int, _ last: Int) -> Range<Int> {
    max(0, last - margin)..<min(places.count, first + margin + 1)
  }

  private func append(
    _ window: Range<Int>, to bytes: inout [UInt8],
    _ place: Int = -1, _ choice: Int = 0, _ neighbour: Int = -1, _ other: Int = 0
  ) {
    for each in window {
      let picked = each == place ? choice : each == neighbour ? other : 0
      places[each].append(form, picked, to: &bytes)
    }
    bytes.append(SearchKeys.fieldSeparator)
  }
}

/// How much of each sound a line has.
enum SoundForm {
  case initials
  case syllables
}

/// A character of a line and what it may sound like, commonest first; itself where it has no
/// reading. Nothing is kept but a number and a place in the constant table: texts of a whole store
/// go through here.
struct SoundPlace {
  private let scalar: UInt32
  private let sounds: UnsafeBufferPointer<UInt16>

  init(_ scalar: UInt32) {
    self.scalar = scalar
    sounds = Readings.sounds(of: scalar)
  }

  var hasSounds: Bool { !sounds.isEmpty }

  /// How many choices there are; readings with one initial are one choice of initials.
  func count(_ form: SoundForm) -> Int {
    guard sounds.count > 1, form == .initials else { return max(sounds.count, 1) }
    return sounds.indices.count { isFirstOfItsInitial($0) }
  }

  func append(_ form: SoundForm, _ choice: Int, to bytes: inout [UInt8]) {
    guard hasSounds else { return UTF8Writer.append(scalar, to: &bytes) }
    switch form {
    case .initials: bytes.append(initial(choice))
    case .syllables:
      guard var letter = readings_syllable(Int32(sounds[choice])) else { return }
      while letter.pointee != 0 {
        bytes.append(UInt8(bitPattern: letter.pointee))
        letter += 1
      }
    }
  }

  private func initial(_ choice: Int) -> UInt8 {
    var passed = 0
    for index in sounds.indices where isFirstOfItsInitial(index) {
      if passed == choice { return letter(index) }
      passed += 1
    }
    return letter(0)
  }

  private func isFirstOfItsInitial(_ index: Int) -> Bool {
    !sounds[..<index].contains { letter(of: $0) == letter(index) }
  }

  private func letter(_ index: Int) -> UInt8 { letter(of: sounds[index]) }

  private func letter(of sound: UInt16) -> UInt8 {
    UInt8(ascii: "a") + SyllableTable.shared.initials[Int(sound)]
  }
}
