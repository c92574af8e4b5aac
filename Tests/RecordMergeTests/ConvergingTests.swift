import DomainModel
import JSONDiff
import RecordMerge
import Testing

@Suite("Converging whatever the order of arrival")
struct ConvergingTests {
  /// The streams in a drawn order that keeps each device's own.
  private func woven(_ streams: [[Change]], _ random: inout Seeded) -> [Change] {
    var rest = streams.map { $0[...] }
    var order: [Change] = []
    while let index = rest.indices.filter({ !rest[$0].isEmpty }).randomElement(using: &random) {
      order.append(rest[index].removeFirst())
    }
    return order
  }

  /// Several desks that never hear of each other, with drawn edits.
  private func streams(
    _ start: Record, _ random: inout Seeded,
    _ edit: (inout Record, _ desk: Int, _ step: Int, inout Seeded) -> Void
  ) -> [[Change]] {
    (0..<4).map { index in
      var desk = Desk(
        "desk\(index)", start,
        clock: MergeWorld.firstClock + Int64.random(in: 0...20, using: &random) << 11)
      return (0..<5).map { step in
        let tick = Int64.random(in: 1...9, using: &random) << 10
        return desk.change(tick: tick) { edit(&$0, index, step, &random) }
      }
    }
  }

  private func expectOneEnd(
    _ start: Record, seed: UInt64,
    _ edit: (inout Record, _ desk: Int, _ step: Int, inout Seeded) -> Void
  ) {
    var random = Seeded(seed)
    let streams = streams(start, &random, edit)
    var ends: Set<[UInt8]> = []
    for _ in 0..<6 {
      var home = Home(start)
      for change in woven(streams, &random) {
        let outcome = home.receive(change)
        #expect(outcome.result != nil && outcome.conflicts.isEmpty, "\(outcome)")
      }
      ends.insert(JSON.object(home.record.members).canonicalBytes())
    }
    #expect(ends.count == 1, "seed \(seed)")
  }

  @Test("Sets come to the same bytes", arguments: 1...12)
  func sets(seed: Int) {
    let start = MergeWorld.grievance(["tags": ["a", "b", "c"]])
    expectOneEnd(start, seed: UInt64(seed)) { record, _, _, random in
      var tags = record.texts("tags")
      let tag = ["a", "b", "c", "d", "e"].randomElement(using: &random) ?? "a"
      if let place = tags.firstIndex(of: tag) { tags.remove(at: place) } else { tags.append(tag) }
      record["tags"] = tags.isEmpty ? nil : .array(tags.map { .string($0) })
    }
  }

  @Test("Elements that some remove and others edit come to the same bytes", arguments: 1...12)
  func elements(seed: Int) {
    let ids = ["a", "b", "c"]
    let start = MergeWorld.grievance([
      "citations": .array(ids.map { ["id": .string($0), "clause": "1"] })
    ])
    expectOneEnd(start, seed: UInt64(seed)) { record, desk, step, random in
      var citations = record.list("citations")
      let id = JSON.string(ids.randomElement(using: &random) ?? "a")
      guard let place = citations.firstIndex(where: { $0["id"] == id }) else { return }
      if desk == 0 {
        citations.remove(at: place)
      } else if var citation = citations[place].object {
        // A member of each desk's own, so that no two desks dispute.
        citation["desk\(desk)"] = JSON(step)
        citations[place] = .object(citation)
      }
      record["citations"] = citations.isEmpty ? nil : .array(citations)
    }
  }

  @Test("Append-only lists come to the same bytes", arguments: 1...6)
  func lists(seed: Int) {
    expectOneEnd(MergeWorld.grievance(), seed: UInt64(seed)) { record, desk, step, random in
      let id = String(UInt32.random(in: 0...UInt32.max, using: &random), radix: 36)
      let note: JSON = ["id": .string("\(id)-\(desk)-\(step)"), "text": "x"]
      record["notes"] = .array(record.list("notes") + [note])
    }
  }

  @Test("Amounts come to the same sum", arguments: 1...6)
  func counters(seed: Int) {
    expectOneEnd(MergeWorld.supply(1000), seed: UInt64(seed)) { record, _, _, random in
      let amount = Double(Int.random(in: -200...300, using: &random)) / 10
      record["stock"] = JSONNumber((record["stock"]?.double ?? 0) + amount).map { .number($0) }
    }
  }

  @Test("The last writer is the same", arguments: 1...6)
  func lastWriters(seed: Int) {
    expectOneEnd(MergeWorld.grievance(), seed: UInt64(seed)) { record, desk, step, _ in
      record["claim"] = [
        "by": .string("desk\(desk)"), "until": .string("2026-11-23T01:00:0\(step).000Z"),
      ]
    }
  }

  @Test("Neither value of a guarded field is lost", arguments: 1...6)
  func guardedKeepsBoth(seed: Int) {
    var random = Seeded(UInt64(seed))
    let start = MergeWorld.grievance()
    let streams = streams(start, &random) { record, desk, step, random in
      let member = ["title", "content", "category"].randomElement(using: &random) ?? "title"
      record[member] = .string("\(member) \(desk) \(step)")
    }
    var home = Home(start)
    for change in woven(streams, &random) {
      let before = home.record
      let outcome = home.receive(change)
      #expect(outcome.result != nil)
      for operation in change.patch.operations {
        let (path, wanted): (JSONPointer, JSON)
        switch operation {
        case .add(let place, let value), .replace(let place, let value):
          (path, wanted) = (place, value)
        default: continue
        }
        let now = JSON.object(home.record.members).value(at: path)
        let conflict = outcome.conflicts.first { $0.pointer == path.description }
        #expect(now == wanted || conflict?.mine == wanted)
        if now != wanted {
          #expect(conflict?.theirs == JSON.object(before.members).value(at: path))
        }
      }
    }
  }

  @Test("Same inputs give the same bytes, and what the home sends leads to its record")
  func deterministic() throws {
    var random = Seeded(99)
    let start = MergeWorld.grievance(["tags": ["a"]])
    let streams = streams(start, &random) { record, desk, step, random in
      record["tags"] = .array(record.list("tags") + [.string("t\(desk)\(step)")])
      if Bool.random(using: &random) { record["title"] = .string("\(desk) \(step)") }
    }
    let order = woven(streams, &random)
    var (one, other) = (Home(start), Home(start))
    for change in order {
      let before = one.record
      let outcome = one.receive(change)
      #expect(outcome == other.receive(change))
      let merged = try #require(outcome.result)
      guard merged.record != before else { continue }
      let received = try SentChange.apply(
        merged.patch, to: before, clock: merged.clock, actor: change.actor)
      #expect(received == one.record)
    }
  }
}
