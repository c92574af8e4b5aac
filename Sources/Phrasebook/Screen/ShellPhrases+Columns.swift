import DomainModel

extension ShellPhrases {
  package static let columnShown = Phrase("显示", "shown")
  package static let columnHidden = Phrase("不显示", "hidden")
  package static let usualColumns = Phrase("恢复原来的列", "Back to the usual columns")
  package static let lastColumn = Phrase(
    "至少要留一列：先选上另一列，再去掉这一列。",
    "One column must stay: show another one before you hide this one.")
  package static let columnKeys = Phrase(
    "Enter 或数字：显示、不显示  ← →：前移、后移  Esc：完成",
    "Enter or digit: show, hide   Left, Right: move   Esc: done")
}
