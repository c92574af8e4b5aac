import DomainModel

/// What is said of macros.
package enum MacroPhrases {
  /// One step: how many were done, how many refused.
  package static func step(_ title: Phrase, done: Int, refused: Int) -> Phrase {
    guard refused > 0 else {
      return Phrase("\(title.chinese) \(done) 件", "\(title.english) \(done)")
    }
    return Phrase(
      "\(title.chinese) \(done) 件，\(refused) 件未办",
      "\(title.english) \(done), \(refused) refused")
  }

  /// All steps in a sentence, and how many were not begun.
  package static func done(_ name: String, _ steps: [Phrase], left: Int) -> Phrase {
    let rest =
      left > 0 ? Phrase("；其后 \(left) 步未执行", "; \(left) more not begun") : Phrase("", "")
    return Phrase(
      "宏“\(name)”：\(steps.map(\.chinese).joined(separator: "；"))\(rest.chinese)",
      "Macro “\(name)”: \(steps.map(\.english).joined(separator: "; "))\(rest.english)")
  }
}
