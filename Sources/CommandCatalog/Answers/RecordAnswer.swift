import DomainModel
import JSONDiff
import Phrasebook

/// A record, member by member: what it is called, what it holds in the order of its declaration,
/// its course, and the envelope last. Nothing but the ids of elements is left out.
struct RecordAnswer {
  let sheet: AnswerSheet
  let record: Record
  private let words: AnswerWords

  init(sheet: AnswerSheet, record: JSON) {
    self.sheet = sheet
    self.record = Record(record.object ?? [:])
    revision = record["rev"]
    words = AnswerWords(sheet: sheet, typeName: self.record.typeName)
  }

  private let revision: JSON?

  var lines: [String] {
    guard record["type"] != nil else { return members(record.members.map { ($0.name, $0.value) }) }
    return heading + members(own) + course + notes + envelope
  }

  private var heading: [String] {
    let status = record.statusTitle.map { "  [\($0(sheet.language))]" } ?? ""
    let number = record.number.map { $0 + "  " } ?? ""
    let title = number + record.title + status
    return sheet.wrapped(title) + [""]
  }

  /// What a record of its type is about, declared members first, then those unknown here.
  private var own: [(name: String, value: JSON)] {
    var rest = record.members
    for name in Self.apart { _ = rest.removeValue(forName: name) }
    for name in Self.envelopeNames { _ = rest.removeValue(forName: name) }
    let declared = record.type.map { TypeDeclaration.of($0).members.map(\.name) } ?? []
    let known = declared.compactMap { name in rest.removeValue(forName: name).map { (name, $0) } }
    return known + rest.map { ($0.name, $0.value) }
  }

  private func members(_ members: [(name: String, value: JSON)]) -> [String] {
    MemberLines(sheet: sheet, words: words).lines(members, path: "", indent: 0)
  }

  private var course: [String] {
    let steps = record.steps
    guard !steps.isEmpty else { return [] }
    return ["", words.label("steps")]
      + steps.flatMap { CourseLine(sheet: sheet, words: words).lines($0) }
  }

  private var notes: [String] {
    let notes = record.list("notes")
    guard !notes.isEmpty else { return [] }
    return ["", words.label("notes")]
      + notes.flatMap { note -> [String] in
        let at = note["at"]?.string.flatMap { Instant(rfc3339: $0) }.map(Dates.minute) ?? ""
        let by = note["by"]?.string.map { sheet.name(of: $0) } ?? ""
        let text = note["text"]?.string ?? ""
        return sheet.wrapped("\(by)  \(text)", indent: 20, head: "  " + at)
      }
  }

  private var envelope: [String] {
    var envelope = Self.envelopeNames.compactMap { name in
      record[name].map { (name: name, value: $0) }
    }
    if let revision { envelope.append(("rev", revision)) }
    guard !envelope.isEmpty else { return [] }
    return ["", sheet.word("档案", "Record")]
      + MemberLines(sheet: sheet, words: words).lines(envelope, path: "", indent: 2)
  }

  private static let apart = ["number", "steps", "notes", "title", "status"]

  private static let envelopeNames = [
    "type", "scope", "level", "createdAt", "createdBy", "updatedAt", "updatedBy", "imported",
    "drill", "archived", "deleted", "masked", "id", "schema",
  ]
}
