import DomainModel
import JSONDiff
import UseCases

/// What is said when a change was taken back or done again: the verb's word instead of its id.
enum UndoSentence {
  static func filled(_ outcome: CommandOutcome, _ verb: Phrase) -> CommandOutcome {
    var filled = outcome
    let items = outcome.output?["items"]?.array ?? []
    let names = items.prefix(3).map { item in
      let record = Record(item.object ?? [:])
      return record.number ?? record.title
    }
    let title = CommandTitles.title(of: outcome.output?["command"]?.string ?? "")
    let rest = items.count > names.count ? items.count : nil
    filled.message = Phrase(
      "\(verb.chinese)：\(title.chinese) \(names.joined(separator: "、"))"
        + (rest.map { " 等 \($0) 条" } ?? ""),
      "\(verb.english): \(title.english) \(names.joined(separator: ", "))"
        + (rest.map { " and others, \($0) in all" } ?? ""))
    return filled
  }
}
