import CellGrid
import DomainModel
import JSONDiff

/// The sections that the details of several panes share.
struct DetailSections {
  let subject: DetailSubject
  let members: MemberText

  init(_ subject: DetailSubject) {
    self.subject = subject
    members = MemberText(subject: subject)
  }

  private var record: Record { subject.record }

  /// The title line: what the record is called and where it stands.
  func title(_ title: String, marks: [RowText] = []) -> DetailBlock {
    .title(title, marks: statusMark + marks)
  }

  /// Members that are there, in the order asked.
  func fields(_ paths: [String]) -> DetailBlock {
    .fields(paths.compactMap(members.field))
  }

  /// A heading with its blocks, or nothing when there is nothing under it.
  func section(_ chinese: String, _ english: String, _ blocks: [DetailBlock]) -> [DetailBlock] {
    let filled = blocks.filter { !$0.isEmpty }
    guard !filled.isEmpty else { return [] }
    return [.heading(members.word(chinese, english))] + filled
  }

  /// A long text under its own label.
  func text(_ path: String) -> [DetailBlock] {
    guard let text = members.value(at: path)?.string, !text.isEmpty else { return [] }
    return [.heading(members.label(path)), .paragraph(text, .text)]
  }

  /// The course of the record: one moment a state command, with reason and the person.
  var course: [DetailBlock] {
    let steps = record["steps"]?.array ?? []
    return section("经过", "Course", [.timeline(steps.compactMap(moment))])
  }

  /// Notes, oldest first.
  var notes: [DetailBlock] {
    let notes = record["notes"]?.array ?? []
    return section("备注", "Notes", [.timeline(notes.compactMap(note))])
  }

  /// Every member that no other section showed, so that nothing a record holds is hidden.
  func remaining(shown: [String]) -> [DetailBlock] {
    let known = Set(shown.map { $0.split(separator: ".").first.map(String.init) ?? $0 })
    let rest = record.members.names.filter { !known.contains($0) && !Self.envelope.contains($0) }
    return section("其他", "Other", [.fields(rest.compactMap(members.field))])
  }

  private static let envelope: Set<String> = [
    "id", "type", "schema", "rev", "scope", "createdAt", "createdBy", "updatedAt", "updatedBy",
    "status", "steps", "notes", "level", "masked", "imported",
  ]

  private var statusMark: [RowText] {
    guard let status = record.status, let type = record.type else { return [] }
    let title = StateMachine.of(type)?.state(status)?.title(subject.language)
    return [RowText(title ?? status, .accent)]
  }

  private func moment(_ step: JSON) -> DetailMoment? {
    guard let at = step["at"]?.string.flatMap(Instant.init(rfc3339:)) else { return nil }
    let command = step["command"]?.string ?? ""
    let verb = CommandWords.title(command, of: record.type)(subject.language)
    let person = step["by"]?.string.map { subject.nameOf($0) ?? $0 }
    let unit = step["unit"]?.string.map { subject.nameOf($0) ?? $0 }
    let parts = [verb, person, unit, step["reason"]?.string].compactMap { $0 }
    return DetailMoment(Self.dayAndTime(at), parts.joined(separator: "  "))
  }

  private func note(_ note: JSON) -> DetailMoment? {
    guard let text = note["text"]?.string else { return nil }
    let at = note["at"]?.string.flatMap(Instant.init(rfc3339:)).map(Self.dayAndTime) ?? ""
    let person = note["by"]?.string.map { subject.nameOf($0) ?? $0 }
    return DetailMoment(at, [person, text].compactMap { $0 }.joined(separator: "  "))
  }

  private static func dayAndTime(_ instant: Instant) -> String {
    String(instant.localText(.minute).dropFirst(5))
  }
}

extension DetailBlock {
  var isEmpty: Bool {
    switch self {
    case .title, .heading: false
    case .fields(let fields): fields.isEmpty
    case .paragraph(let text, _): text.isEmpty
    case .timeline(let moments): moments.isEmpty
    }
  }
}
