import DomainModel

/// What is said of clauses that a reply rests on.
package enum SourcePhrases {
  package static let none = Phrase(
    "政策库里没有找到相关的现行条款；不作引用，或先把文件加入政策库。",
    "The library has no clause in force on this: cite none, or add the document first.")

  /// A document as officers name it: `《供热管理办法》（历政发〔2024〕3号）`.
  package static func document(_ title: String, _ number: String?) -> String {
    let bare = title.hasPrefix("《") ? title : "《\(title)》"
    return bare + (number.map { "（\($0)）" } ?? "")
  }

  /// The words that a reply takes over from a clause, as they stand there.
  package static func quoted(
    _ title: String, _ number: String?, clause: String, text: String
  ) -> Phrase {
    let document = document(title, number)
    return Phrase("依据\(document)\(clause)：\(text)", "By \(document) \(clause): \(text)")
  }
}
