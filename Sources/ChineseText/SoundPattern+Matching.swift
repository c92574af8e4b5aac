/// A folded text as a pattern sees it.
struct SoundedText {
  let scalars: [UInt32]
  /// Offsets of the scalars that aren't marks or white space.
  let elements: [Int]

  init(_ scalars: [UInt32]) {
    self.init(scalars, elements: PinyinText.elements(of: scalars))
  }

  init(_ scalars: [UInt32], elements: [Int]) {
    self.scalars = scalars
    self.elements = elements
  }
}

extension SoundPattern {
  /// How a pattern was found, and the elements it covers.
  struct Found {
    let isInitials: Bool
    let elements: Range<Int>
  }

  /// The first place where the pattern fits, initials before syllables. With `takesLetters` a
  /// letter of the query may stand for the same letter of the text (`xjcap` for 新建 CAP).
  func firstMatch(in text: SoundedText, takesLetters: Bool = false) -> Found? {
    for start in text.elements.indices {
      if isInitials || takesLetters,
        let end = initialsEnd(in: text, from: start, takesLetters: takesLetters)
      {
        return Found(isInitials: true, elements: start..<end)
      }
      if let end = piecesEnd(in: text, from: start, at: 0) {
        return Found(isInitials: false, elements: start..<end)
      }
    }
    return nil
  }

  private func initialsEnd(
    in text: SoundedText, from start: Int, takesLetters: Bool
  ) -> Int? {
    guard start + scalars.count <= text.elements.count else { return nil }
    for offset in scalars.indices {
      let scalar = text.scalars[text.elements[start + offset]]
      let wanted = scalars[offset]
      let isLetter = wanted >= 0x61 && wanted <= 0x7A
      if scalar == wanted, !isLetter || takesLetters { continue }
      guard isLetter, hasInitial(wanted, scalar) else { return nil }
    }
    return start + scalars.count
  }

  private func hasInitial(_ letter: UInt32, _ scalar: UInt32) -> Bool {
    let initials = SyllableTable.shared.initials
    return Readings.sounds(of: scalar).contains { UInt32(initials[Int($0)]) == letter - 0x61 }
  }

  private func piecesEnd(in text: SoundedText, from element: Int, at position: Int) -> Int? {
    if position == scalars.count { return element }
    guard element < text.elements.count else { return nil }
    let scalar = text.scalars[text.elements[element]]
    for piece in pieces[position] where accepts(piece, at: position, scalar) {
      if let end = piecesEnd(in: text, from: element + 1, at: piece.end) { return end }
    }
    return nil
  }

  private func accepts(_ piece: Piece, at position: Int, _ scalar: UInt32) -> Bool {
    if piece.syllables.isEmpty { return scalars[position] == scalar }
    return Readings.sounds(of: scalar).contains { piece.syllables.contains($0) }
  }
}
