import DomainModel
import JSONDiff
import UseCases

/// The rounds of a day: a heading a cell, a line a place in the order of the way, then what nobody has
/// gone to yet.
struct PatrolAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    (output["items"]?.array ?? []).flatMap(round)
      + [left(output["notVisited"]?.int ?? 0)]
  }

  private func round(_ round: JSON) -> [String] {
    let stops = round["stops"]?.array ?? []
    let (metres, visited) = (round["metres"]?.int ?? 0, round["visited"]?.int ?? 0)
    let figures = sheet.word(
      "\(stops.count) 处，约 \(metres) 米，已到 \(visited)",
      "\(stops.count) places, about \(metres) m, \(visited) visited")
    let heading = sheet.cut("\(round["name"]?.string ?? "")  \(figures)")
    return [heading]
      + stops.enumerated().map { index, stop in
        sheet.cut("  \(index + 1)".suffix(4) + " " + self.stop(stop))
      } + [""]
  }

  private func stop(_ stop: JSON) -> String {
    let visited = stop["visitedAt"]?.string.flatMap(Instant.init(rfc3339:))?.localText(.minute)
    let due = stop["dueAt"]?.string.flatMap(Instant.init(rfc3339:))?.localText(.minute)
    let parts = [
      stop["kind"]?.string.flatMap(PatrolStop.Kind.init(rawValue:))?.title(sheet.language),
      stop["number"]?.string.map { "~\($0.suffix(4))" },
      due.map { sheet.word("限 \($0.dropFirst(5))", "due \($0.dropFirst(5))") },
      visited.map { sheet.word("到 \($0.suffix(5))", "at \($0.suffix(5))") },
      stop["title"]?.string,
    ]
    return ([visited == nil ? "[ ]" : "[x]"] + parts.compactMap { $0 }).joined(separator: " ")
  }

  private func left(_ count: Int) -> String {
    count == 0
      ? sheet.word("全部到过。", "All were gone to.")
      : sheet.word("还有 \(count) 处未到。", "\(count) not gone to yet.")
  }
}
