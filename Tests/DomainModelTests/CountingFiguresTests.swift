import JSONDiff
import Testing

@testable import DomainModel

@Suite("Counting figures")
struct CountingFiguresTests {
  private func order(_ more: JSONObject = [:]) -> Record {
    var members: JSONObject = [
      "id": "g1", "type": "grievance", "scope": "370102", "status": "visited", "kind": "complaint",
      "source": "hotline12345", "category": "供水.停水", "reply": "已修复", "leadUnit": "u1",
      "coUnits": ["u2"], "place": ["region": "370102001004"], "round": 2,
      "visits": [
        ["reached": false], ["reached": true, "outcome": "explained", "satisfied": true],
      ],
      "clocks": [
        clock("accept", due: "09:30", stopped: "09:20"),
        clock("resolve", due: "12:00", stopped: "12:01"),
        clock("visit", due: "17:00"),
      ],
    ]
    for (name, value) in more { members[name] = value }
    return Record(members)
  }

  private func clock(_ step: String, due: String, stopped: String? = nil) -> JSON {
    var clock: JSONObject = [
      "id": .string(step), "from": "2026-11-23T09:00:00.000Z",
      "dueAt": .string("2026-11-23T\(due):00.000Z"), "rule": "r",
    ]
    clock["stoppedAt"] = stopped.map { .string("2026-11-23T\($0):00.000Z") }
    return .object(clock)
  }

  @Test("An order counts by its units, street, kind, source and category, and by how it went")
  func counted() throws {
    let figures = try #require(FigureColumns.of(order()))

    #expect(figures.holder.unit == "u1" && figures.holder.units == ["u1", "u2"])
    #expect(figures.holder.street == "370102001" && figures.matter.category == "供水.停水")
    let sum = figures.outcome.sum
    #expect(sum[.count] == 1 && sum[.answered] == 1 && sum[.direct] == 0 && sum[.reopened] == 1)
    #expect(sum[.visits] == 2 && sum[.reached] == 1 && sum[.solved] == 0)
    #expect(sum[.rated] == 1 && sum[.satisfied] == 1)
    #expect(sum[.kept(.accept)] == 1 && sum[.late(.resolve)] == 1 && sum[.everLate] == 1)
    #expect(sum[.kept(.visit)] == 0 && sum[.late(.visit)] == 0)
  }

  @Test("Drills, tombstones and other types count for nothing")
  func uncounted() {
    #expect(FigureColumns.of(order(["drill": "t1"])) == nil)
    #expect(FigureColumns.of(order(["deleted": ["at": "x"]])) == nil)
    #expect(FigureColumns.of(order(["type": "task"])) == nil)
  }

  @Test("A running clock is late once its time has passed, and overdue where it obliges somebody")
  func running() throws {
    let figures = try #require(
      FigureColumns.of(order(["clocks": [clock("resolve", due: "12:00")], "status": "signed"])))
    let reviewed = try #require(
      FigureColumns.of(order(["clocks": [clock("resolve", due: "12:00")], "status": "returned"])))
    let now = try #require(Instant(rfc3339: "2026-11-23T12:00:01.000Z"))

    for (figures, overdue) in [(figures, 1), (reviewed, 0)] {
      var before = figures.outcome.sum
      before.add(running: figures.running, by: now.adding(seconds: -1))
      var after = figures.outcome.sum
      after.add(running: figures.running, by: now)

      #expect(before[.everLate] == 0 && before[.overdue] == 0)
      #expect(after[.everLate] == 1 && after[.late(.resolve)] == 1)
      #expect(after[.overdue] == overdue)
    }
  }

  @Test("What a merger or an import stopped is nobody's merit")
  func stoppedByOthers() throws {
    let merged = try #require(FigureColumns.of(order(["status": "merged"])))
    let imported = try #require(
      FigureColumns.of(
        order(["steps": [["id": "i", "command": "import", "at": "2026-11-23T09:20:00.000Z"]]])))

    #expect(merged.outcome.sum[.kept(.accept)] == 0 && merged.outcome.sum[.late(.resolve)] == 1)
    #expect(imported.outcome.sum[.kept(.accept)] == 0)
  }

  @Test("Terms come back from a store as they went in")
  func kept() throws {
    let figures = try #require(FigureColumns.of(order()))

    #expect(FigureHolder(figures.holder.json) == figures.holder)
    #expect(FigureMatter(figures.matter.json) == figures.matter)
    #expect(FigureOutcome(figures.outcome.json) == figures.outcome)
    let text = try #require(RunningClock.text(figures.running))
    #expect(RunningClock.clocks(text) == figures.running)
    #expect(RunningClock.clocks("resolve x y 5 ~visit").isEmpty)
  }
}
