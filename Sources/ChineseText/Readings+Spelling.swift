extension Readings {
  /// The text with Chinese characters spelled in Latin letters, for terminals without their signs:
  /// the commonest reading of each, without tone. Up to four in a row are taken for a name and
  /// begin with capitals, of longer runs the first does. ü is written `yu`, as in passports
  /// (GB/T 28039-2011, 5.2). Chinese punctuation becomes that of ASCII; other signs
  /// stay, but `?` stands for a character without a known reading.
  /// - Complexity: linear; a text without Chinese is given back as it is.
  public static func spelled(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value >= 0x2010 }) else { return text }
    var spelling = Spelling()
    for scalar in text.unicodeScalars { spelling.add(scalar) }
    return spelling.text
  }
}

/// A text being spelled: a run of syllables waits until it is known how long it is.
private struct Spelling {
  private var written = ""
  private var run: [String] = []
  private static let longestName = 4

  mutating func add(_ scalar: Unicode.Scalar) {
    if let syllable = Readings.syllables(of: scalar).first {
      run.append(syllable.replacing("v", with: "yu"))
    } else {
      let hadRun = !run.isEmpty
      endRun()
      let isUnread = scalar.properties.isIdeographic
      let piece = Self.signs[scalar] ?? (isUnread ? "?" : String(scalar))
      if hadRun, let first = piece.first, first.isWord { written += " " }
      written += piece
    }
  }

  var text: String {
    var whole = self
    whole.endRun()
    return whole.written
  }

  private mutating func endRun() {
    guard !run.isEmpty else { return }
    if let last = written.last, last.isWord { written += " " }
    let capitals = run.count <= Self.longestName ? run.count : 1
    written += run.enumerated().map { index, syllable in
      index < capitals ? syllable.prefix(1).uppercased() + syllable.dropFirst() : syllable
    }.joined(separator: " ")
    run = []
  }

  private static let signs: [Unicode.Scalar: String] = [
    "，": ", ", "、": ", ", "。": ". ", "；": "; ", "：": ": ", "？": "? ", "！": "! ",
    "（": " (", "）": ") ", "“": "\"", "”": "\"", "‘": "'", "’": "'", "《": "\"", "》": "\"",
    "【": " [", "】": "] ", "—": "-", "–": "-", "…": "...", "·": ".", "　": " ", "〓": "?",
  ]
}

extension Character {
  fileprivate var isWord: Bool { isLetter || isNumber }
}
