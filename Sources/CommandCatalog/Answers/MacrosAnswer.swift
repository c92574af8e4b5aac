import DomainModel
import JSONDiff

/// An operator's macros with their steps.
struct MacrosAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let items = output["items"]?.array ?? []
    guard !items.isEmpty else { return [sheet.word("没有宏。", "There are no macros.")] }
    return items.flatMap { item in
      [item["name"]?.string ?? ""]
        + (item["steps"]?.array ?? []).compactMap(\.string).enumerated().flatMap { index, step in
          sheet.wrapped(step, indent: 5, head: "  \(index + 1)")
        }
    }
  }
}
