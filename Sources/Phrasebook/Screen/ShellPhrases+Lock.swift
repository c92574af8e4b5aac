import DomainModel

/// What the locked workstation says.
extension ShellPhrases {
  package static let lockedMark = Phrase("已锁定", "locked")
  package static let lockedItself = Phrase(
    "十分钟没有按键，已锁定。", "Locked after ten minutes without a key.")
  package static let whoActs = Phrase("谁来操作", "Who acts")
  package static let trying = Phrase("正在核对……", "Trying it …")
  package static let lockedHints = [
    (key: "F9", title: Phrase("输入口令；其他键也一样", "enter the passphrase; any key does"))
  ]
  package static let lockHints = [
    (key: "Enter", title: Phrase("确定", "go on")), (key: "Up Down", title: Phrase("换人", "another")),
    (key: "Esc", title: Phrase("返回", "back")),
  ]
  package static func unlocked(_ name: String) -> Phrase {
    Phrase("\(name) 已解锁。", "\(name) is unlocked.")
  }
  package static func passphraseOf(_ name: String) -> Phrase {
    Phrase("\(name) 的口令（不显示）：", "Passphrase of \(name) (not shown): ")
  }
  package static func needsNoPassphrase(_ name: String) -> Phrase {
    Phrase("\(name) 没有口令，按 Enter 即可。", "\(name) has no passphrase: press Enter.")
  }
  package static let lockedLine = Phrase(
    "已锁定：按任意键，再输入口令。", "Locked: press any key, then enter the passphrase.")
}
