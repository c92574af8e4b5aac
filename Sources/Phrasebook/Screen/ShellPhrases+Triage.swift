import DomainModel

extension ShellPhrases {
  /// Said when one acts on what somebody else has claimed.
  package static func heldByOther(_ name: String, minutes: Int) -> Phrase {
    Phrase(
      "\(name) 已领取此件，还有 \(minutes) 分钟；您仍可办理。",
      "\(name) has claimed this one for \(minutes) more min; you may still act.")
  }

  /// The same for many.
  package static func heldByOthers(_ count: Int) -> Phrase {
    Phrase("其中 \(count) 件已由他人领取。", "\(count) of them are claimed by others.")
  }

  /// The state waits for nobody.
  package static func nothingAsked(_ state: Phrase) -> Phrase {
    Phrase("“\(state.chinese)”没有下一动作。", "Nothing is asked of “\(state.english)”.")
  }

  package static let asked = Phrase("此状态要做的", "What the state asks")
}
