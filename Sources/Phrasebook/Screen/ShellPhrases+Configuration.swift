import DomainModel

/// What is said of the configuration.
extension ShellPhrases {
  package static let configured = Phrase("已重新读入 config.toml。", "config.toml was read again.")
  package static let noChineseSigns = Phrase(
    "此终端没有汉字字形。", "This terminal has no Chinese signs, so it stays English.")
}
