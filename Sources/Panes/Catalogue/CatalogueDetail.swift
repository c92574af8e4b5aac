import CellGrid
import DomainModel
import JSONDiff

/// The detail of a catalogue entry with its items, a request, a dispute or a policy's clauses.
struct CatalogueDetail {
  let subject: DetailSubject

  private var record: Record { subject.record }
  private var sections: DetailSections { DetailSections(subject) }

  var blocks: [DetailBlock] {
    let sections = sections
    return [sections.title(subject.title, marks: marks)]
      + [sections.fields(Self.header)]
      + sections.text("abstract")
      + sections.text("purpose")
      + sections.text("claim")
      + sections.text("problem")
      + sections.text("solution")
      + sections.section("数据项", "Items", [.timeline(items)])
      + sections.section("质量", "Quality", [sections.fields(["quality"])])
      + clauses
      + sections.course
      + sections.notes
      + sections.remaining(shown: Self.header + Self.elsewhere)
  }

  private static let header = [
    "code", "number", "classPath", "provider", "responsible", "system", "format", "updateCycle",
    "lastDataAt", "publishedOn", "sharing", "sharingCondition", "sharingBasis", "openness",
    "opennessCondition", "dataLevel", "dataClass", "documentNumber", "issuer", "issuedOn",
    "inForceFrom", "inForceTo", "inForce", "entry", "requester", "basis", "frequency", "volume",
    "term", "dueAt", "decision", "rating", "outcome", "period", "unitOfMeasure", "target", "owner",
    "sourceName", "stage",
  ]
  private static let elsewhere = [
    "name", "title", "abstract", "purpose", "claim", "problem", "solution", "items", "quality",
    "clauses", "kind", "part",
  ]

  private var marks: [RowText] {
    guard let type = record.type else { return [] }
    return [RowText(type.title(subject.language), .muted)]
  }

  private var items: [DetailMoment] {
    (record["items"]?.array ?? []).map { item in
      let level = item["dataLevel"]?.int.map { sections.members.word("\($0)级", "level \($0)") }
      let words = [item["title"]?.string, item["dataType"]?.string, level].compactMap { $0 }
      return DetailMoment(
        item["name"]?.string ?? item.string ?? "", words.joined(separator: "  "))
    }
  }

  /// Clauses keep their identifiers, because replies cite them.
  private var clauses: [DetailBlock] {
    (record["clauses"]?.array ?? []).flatMap { clause -> [DetailBlock] in
      let heading = [clause["id"]?.string, clause["heading"]?.string].compactMap { $0 }
      let text = clause["text"]?.string ?? ""
      return [.heading(heading.joined(separator: "  "))]
        + (text.isEmpty ? [] : [.paragraph(text, .text)])
    }
  }
}
