import DomainModel

/// What the screen says of the terminal that it stands on.
extension ShellPhrases {
  package static let copiedToTmux = Phrase("已放入 tmux 缓冲区", "Put into the buffer of tmux")
  package static let copiedByTerminal = Phrase(
    "已请终端放入剪贴板（OSC 52，终端不回话）", "The terminal was asked to copy it (OSC 52; it gives no answer)")
  package static let copyTooLong = Phrase(
    "超过 6 000 字节，终端剪贴板不收", "Too long for the terminal's clipboard (6 000 bytes)")
  package static let copyNowhere = Phrase("此处没有剪贴板", "There is no clipboard here")

  /// Where a copied text is; `path` is its file.
  package static func copied(_ way: Phrase, path: String?) -> Phrase {
    guard let path else {
      return Phrase(
        "\(way.chinese)；文件没有写成。", "\(way.english); no file could be written.")
    }
    return Phrase("\(way.chinese)；文件 \(path)。", "\(way.english); file \(path).")
  }

  /// Another description of the terminal is used than the one it asked for.
  package static func standIn(for type: String, _ chosen: String) -> Phrase {
    Phrase(
      "这里没有终端类型 \(type) 的说明，按 \(chosen) 使用。",
      "Terminal type \(type) is unknown here; used as \(chosen).")
  }

  package static func linesOnly(_ type: String) -> Phrase {
    let name = type.isEmpty ? Phrase("未设的 TERM", "an unset TERM") : Phrase(type, type)
    return Phrase(
      "终端类型 \(name.chinese) 不能移动光标，改用逐行模式。",
      "Terminal type \(name.english) can't move its cursor, so this is linear mode.")
  }

  package static let editorFailed = Phrase(
    "编辑器没有交回文字，原文不变。可在 EDITOR 里换一个编辑器。",
    "The editor gave no text back, so nothing changed. EDITOR names another one.")

  /// The locale's character set can't carry Chinese; another locale was chosen, if there is one.
  public static func locale(_ characterSet: String, _ chosen: String?) -> Phrase {
    guard let chosen else {
      return Phrase(
        "区域设置的字符集是 \(characterSet)，本机没有 UTF-8 区域设置，汉字显示不出。请安装 C.UTF-8。",
        "The locale's character set is \(characterSet) and none for UTF-8 is here: install C.UTF-8."
      )
    }
    return Phrase(
      "区域设置的字符集是 \(characterSet)，已改用 \(chosen)。若有乱码，请把终端设为 UTF-8。",
      "The locale's character set is \(characterSet); \(chosen) is used. Set the terminal to UTF-8."
    )
  }
}
