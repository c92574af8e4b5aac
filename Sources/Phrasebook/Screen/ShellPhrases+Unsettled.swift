import DomainModel

/// What the screen says of conflicts and of work that the node refused.
extension ShellPhrases {
  package static let conflictTitle = Phrase("冲突", "Conflict")
  package static let baseSide = Phrase("原值", "Before")
  package static let mineSide = Phrase("提出的", "Proposed")
  package static let theirsSide = Phrase("现有的", "Stands")
  package static let ownValue = Phrase("另填", "Own value")
  package static func undecided(_ count: Int) -> Phrase {
    Phrase("还有 \(count) 项未定", "\(count) still open")
  }
  package static let decided = Phrase("均已选定，按 Enter 解决", "All chosen; Enter settles it")
  package static func alike(_ count: Int, isIncluded: Bool) -> Phrase {
    isIncluded
      ? Phrase("* 同类 \(count) 个一并解决", "* settles \(count) more alike")
      : Phrase("按 * 连同类 \(count) 个", "* adds \(count) alike")
  }
  package static func chosen(_ side: Phrase) -> Phrase {
    Phrase("已选：\(side.chinese)", "Chosen: \(side.english)")
  }
  package static let sideOnly = Phrase(
    "状态和撤销只能取一方：按 1 或 2。", "A state or a deletion takes a side: press 1 or 2.")
  package static let conflictHints = [
    (key: "1", title: Phrase("取提出的", "proposed")),
    (key: "2", title: Phrase("取现有的", "what stands")),
    (key: "3", title: Phrase("另填", "own value")),
    (key: "Enter", title: Phrase("解决", "settle")),
    (key: "n", title: Phrase("下一个", "next")),
    (key: "Esc", title: Phrase("返回", "back")),
  ]

  /// The sentence before conflicts are settled: the record, and what will stand in each field.
  package static func settling(_ subject: String, _ results: [String], alike: Int) -> Phrase {
    let list = results.joined(separator: "\n")
    let more =
      alike > 0
      ? Phrase("\n同类的 \(alike) 个也这样解决。", "\n\(alike) more alike are settled the same way.")
      : Phrase("", "")
    return Phrase(
      "解决冲突：\(subject)\n\(list)\(more.chinese)", "Settle: \(subject)\n\(list)\(more.english)")
  }

  package static let nothingUnsettled = Phrase(
    "没有冲突，也没有被拒的改动。", "No conflicts, and nothing was refused.")
  package static func refused(_ count: Int) -> Phrase {
    Phrase("被拒 \(count)", "\(count) refused")
  }
  package static let amendAndSend = Phrase("改后再发", "Amend and send again")
  package static let sendAsIs = Phrase("原样再发", "Send again as it was")
  package static let giveUp = Phrase("放弃（说明理由，经过里留着）", "Give up (with a reason; history keeps it)")
}
