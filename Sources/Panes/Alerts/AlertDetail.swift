import CellGrid
import DomainModel
import JSONDiff
import Phrasebook

/// The detail of an alert with its CAP message, or of an incident, report, shift, supply or team.
struct AlertDetail {
  let subject: DetailSubject

  private var record: Record { subject.record }
  private var sections: DetailSections { DetailSections(subject) }

  var blocks: [DetailBlock] {
    let sections = sections
    return [sections.title(subject.title, marks: marks)]
      + [sections.fields(Self.header)]
      + message
      + sections.section("要素", "Elements", [sections.fields(["elements", "pendingElements"])])
      + sections.section("交接", "Handover", [sections.fields(["handover"])])
      + sections.course
      + sections.notes
      + sections.remaining(shown: Self.header + Self.elsewhere)
  }

  private static let header = [
    "number", "colour", "validity", "areas", "origin", "alertNumber", "unit", "responseLevel",
    "commander", "alerts", "casualties", "channel", "to", "about", "from", "post", "officer",
    "stock", "unitOfMeasure", "minimum", "expiresOn", "place", "owner", "keeper", "skills", "size",
    "leader", "phone", "dueAt", "sentAt", "receivedAt", "of", "incident", "quantity", "returned",
  ]
  private static let elsewhere = [
    "cap", "elements", "pendingElements", "handover", "title", "name", "bounds", "group",
    "identity", "original", "sources", "flaws", "colourUnknown",
  ]

  private var marks: [RowText] {
    guard let type = record.type else { return [] }
    guard type == .alert else {
      return [RowText(type.title(subject.language), .muted)]
    }
    let rank = ["blue": 1, "yellow": 2, "orange": 3, "red": 4][record.text("colour") ?? ""] ?? 0
    return [AlertColour(rank: rank).text(subject.language)] + purpose
  }

  /// What isn't real says so beside its colour.
  private var purpose: [RowText] {
    let purpose = AlertPurpose.of(record)
    guard purpose != .actual, let word = CapWords.value(purpose.rawValue) else { return [] }
    return [RowText(word(subject.language), .warning)]
  }

  /// What the message says, in the order an officer reads it: what, what to do, where, till when.
  private var message: [DetailBlock] {
    guard let info = record["cap"]?["info"]?[0] ?? record["cap"]?["info"] else { return [] }
    let members = sections.members
    func paragraph(_ name: String, _ chinese: String, _ english: String) -> [DetailBlock] {
      guard let text = info[name]?.string, !text.isEmpty else { return [] }
      return [.heading(members.word(chinese, english)), .paragraph(text, .text)]
    }
    let names = [
      "event", "urgency", "severity", "certainty", "senderName", "effective", "onset", "expires",
    ]
    let elements = names.compactMap { name in info[name].map { element(name, $0) } }
    return paragraph("headline", "标题", "Headline")
      + paragraph("description", "内容", "Description")
      + paragraph("instruction", "防御指南", "Instruction")
      + sections.section("报文", "Message", [.fields(elements + areas(info))])
  }

  private func element(_ name: String, _ value: JSON) -> DetailField {
    let words = value.string.flatMap(CapWords.value)?(subject.language)
    return DetailField(
      CapWords.element(name)(subject.language),
      words ?? sections.members.text(value, path: "cap." + name))
  }

  private func areas(_ info: JSON) -> [DetailField] {
    let areas = info["area"]?.array ?? info["area"].map { [$0] } ?? []
    return areas.compactMap { area in
      area["areaDesc"]?.string.map {
        DetailField(sections.members.word("区域", "Area"), $0)
      }
    }
  }
}
