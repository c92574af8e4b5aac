/// Keys as they come while a Chinese input method is on, and the keys that they stand for.
///
/// Only for places where keys are commands; in a field the text stays as typed.
public struct FullWidthKeys {
  /// Chinese punctuation and what stands on the same key of a Latin keyboard.
  public static let punctuation: [Character: Character] = [
    "，": ",", "。": ".", "、": "/", "；": ";", "：": ":", "？": "?", "！": "!",
    "（": "(", "）": ")", "【": "[", "】": "]", "《": "<", "》": ">", "「": "{", "」": "}",
    "『": "{", "』": "}", "〈": "<", "〉": ">", "〔": "[", "〕": "]",
    "‘": "'", "’": "'", "“": "\"", "”": "\"",
    "￥": "$", "¥": "$", "…": "^", "—": "_", "·": "`", "～": "~", "｜": "|",
    "\u{3000}": " ",
  ]

  /// The key that was meant; other keys, and Han text, come back as they are.
  public static func normalised(_ key: KeyEvent) -> KeyEvent {
    guard case .character(let character) = key else { return key }
    if let plain = punctuation[character] { return .character(plain) }
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return key }
    return .character(Character(plain))
  }

  /// The keys that were meant, in order. An input method sends `……` and `——` as two signs for
  /// one key, so a pair becomes one key.
  public static func normalised(_ keys: [KeyEvent]) -> [KeyEvent] {
    var result: [KeyEvent] = []
    var index = keys.startIndex
    while index < keys.endIndex {
      result.append(normalised(keys[index]))
      let isPair = isPaired(keys[index]) && keys.dropFirst(index + 1).first == keys[index]
      index += isPair ? 2 : 1
    }
    return result
  }

  /// True for signs that an input method sends twice for one stroke of a key. A loop that reads
  /// keys one by one drops the second one when it comes in the same read.
  public static func isPaired(_ key: KeyEvent) -> Bool {
    key == .character("…") || key == .character("—")
  }

  /// True for text that no Latin key stands for: typed in a list it opens the filter.
  public static func isHanText(_ key: KeyEvent) -> Bool {
    guard case .character(let character) = key, let scalar = character.unicodeScalars.first else {
      return false
    }
    return scalar.properties.isIdeographic
  }
}
