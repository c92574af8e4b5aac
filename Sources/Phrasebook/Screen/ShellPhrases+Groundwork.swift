import DomainModel

extension ShellPhrases {
  /// Heads an order's checklist.
  package static func checklist(_ name: String) -> Phrase {
    Phrase("\(name)（选中打勾，再选去掉）", "\(name) (choosing ticks, again takes it off)")
  }
}
