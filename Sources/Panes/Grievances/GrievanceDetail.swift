import CellGrid
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// The detail of an order: what, who, where, its clocks, its course, what stands close.
struct GrievanceDetail {
  let subject: DetailSubject

  private var record: Record { subject.record }
  private var sections: DetailSections { DetailSections(subject) }

  var blocks: [DetailBlock] {
    let sections = sections
    return [sections.title(record.text("title") ?? "", marks: marks)]
      + [sections.fields(Self.header)]
      + clocks
      + reasonOfReturn
      + sections.text("content")
      + sections.text("reply")
      + sections.section("办理", "Handling", [sections.fields(Self.handling)])
      + checklist
      + family
      + visits
      + sections.course
      + similar
      + sections.notes
      + sections.remaining(shown: Self.header + Self.handling + Self.elsewhere)
  }

  private static let header = [
    "number", "source", "contact.name", "contact.phone", "category", "createdAt", "place.name",
    "place.address", "leadUnit", "assignedTo", "coUnits", "assignee",
  ]
  private static let handling = [
    "lane", "laneDetails", "suspension", "extension", "barredUnits", "binding", "direct",
    "citations", "mergedInto", "parent", "round", "agreement", "route",
  ]
  private static let elsewhere = [
    "title", "content", "reply", "kind", "urgency", "contact", "place", "clocks", "visits",
    "confidential", "claim", "before", "clockColour", "overdue", "cards", "track", "anonymous",
  ]

  private var marks: [RowText] {
    let members = sections.members
    return [
      record.text("urgency") == "urgent"
        ? RowText(members.word("! 紧急", "! urgent"), .warning) : nil,
      members.field("kind").map { RowText($0.value, .muted) },
      record["confidential"]?.bool == true
        ? RowText(members.word("保密", "confidential"), .caution) : nil,
    ].compactMap { $0 }
  }

  private var clocks: [DetailBlock] {
    let running = (record["clocks"]?.array ?? []).filter { $0["stoppedAt"] == nil }
    let fields = running.compactMap { clock -> DetailField? in
      guard let due = clock["dueAt"]?.string.flatMap(Instant.init(rfc3339:)) else { return nil }
      let left = TimeLeft(until: due, now: subject.now)
      let step = clock["id"]?.string ?? ""
      let provisional =
        clock["provisional"]?.bool == true ? sections.members.word(" 暂", " prov.") : ""
      return DetailField(
        sections.members.text(.string(step), path: "clocks.id"),
        "\(due.localText(.minute)) (\(left.trimmed(subject.language)))\(provisional)", left.role)
    }
    return sections.section("时限", "Due", [.fields(fields)])
  }

  /// Why it came back, while that has to be judged.
  private var reasonOfReturn: [DetailBlock] {
    let step = (record["steps"]?.array ?? []).last { $0["command"] == "return" }
    guard record.status == "returned", let reason = step?["reason"]?.string else { return [] }
    let unit = step?["unit"]?.string.map { subject.nameOf($0) ?? $0 }
    let words = [unit, reason].compactMap { $0 }.joined(separator: "  ")
    return sections.section("退单理由", "Reason of the return", [.paragraph(words, .caution)])
  }

  private var visits: [DetailBlock] {
    let moments = (record["visits"]?.array ?? []).map { visit in
      let members = sections.members
      let words = ["channel", "reached", "satisfied", "outcome", "text"].compactMap { name in
        visit[name].map {
          "\(members.label("visits." + name)) \(members.text($0, path: "visits." + name))"
        }
      }
      let at = visit["at"]?.string.flatMap(Instant.init(rfc3339:))
      return DetailMoment(
        String(at?.localText(.minute).dropFirst(5) ?? ""), words.joined(separator: "  "))
    }
    return sections.section("回访", "Call-back", [callBack, .timeline(moments)])
  }

  /// What is to be seen to, in the list's order; a sign says what is ticked.
  private var checklist: [DetailBlock] {
    guard let sheet = subject.checklist, !sheet.points.isEmpty else { return [] }
    let done = sheet.points.count { $0.doneAt != nil }
    let moments = sheet.points.map { point in
      DetailMoment(point.doneAt == nil ? "[ ]" : "[x]", point.title)
    }
    return [.heading("\(sheet.name) \(done)/\(sheet.points.count)"), .timeline(moments)]
  }

  /// The first of the orders under a parent, and how many of them still wait for its reply; of an
  /// order under an answered parent that its words are at hand.
  private var family: [DetailBlock] {
    let language = subject.language
    if subject.parentReply != nil {
      return [.paragraph(PanePhrases.parentAnswered(language), .info)]
    }
    guard !subject.under.isEmpty else { return [] }
    let heading = PanePhrases.under(
      subject.under.count, waiting: subject.under.count { $0.awaitsReply })
    let moments = subject.under.prefix(Self.mostUnder).map { order in
      DetailMoment(
        order.number.map { "~\($0.suffix(4))" } ?? "-",
        "\(order.state(language))  \(order.title)")
    }
    let more = subject.under.count - moments.count
    let words = more > 0 ? PanePhrases.moreUnder(more)(language) : ""
    return [.heading(heading(language)), .timeline(moments), .paragraph(words, .muted)]
  }

  private static let mostUnder = 12

  /// How far the calling back is, where somebody still has to call.
  private var callBack: DetailBlock {
    let callBack = CallBack(of: record)
    let isAwaited = record.status == "resolved" || record.status == "merged"
    guard isAwaited, !callBack.attempts.isEmpty else { return .paragraph("", .text) }
    let words = PanePhrases.callBack(callBack, on: subject.now.civilDate)
    return .paragraph(words(subject.language), callBack.isDone ? .muted : .info)
  }

  /// Orders alike: how many, how many from the same place, the nearest by number and title.
  private var similar: [DetailBlock] {
    guard let similar = subject.similar, similar.total > 0 else { return [] }
    let language = subject.language
    let moments = similar.nearest.map { order in
      let reasons = order.reasons.map { PanePhrases.similarity($0)(language) }
      return DetailMoment(
        order.number.map { "~\($0.suffix(4))" } ?? "-",
        ([order.title] + reasons).joined(separator: "  "))
    }
    let heading = PanePhrases.similar(
      similar.total, samePlace: similar.samePlace, days: similar.samePlaceDays,
      isRisk: similar.isRiskCandidate)
    return [.heading(heading(language)), .timeline(moments)]
  }
}
