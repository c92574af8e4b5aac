import DomainModel
import JSONDiff
import LocalStore

/// The calls that are due: answered orders, and the callers of orders that were merged into one that
/// is answered; each caller is called back. Due first by the clock of the visit.
public struct ListCalls: Sendable {
  let desk: Desk
  private static let usualLimit = 100

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Items as `show` prints them, with `callBack`: attempts so far, what is needed, when it is due.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let limit = request.arguments["limit"]?.int ?? Self.usualLimit
    return try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(request.actor)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      let calls = try (answered(reader) + merged(reader)).filter {
        right.holds(for: $0.order.record)
      }
      .sorted { ($0.dueAt ?? .distant, $0.order.row) < ($1.dueAt ?? .distant, $1.order.row) }
      let shown = calls.prefix(max(0, limit))
      let rows = try reader.rows(of: shown.map(\.order.record.id), order: .dueFirst)
      return .read(
        [
          "items": .array(shown.map(item)), "next": .null,
          "total": .number(JSONNumber(calls.count)),
        ], background: AnswerBackground(now: desk.now, rows: AnswerBackground.rows(rows)))
    }
  }

  private struct Call {
    let order: StoredRecord
    let dueAt: Instant?
  }

  /// So many are looked through; who has more to call has other worries.
  private static let looked = 5_000

  private func answered(_ reader: StoreReader) throws(Failure) -> [Call] {
    let query = ListQuery(
      types: [.grievance], statuses: ["resolved"], order: .dueFirst, includesDrills: false)
    var calls: [Call] = []
    for row in try reader.page(query, limit: Self.looked).rows {
      guard let order = try reader.record(row.id) else { continue }
      calls.append(Call(order: order, dueAt: Self.visitDue(order.record)))
    }
    return calls
  }

  /// A merged order's clocks have stopped: its call is due when that of its target is.
  private func merged(_ reader: StoreReader) throws(Failure) -> [Call] {
    var calls: [Call] = []
    for order in try reader.mergedToCall(limit: Self.looked) where order.record.drill == nil {
      let target = try order.record.text("mergedInto").flatMap { (id) throws(Failure) in
        try reader.record(id)?.record
      }
      calls.append(Call(order: order, dueAt: target.flatMap(Self.visitDue)))
    }
    return calls
  }

  private static func visitDue(_ order: Record) -> Instant? {
    GrievanceClocks.clocks(of: order).first { $0.step == .visit }?.dueAt
  }

  private func item(_ call: Call) -> JSON {
    var item = RecordPrinting(now: desk.now).json(call.order).object ?? [:]
    item["callBack"] = CallBack(of: call.order.record).json(on: desk.today, dueAt: call.dueAt)
    return .object(item)
  }
}

extension Instant {
  /// After all that is due.
  fileprivate static let distant = Instant(milliseconds: .max)
}

extension CallBack {
  /// As `--json` prints it.
  func json(on today: CivilDate, dueAt: Instant?) -> JSON {
    var json: JSONObject = [
      "attempts": JSON(attempts.count), "attemptsNeeded": JSON(Self.attemptsNeeded),
      "days": JSON(days), "daysNeeded": JSON(Self.daysNeeded), "reached": .bool(isReached),
    ]
    json["nextDay"] = nextDay(from: today).map { .string($0.description) }
    json["dueAt"] = dueAt.map { .string($0.rfc3339Local) }
    return .object(json)
  }
}
