import CellGrid
import DomainModel
import JSONDiff

/// The detail of a plan, a task or a rectification: subject, course of the check, findings.
struct InspectionDetail {
  let subject: DetailSubject

  private var record: Record { subject.record }
  private var sections: DetailSections { DetailSections(subject) }

  var blocks: [DetailBlock] {
    let sections = sections
    return [sections.title(subject.title, marks: marks)]
      + [sections.fields(Self.header)]
      + sections.section("检查项", "Answers", [.timeline(answers)])
      + sections.text("opinion")
      + sections.text("order")
      + sections.section("整改报告", "Reports", [.timeline(reports)])
      + sections.section("抽取", "Draw", [sections.fields(["commitment", "draw", "ratios"])])
      + sections.course
      + sections.notes
      + sections.remaining(shown: Self.header + Self.elsewhere)
  }

  private static let header = [
    "number", "subject", "checkKind", "source", "unit", "jointWith", "inspectors", "helpers",
    "units", "from", "to", "plan", "inspection", "dueAt", "notice", "entry", "result", "items",
    "referredTo",
  ]
  private static let elsewhere = [
    "title", "answers", "opinion", "order", "reports", "commitment", "draw", "ratios", "overdue",
    "capUsed", "place",
  ]

  private var marks: [RowText] {
    guard let type = record.type else { return [] }
    return [RowText(type.title(subject.language), .muted)]
  }

  /// An answer says its item's code, the verdict and the note; a finding stands out by word.
  private var answers: [DetailMoment] {
    (record["answers"]?.array ?? []).map { answer in
      let result = answer["result"].map { sections.members.text($0, path: "answers.result") }
      let item = answer["id"]?.string?.split(separator: ":").dropFirst().joined(separator: ":")
      let words = [result, answer["value"]?.string, answer["note"]?.string].compactMap { $0 }
      return DetailMoment(item ?? "", words.joined(separator: "  "))
    }
  }

  private var reports: [DetailMoment] {
    (record["reports"]?.array ?? []).map { report in
      let at = report["at"]?.string.flatMap(Instant.init(rfc3339:))
      return DetailMoment(
        String(at?.localText(.minute).dropFirst(5) ?? ""), report["text"]?.string ?? "")
    }
  }
}
