import DomainModel

/// What is said of the configuration.
extension ShellPhrases {
  package static let configured = Phrase("已重新读入 config.toml。", "config.toml was read again.")
}
