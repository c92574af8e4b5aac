import DomainModel

extension ShellPhrases {
  /// Said before a row in linear mode.
  package static let flaggedWord = Phrase("我的标记", "My flag")
}
