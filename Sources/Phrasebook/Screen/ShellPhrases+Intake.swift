import DomainModel

extension ShellPhrases {
  package static let relatedTitle = Phrase("来电人与相似件", "Caller and orders alike")
  package static let relatedEarlier = Phrase("来电人先前的", "Of this caller")
  package static let relatedAlike = Phrase("相似的", "Alike")
  package static let relatedNone = Phrase("没有先前的或相似的。", "None of the caller, none alike.")
  package static let relatedWaits = Phrase(
    "填了电话、标题或地点就列出。", "Phone, title or place bring them up.")

  /// The keys of the sheet, where the form has them.
  package static let relatedHints = [
    (key: "F8", title: Phrase("并入所选", "join the chosen")),
    (key: "Ctrl-n", title: Phrase("选下一件", "choose next")),
    (key: "Ctrl-t", title: Phrase("看相似件", "orders alike")),
  ]

  /// The key of templates, where a text may come from one.
  package static let templateHints = [(key: "Ctrl-t", title: Phrase("模板", "templates"))]

  /// The key of clauses, where a reply may cite some.
  package static let sourcesHints = [(key: "F8", title: Phrase("可引条款", "clauses to cite"))]

  /// Asks before a caller is joined to a known case.
  package static func joining(_ number: String, _ title: String, phone: String) -> Phrase {
    Phrase(
      "登记来电 \(phone)，并入 \(number)\(title)\n来电人的编号、联系方式、答复和回访各自保留；没填的按该件补上",
      "Register the caller \(phone) and join to \(number)\(title)\n"
        + "Number, contact, reply and visit stay the caller's; what is empty is the case's")
  }

  package static func cannotJoin(_ state: Phrase) -> Phrase {
    Phrase(
      "所选的件“\(state.chinese)”，不能并入。请另登记。",
      "The chosen order is “\(state.english)” and can't be joined. Register a new one.")
  }

  package static let regionUnknown = Phrase("没有这个区划，请从列出的选", "no such region; choose one")
}
