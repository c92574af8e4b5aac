import DomainModel
import JSONDiff

/// An order's checklist: a line a point with its sign, and when it was ticked.
struct ChecklistAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let (done, total) = (output["done"]?.int ?? 0, output["total"]?.int ?? 0)
    let points = (output["items"]?.array ?? []).enumerated().map { index, point in
      let at = point["doneAt"]?.string.flatMap(Instant.init(rfc3339:))?.localText(.minute)
      let title = [point["title"]?.string, at].compactMap { $0 }.joined(separator: "  ")
      return sheet.cut("\(at == nil ? "[ ]" : "[x]") \(index + 1) \(title)")
    }
    return ["\(output["name"]?.string ?? "")  \(done)/\(total)"] + points
  }
}
