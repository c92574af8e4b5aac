import DomainModel
import JSONDiff
import LocalStore

/// Grievances alike: same contact, or same place within some metres, or a title above the threshold,
/// inside some days, as the unit's rules say.
public struct FindSimilar: Sendable {
  let desk: Desk
  /// How many of the newest are compared by title and place; a county has some 200 a day.
  static let compared = 6000
  /// How many of one caller's are looked at.
  static let ofCaller = 200
  /// A community's code: who lives in another isn't at one place.
  private static let communityDigits = 12

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Items as `show` prints them, with `similarity`: why, and how much; best first.
  public func callAsFunction(
    _ wanted: String, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let record = try reader.resolve(wanted, types: [.grievance]).record
      let found = try readable(closeTo: record, actor: try reader.actor(asked), reader)
      let printing = RecordPrinting(now: desk.now)
      let shown = Array(found.prefix(50))
      let items = shown.map { match in
        var item = printing.json(match.stored).object ?? [:]
        item["similarity"] = [
          "score": JSONNumber((match.score * 100).rounded() / 100).map(JSON.number) ?? .null,
          "reasons": .array(match.reasons.map(JSON.string)),
        ]
        return JSON.object(item)
      }
      let rows = try reader.rows(of: shown.map(\.stored.record.id), order: .newestFirst)
      return .read(
        ["items": .array(items), "next": .null, "total": .number(JSONNumber(found.count))],
        background: AnswerBackground(now: desk.now, rows: AnswerBackground.rows(rows)))
    }
  }

  /// An order that is alike.
  struct Match {
    let score: Double
    let reasons: [String]
    let stored: StoredRecord
  }

  /// All orders alike, of an order that the actor may read.
  func readable(
    closeTo record: Record, actor: Actor, _ reader: StoreReader
  ) throws(Failure) -> [Match] {
    try ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader)).demand(record)
    return try matches(of: record, actor: actor, reader)
  }

  /// All orders alike that the actor may read, best first. The record may be one that is still
  /// being typed.
  func matches(
    of record: Record, actor: Actor, _ reader: StoreReader
  ) throws(Failure) -> [Match] {
    let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
    let settings = try reader.similarSettings(desk)
    let since = (record.createdAt ?? desk.now).adding(seconds: -settings.days * 86_400)
    let measure = Similarity(record, settings)
    var found: [Match] = []
    for id in try candidates(for: record, measure, since: since, reader) where id != record.id {
      try StopRequest.check()
      guard let stored = try reader.record(id), right.holds(for: stored.record),
        stored.record.createdAt ?? desk.now >= since,
        let (score, reasons) = measure.compare(stored.record)
      else { continue }
      found.append(Match(score: score, reasons: reasons, stored: stored))
    }
    // Of equal ones the newest first, whichever way they were found.
    return found.sorted { ($0.score, $0.stored.row) > ($1.score, $1.stored.row) }
  }

  /// Only what may be alike is read whole: the caller's own orders, those of the same community
  /// and those whose titles are alike.
  private func candidates(
    for record: Record, _ measure: Similarity, since: Instant, _ reader: StoreReader
  ) throws(Failure) -> Set<String> {
    var ids: Set<String> = []
    if let phone = record["contact"]?["phone"]?.string, !phone.isEmpty {
      ids.formUnion(try reader.orders(fromPhone: phone, limit: Self.ofCaller))
    }
    if let subject = record["contact"]?["subject"]?.string {
      let query = ListQuery(
        types: [.grievance], scopeOfList: .all, subject: subject, order: .newestFirst)
      ids.formUnion(try reader.page(query, limit: Self.ofCaller).rows.map(\.id))
    }
    let community = record.placeRegion.map { $0.prefix(Self.communityDigits) }
    try reader.forEachNewest(.grievance, limit: FindSimilar.compared) { (brief) throws(Failure) in
      try StopRequest.check()
      let isNear = community.map { brief.place?.hasPrefix($0) ?? false } ?? false
      if isNear || measure.isAlike(title: brief.title) { ids.insert(brief.id) }
      return brief.createdAt >= since
    }
    return ids
  }
}

/// How alike two grievances are.
struct Similarity {
  private let record: Record
  private let title: TitlePairs
  private let settings: SimilarSettings

  init(_ record: Record, _ settings: SimilarSettings) {
    self.record = record
    self.settings = settings
    title = TitlePairs(record.title)
  }

  /// The score and why, nil when they aren't alike.
  func compare(_ other: Record) -> (score: Double, reasons: [String])? {
    var reasons: [String] = []
    var score = 0.0
    if sharesContact(other) {
      reasons.append("contact")
      score = 1
    }
    if isSamePlace(other) {
      reasons.append("place")
      score = max(score, 0.9)
    }
    let alike = title.overlap(other.title)
    if alike >= settings.threshold {
      reasons.append("title")
      score = max(score, alike)
    }
    return reasons.isEmpty ? nil : (score, reasons)
  }

  /// Whether a title alone is above the threshold.
  func isAlike(title other: String) -> Bool { title.overlap(other) >= settings.threshold }

  private func sharesContact(_ other: Record) -> Bool {
    for member in ["phone", "subject"] {
      if let mine = record["contact"]?[member]?.string, !mine.isEmpty,
        mine == other["contact"]?[member]?.string
      {
        return true
      }
    }
    return false
  }

  private func isSamePlace(_ other: Record) -> Bool {
    if let metres = distance(to: other), metres <= settings.metres { return true }
    guard let mine = record["place"]?["address"]?.string, !mine.isEmpty else { return false }
    return mine == other["place"]?["address"]?.string
  }

  private func distance(to other: Record) -> Double? {
    guard let mine = record["place"]?["point"]?.array?.compactMap(\.double), mine.count == 2,
      let theirs = other["place"]?["point"]?.array?.compactMap(\.double), theirs.count == 2
    else { return nil }
    // Within a county a degree of latitude is 111.2 km; of longitude 0.8 of that at 36.6° north.
    let north = (mine[1] - theirs[1]) * 111_200
    let east = (mine[0] - theirs[0]) * 111_200 * 0.803
    return (north * north + east * east).squareRoot()
  }
}
