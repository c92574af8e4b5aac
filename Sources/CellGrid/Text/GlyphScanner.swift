internal import CWidthTable

/// A glyph and the cells that it takes.
struct MeasuredGlyph: Hashable, Sendable {
  let glyph: Glyph
  let columns: Int

  @inline(__always)
  init(_ glyph: Glyph, columns: Int) {
    self.glyph = glyph
    self.columns = columns
  }
}

/// Turns any text into glyphs that every terminal draws with the same width.
///
/// Foreign text is cleaned here, in the same pass that measures it: invisible controls go, joined
/// emoji become their first one, marks are limited, what has no certain width becomes `〓`.
struct GlyphScanner: IteratorProtocol, Sequence {
  private var scalars: String.UnicodeScalarView.Iterator
  private var ahead: Unicode.Scalar?
  /// Signs of a stand-in still to give, last first.
  private var queued: [MeasuredGlyph] = []
  private let ambiguous: Int32
  private let keepsRightToLeft: Bool

  init(_ text: String, ambiguous: Int, rightToLeft: RightToLeft = .standIn) {
    scalars = text.unicodeScalars.makeIterator()
    self.ambiguous = ambiguous == 2 ? 2 : 1
    keepsRightToLeft = rightToLeft == .kept
    ahead = scalars.next()
  }

  @inline(__always)
  mutating func next() -> MeasuredGlyph? {
    guard let scalar = ahead, queued.isEmpty else { return queued.popLast() ?? nextCleaned() }
    let value = scalar.value
    let following = scalars.next()
    // Almost all text is ASCII or ideographs followed by the same: no table is asked for these.
    let isFollowedPlainly =
      following.map { $0.value < 0x300 || GlyphScanner.isPlainWide($0.value) } ?? true
    if isFollowedPlainly {
      if value >= 0x20 && value < 0x7F {
        ahead = following
        return MeasuredGlyph(Glyph(scalar), columns: 1)
      }
      if GlyphScanner.isPlainWide(value) {
        ahead = following
        return MeasuredGlyph(Glyph(scalar), columns: 2)
      }
    }
    ahead = following
    return cleaned(scalar) ?? nextCleaned()
  }

  /// Ideographs and kana of plane 0: two cells everywhere since there are terminals.
  @inline(__always)
  static func isPlainWide(_ value: UInt32) -> Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0xFF01 && value <= 0xFF5E)
      || (value >= 0x3001 && value <= 0x3020) || (value >= 0x30A1 && value <= 0x30FA)
  }

  private mutating func nextCleaned() -> MeasuredGlyph? {
    while let scalar = ahead {
      ahead = scalars.next()
      if let glyph = cleaned(scalar) { return glyph }
    }
    return nil
  }

  /// One glyph beginning with this scalar; nil when nothing of it is shown.
  private mutating func cleaned(_ scalar: Unicode.Scalar) -> MeasuredGlyph? {
    switch ScalarClass(scalar) {
    case .narrow: MeasuredGlyph(absorbingMarks(ScalarClass.plain(scalar)), columns: 1)
    case .wide where scalar.isYoungIdeograph && !keepsRightToLeft: unknown(scalar)
    case .wide: MeasuredGlyph(absorbingMarks(scalar), columns: 2)
    case .ambiguous: MeasuredGlyph(absorbingMarks(scalar), columns: Int(ambiguous))
    case .mark: nil
    case .format: scalar.isLineSeparator ? MeasuredGlyph(.space, columns: 1) : nil
    case .unknown: unknown(scalar)
    case .rightToLeft: rightToLeft(scalar)
    }
  }

  private mutating func unknown(_ scalar: Unicode.Scalar) -> MeasuredGlyph? {
    switch scalar.value {
    case 0x09, 0x0A: return MeasuredGlyph(.space, columns: 1)
    case 0..<0x20, 0x7F..<0xA0: return nil
    default:
      _ = absorbingMarks(scalar)
      return MeasuredGlyph(.unknown, columns: 2)
    }
  }

  /// Joins what belongs into the same cell: marks, and emoji glued on by a joiner or a skin tone.
  private mutating func absorbingMarks(_ base: Unicode.Scalar) -> Glyph {
    var glyph = Glyph(base)
    while let following = ahead, following.value >= 0x300 {
      switch ScalarClass(following) {
      case .mark: glyph = glyph.adding(mark: following)
      case .format where !following.isLineSeparator:
        ahead = scalars.next()
        let isJoined = following.value == 0x200D && base.isPictograph
        if isJoined, let next = ahead, next.isPictograph { ahead = scalars.next() }
        continue
      case .wide where following.isSkinTone && base.isPictograph: break
      default: return glyph
      }
      ahead = scalars.next()
    }
    return glyph
  }

  /// A right-to-left run reorders the whole line in some terminals, across columns; in lists a
  /// sign in tortoise-shell brackets stands for it.
  private mutating func rightToLeft(_ first: Unicode.Scalar) -> MeasuredGlyph? {
    if keepsRightToLeft { return MeasuredGlyph(absorbingMarks(first), columns: 1) }
    var run = RightToLeftRun()
    run.add(first)
    while let scalar = ahead, endsLater(scalar) {
      run.add(scalar)
      ahead = scalars.next()
    }
    queued = run.standIn.reversed().map { MeasuredGlyph(Glyph($0), columns: 2) }
    return queued.popLast()
  }

  /// True when the run goes on with this scalar: a letter, or neutral signs with a letter behind.
  private func endsLater(_ scalar: Unicode.Scalar) -> Bool {
    switch ScalarClass(scalar) {
    case .rightToLeft, .mark, .format: return !scalar.isLineSeparator
    case .narrow where scalar.isNeutralInRun: break
    default: return false
    }
    var rest = scalars
    while let next = rest.next() {
      switch ScalarClass(next) {
      case .rightToLeft: return true
      case .mark, .format: continue
      case .narrow where next.isNeutralInRun: continue
      default: return false
      }
    }
    return false
  }
}
