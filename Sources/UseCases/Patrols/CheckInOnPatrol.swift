import DomainModel
import JSONDiff
import LocalStore

/// Checks in (签到) at a place of the day's round: a log entry with place and time that every desk of
/// the scope sees.
public struct CheckInOnPatrol: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: `stop`, a post's id or name, or an order, a task or a subject by id or number; `cell`
  ///   as for `ReadPatrol`; `text`, and `point` where one stands, `LON,LAT`.
  /// Throws `.notFound` for a place that the round doesn't have, `.ambiguous` for an ending of several, `.argumentInvalid`; what
  ///   `ReadPatrol` and `CreateRecord` throw.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.unlockedActor(request.actor)
    let wanted = request.arguments["stop"]?.string ?? ""
    guard !wanted.isEmpty else { throw .missing("stop", of: "check-in") }
    let rounds = try ReadPatrol(desk: desk).rounds(
      cell: request.arguments["cell"]?.string, actor: request.actor)
    let places = rounds.flatMap { round in round.stops.map { (round: round, stop: $0) } }
    var meant = places.filter { Self.isCalled($0.stop, wanted) }
    if meant.isEmpty { meant = places.filter { Self.ends($0.stop, with: wanted) } }
    guard let place = meant.first else {
      throw Failure(
        .notFound, ["value": .string(wanted), "id": .string(wanted), "place": "patrol"])
    }
    guard meant.count == 1 else { throw Self.ambiguous(wanted, meant.map(\.stop)) }
    return try checkIn(at: place.stop, place.round, request, actor)
  }

  private func checkIn(
    at stop: PatrolStop, _ round: ReadPatrol.Round, _ request: CommandRequest,
    _ actor: Actor
  ) throws(Failure) -> CommandOutcome {
    let text = request.arguments["text"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    let members = CheckIn.members(
      at: stop, in: round.cell, region: round.region, unit: actor.unit, text: text ?? stop.title,
      now: desk.now, point: try point(request.arguments["point"]?.string))
    var outcome = try CreateRecord(desk: desk)(
      .logEntry, members: members, command: "grievance.check-in", actor: request.actor)
    let left = round.stops.count { $0.visitedAt == nil && $0.id != stop.id }
    outcome.message = Phrase(
      "已签到：\(stop.title)；还有 \(left) 处未到", "Checked in: \(stop.title); \(left) to go")
    return outcome
  }

  private static func isCalled(_ stop: PatrolStop, _ wanted: String) -> Bool {
    stop.id == wanted || stop.number == wanted || stop.kind == .post && stop.title == wanted
  }

  private static func ends(_ stop: PatrolStop, with wanted: String) -> Bool {
    wanted.count >= 4 && stop.number?.hasSuffix(wanted) == true
  }

  /// Where somebody was is never guessed.
  private static func ambiguous(_ wanted: String, _ stops: [PatrolStop]) -> Failure {
    let candidates = stops.prefix(10).map { stop -> JSON in
      [
        "id": .string(stop.id), "type": .string(stop.kind.rawValue),
        "number": stop.number.map { .string($0) } ?? .null, "title": .string(stop.title),
      ]
    }
    return Failure(
      .ambiguous, ["value": .string(wanted), "candidates": .array(Array(candidates))])
  }

  private func point(_ text: String?) throws(Failure) -> GeoPoint? {
    guard let text, !text.isEmpty else { return nil }
    let parts = text.split(whereSeparator: { ",，".contains($0) }).compactMap {
      Double($0.filter { !$0.isWhitespace })
    }
    guard parts.count == 2, abs(parts[0]) <= 180, abs(parts[1]) <= 90 else {
      throw .invalid("point", "value.unknown")
    }
    return GeoPoint(longitude: parts[0], latitude: parts[1])
  }
}
