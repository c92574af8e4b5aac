import ChineseText
import DomainModel
import JSONDiff
import LocalStore

/// Grievances alike: same contact, or same place within 100 m, or a title above the threshold,
/// inside 30 days.
public struct FindSimilar: Sendable {
  let desk: Desk
  static let days = 30
  static let metres = 100.0
  static let threshold = 0.6
  /// How many of the newest are compared; a county has some 200 a day.
  static let compared = 6000

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
      let found = try matches(of: record, actor: try reader.actor(asked), reader)
      let printing = RecordPrinting(now: desk.now)
      let items = found.prefix(50).map { match in
        var item = printing.json(match.stored).object ?? [:]
        item["similarity"] = [
          "score": JSONNumber((match.score * 100).rounded() / 100).map(JSON.number) ?? .null,
          "reasons": .array(match.reasons.map(JSON.string)),
        ]
        return JSON.object(item)
      }
      return .read(
        ["items": .array(items), "next": .null, "total": .number(JSONNumber(found.count))],
        background: AnswerBackground(
          now: desk.now, rows: AnswerBackground.rows(found.prefix(50).map(\.row))))
    }
  }

  /// An order that is alike.
  struct Match {
    let score: Double
    let reasons: [String]
    let row: ListRow
    let stored: StoredRecord
  }

  /// All orders alike that the actor may read, best first.
  func matches(
    of record: Record, actor: Actor, _ reader: StoreReader
  ) throws(Failure) -> [Match] {
    let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
    try right.demand(record)
    let since = (record.createdAt ?? desk.now).adding(seconds: -FindSimilar.days * 86_400)
    let measure = Similarity(record)
    let query = ListQuery(types: [.grievance], scopeOfList: .all, order: .newestFirst)
    var found: [Match] = []
    for row in try reader.page(query, limit: FindSimilar.compared).rows where row.id != record.id {
      try StopRequest.check()
      guard let stored = try reader.record(row.id), right.holds(for: stored.record),
        stored.record.createdAt ?? desk.now >= since,
        let (score, reasons) = measure.compare(stored.record)
      else { continue }
      found.append(Match(score: score, reasons: reasons, row: row, stored: stored))
    }
    return found.sorted { $0.score > $1.score }
  }
}

/// How alike two grievances are.
struct Similarity {
  private let record: Record
  private let pairs: Set<String>

  init(_ record: Record) {
    self.record = record
    pairs = Similarity.pairs(record.title)
  }

  /// The score and why, nil when they aren't alike.
  func compare(_ other: Record) -> (score: Double, reasons: [String])? {
    var reasons: [String] = []
    var score = 0.0
    if sharesContact(other) {
      reasons.append("contact")
      score = 1
    }
    if let metres = distance(to: other), metres <= FindSimilar.metres {
      reasons.append("place")
      score = max(score, 0.9)
    } else if sharesAddress(other) {
      reasons.append("place")
      score = max(score, 0.9)
    }
    let alike = overlap(other.title)
    if alike >= FindSimilar.threshold {
      reasons.append("title")
      score = max(score, alike)
    }
    return reasons.isEmpty ? nil : (score, reasons)
  }

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

  private func sharesAddress(_ other: Record) -> Bool {
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

  /// The share of pairs of neighbouring characters that both titles have (Dice).
  private func overlap(_ title: String) -> Double {
    let other = Similarity.pairs(title)
    guard !pairs.isEmpty, !other.isEmpty else { return 0 }
    return 2 * Double(pairs.intersection(other).count) / Double(pairs.count + other.count)
  }

  private static func pairs(_ text: String) -> Set<String> {
    let characters = Array(SearchKeys.folded(text))
    guard characters.count > 1 else { return [] }
    return Set(zip(characters, characters.dropFirst()).map { String([$0, $1]) })
  }
}
