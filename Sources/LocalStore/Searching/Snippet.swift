import ChineseText

/// The words around what was searched for.
enum Snippet {
  private static let before = 12
  private static let length = 60

  /// From the first of the texts that has one of the words; the beginning of the first text when
  /// none has it as it stands; empty without texts.
  static func of(_ query: String, in texts: [String]) -> String {
    let needles = SearchKeys.needles(of: query)
    for text in texts {
      let characters = text.map { $0.isNewline ? " " : $0 }
      for needle in needles {
        guard let place = place(of: needle, in: characters) else { continue }
        return cut(characters, around: place)
      }
    }
    return cut(Array(texts.first ?? ""), around: 0)
  }

  private static func place(of needle: String, in characters: [Character]) -> Int? {
    let wanted = Array(needle)
    let folded = characters.map { SearchKeys.folded(String($0)).first ?? $0 }
    guard let first = wanted.first, folded.count >= wanted.count else { return nil }
    return (0...(folded.count - wanted.count)).first { start in
      folded[start] == first && folded[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  private static func cut(_ characters: [Character], around place: Int) -> String {
    let start = max(0, place - before)
    let end = min(characters.count, start + length)
    return (start > 0 ? "…" : "") + String(characters[start..<end])
      + (end < characters.count ? "…" : "")
  }
}
