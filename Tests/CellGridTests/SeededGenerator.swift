/// SplitMix64: the same numbers on every machine for a seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts that terminals have been seen to break on.
enum OddTexts {
  static let pieces = [
    "a", "Z9", " ", "水", "漫楼道", "，", "“", "”", "…", "—", "㐂", "𠮷", "\u{323AF}", "⚠\u{FE0F}",
    "👨\u{200D}👩\u{200D}👧", "👍🏽", "🇨🇳", "e\u{301}", "e\u{301}\u{302}\u{303}\u{304}", "\u{301}",
    "ئابدۇللا", "محمد", "\u{202E}", "\u{200B}", "\u{FEFF}", "\t", "\n", "\u{1B}[31m", "\u{0}",
    "\u{E123}", "\u{10FFFF}", "한\u{1100}\u{1161}\u{11A8}", "●▲", "│", "हिन्दी", "ก็",
    "1\u{FE0F}\u{20E3}",
    "ｱ", "Ａ", "\u{3000}", "℃", "①", "〓", "་ཀྱི",
  ]

  static func text(using generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...12, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }
}
