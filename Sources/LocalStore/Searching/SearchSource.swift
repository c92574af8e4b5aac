import ChineseText
import DomainModel
import JSONDiff

/// What a record can be found by, before names are looked up. Equal sources give equal tokens, so
/// a change that leaves it alone leaves the index alone.
struct SearchSource: Hashable, Sendable {
  /// Members whose text is long: found by pairs of characters, scored last.
  private static let longMembers = [
    "content", "text", "reply", "abstract", "purpose", "claim", "opinion", "problem", "solution",
    "review", "benefits", "outcome", "order", "question",
  ]

  let title: String
  let number: String?
  let unit: String?
  let subject: String?
  let place: String?
  let placeName: String?
  let long: [String]

  init(_ record: Record, columns: QueryColumns, number: String?) {
    title = columns.title
    self.number = number
    unit = columns.unit
    subject = columns.subject
    place = columns.place
    placeName = record["place"]?["name"]?.string
    long = Self.longTexts(of: record)
  }

  /// From the query columns alone: without the place's own name and long texts.
  init(title: String, number: String?, unit: String?, subject: String?, place: String?) {
    self.title = title
    self.number = number
    self.unit = unit
    self.subject = subject
    self.place = place
    placeName = nil
    long = []
  }

  init(_ record: Record) {
    let columns = QueryColumns.of(record)
    self.init(record, columns: columns, number: PreparedRecord.number(record, columns))
  }

  private static func longTexts(of record: Record) -> [String] {
    var texts = longMembers.compactMap { record.text($0) }
    for clause in record.list("clauses") {
      texts += [clause["heading"]?.string, clause["text"]?.string].compactMap { $0 }
    }
    for note in record.list("notes") {
      if let text = note["text"]?.string { texts.append(text) }
    }
    return texts
  }

  /// Names of place, unit and subject, each once.
  func names(_ session: StoreSession) throws(Failure) -> [String] {
    var found: [String] = placeName.map { [$0] } ?? []
    let names = session.store.names
    if let place, let name = try names.region(place, in: session.database) { found.append(name) }
    if let unit, let name = try names.name(of: unit, in: session.database) { found.append(name) }
    if let subject, let name = try names.name(of: subject, in: session.database) {
      found.append(name)
    }
    return found
  }

  /// The texts whose words count as titles and names.
  func short(_ session: StoreSession) throws(Failure) -> [String] {
    [title] + (number.map { [$0] } ?? []) + (try names(session))
  }
}
