import DomainModel
import JSONDiff
import LocalStore

/// The round of a day through a grid cell: its posts, open matters, places of risk and subjects on key
/// lists, in an order that can be walked, with who checked in where and what was not gone to.
public struct ReadPatrol: Sendable {
  /// The round through one cell.
  public struct Round: Sendable {
    /// The cell.
    public let cell: PatrolCell
    /// The cell's record.
    public let region: String
    /// The places, in the order of the way.
    public let stops: [PatrolStop]
  }

  let desk: Desk
  /// More matters than these no day has time for; the first due are taken.
  private static let most = 100

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: `cell`, a code; without it the cells that the operator keeps.
  /// Throws `.ruleRefused` where there is none, `.notFound` for a code that no cell has, `.readRefused` for a cell beyond his grants.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let rounds = try rounds(
      cell: request.arguments["cell"]?.string, actor: request.actor)
    let all = rounds.flatMap(\.stops)
    return .read([
      "items": .array(rounds.map(\.json)), "next": .null, "total": JSON(rounds.count),
      "notVisited": JSON(all.count { $0.visitedAt == nil }),
    ])
  }

  /// The rounds of today.
  public func rounds(
    cell code: String? = nil, actor asked: String? = nil
  ) throws(Failure) -> [Round] {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      var regions: [(cell: PatrolCell, record: Record)] = []
      try reader.forEach(.region) { stored in
        guard let cell = PatrolCell(stored.record),
          code.map({ cell.code == $0 }) ?? (cell.keeper == actor.id)
        else { return true }
        regions.append((cell, stored.record))
        return true
      }
      guard !regions.isEmpty else {
        if let code { throw Failure(.notFound, ["id": .string(code), "place": "cell"]) }
        throw .refused(rule: "grievance.noCell", ["command": "patrol"])
      }
      let contents = try CellContents(reader, right, now: desk.now)
      var rounds: [Round] = []
      for (cell, record) in regions {
        try right.demand(record)
        rounds.append(
          Round(cell: cell, region: record.id, stops: try stops(in: cell, contents, reader)))
      }
      return rounds
    }
  }

  private func stops(
    in cell: PatrolCell, _ contents: CellContents, _ reader: StoreReader
  ) throws(Failure) -> [PatrolStop] {
    let entries = try contents.checkIns(in: cell, reader)
    let others =
      try contents.matters(in: cell, limit: Self.most, reader)
      + contents.risks(in: cell, reader) + contents.objects(in: cell)
    return PatrolRoute.ordered(posts: cell.posts, others: others).map { stop in
      var stop = stop
      stop.visitedAt = entries.last { CheckIn.isOf(stop, $0) }?.instant("at")
      return stop
    }
  }
}

extension ReadPatrol.Round {
  /// As `--json` prints it.
  var json: JSON {
    [
      "cell": .string(cell.code), "name": .string(cell.name),
      "metres": JSON(Int(PatrolRoute.metres(of: stops))),
      "visited": JSON(stops.count { $0.visitedAt != nil }),
      "stops": .array(stops.map(\.json)),
    ]
  }
}

extension PatrolStop {
  /// As `--json` prints it.
  var json: JSON {
    var json: JSONObject = [
      "id": .string(id), "kind": .string(kind.rawValue), "title": .string(title),
    ]
    json["number"] = number.map(JSON.string)
    json["point"] = point?.json
    json["dueAt"] = dueAt.map { .string($0.rfc3339Local) }
    json["visitedAt"] = visitedAt.map { .string($0.rfc3339Local) }
    return .object(json)
  }
}

/// What lies in cells, as far as the actor may read it.
struct CellContents {
  private let right: ReadingRight<StoreReader>
  private let now: Instant
  private let listed: [Record]

  init(
    _ reader: StoreReader, _ right: ReadingRight<StoreReader>, now: Instant
  ) throws(Failure) {
    (self.right, self.now) = (right, now)
    var ids: Set<String> = []
    try reader.forEach(.keyList) { stored in
      guard stored.record.status == "published" else { return true }
      ids.formUnion(stored.record.list("members").compactMap { $0["subject"]?.string })
      return true
    }
    var subjects: [Record] = []
    for id in ids.sorted() {
      guard let subject = try reader.record(id)?.record, right.holds(for: subject) else { continue }
      subjects.append(subject)
    }
    listed = subjects
  }

  /// Open orders, due first. What waits for the caller alone needs nobody on the spot.
  func matters(
    in cell: PatrolCell, limit: Int, _ reader: StoreReader
  ) throws(Failure) -> [PatrolStop] {
    let query = ListQuery(
      types: [.grievance], scopeOfList: .open, regionPrefix: cell.community, order: .dueFirst,
      includesDrills: false)
    return try records(query, in: cell, limit: limit, reader).compactMap { order in
      ["resolved", "visited"].contains(order.status) ? nil : stop(.matter, order)
    }
  }

  /// Risks that somebody made a task of.
  func risks(in cell: PatrolCell, _ reader: StoreReader) throws(Failure) -> [PatrolStop] {
    let query = ListQuery(
      types: [.task], scopeOfList: .open, regionPrefix: cell.community, order: .dueFirst,
      includesDrills: false)
    return try records(query, in: cell, limit: 100, reader).compactMap { task in
      task.text("kind") == "risk" ? stop(.risk, task) : nil
    }
  }

  func objects(in cell: PatrolCell) -> [PatrolStop] {
    listed.filter(cell.contains).map { stop(.object, $0) }
  }

  /// Today's check-ins, oldest first.
  func checkIns(in cell: PatrolCell, _ reader: StoreReader) throws(Failure) -> [Record] {
    let today = Instant(date: now.civilDate, hour: 0, minute: 0, second: 0)
    var entries: [Record] = []
    try reader.forEachNewest(.logEntry, limit: 5_000) { (brief) throws(Failure) in
      if brief.place == cell.code, let entry = try reader.record(brief.id)?.record {
        entries.append(entry)
      }
      return brief.createdAt >= today
    }
    return entries.filter { ($0.instant("at") ?? today) >= today }.reversed()
  }

  private func records(
    _ query: ListQuery, in cell: PatrolCell, limit: Int, _ reader: StoreReader
  ) throws(Failure) -> [Record] {
    var found: [Record] = []
    for row in try reader.page(query, limit: 2_000).rows where found.count < limit {
      guard let record = try reader.record(row.id)?.record, cell.contains(record),
        right.holds(for: record)
      else { continue }
      found.append(record)
    }
    return found
  }

  private func stop(_ kind: PatrolStop.Kind, _ record: Record) -> PatrolStop {
    PatrolStop(
      id: record.id, kind: kind, title: record.title, number: record.number,
      point: GeoPoint(record["place"]?["point"]), dueAt: record.isOpen ? record.dueAt : nil)
  }
}
