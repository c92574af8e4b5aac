import DomainModel
import JSONDiff
import RecordMerge
import Testing

@Suite("Settling conflicts")
struct SettlingConflictsTests {
  let start = MergeWorld.grievance()

  /// Two desks gave the caller another telephone; the conflict that this leaves.
  private func disputed() throws -> (conflict: Record, home: Home, change: Change) {
    var (left, right, home) = (Desk("l", start), Desk("r", start), Home(start))
    home.receive(left.change { $0["contact"] = ["name": "王芳", "phone": "13900001111"] })
    let change = right.change { $0["contact"] = ["name": "王芳", "phone": "13900002222"] }
    let outcome = home.receive(change)
    let conflict = ConflictRecord.of(
      outcome.conflicts, change: change, clock: change.clock, record: home.record,
      digest: MergeWorld.digest)
    return (conflict, home, change)
  }

  @Test("The conflict record is valid, says all three values and is the same each time")
  func made() throws {
    let (conflict, home, change) = try disputed()

    #expect(RecordValidation.flaws(conflict).isEmpty)
    #expect(conflict["record"] == .string(start.id))
    let again = ConflictRecord.of(
      ConflictRecord.fields(of: conflict), change: change, clock: change.clock,
      record: home.record, digest: MergeWorld.digest)
    #expect(again == conflict)
    let field = try #require(ConflictRecord.fields(of: conflict).first)
    #expect(field.pointer == "/contact/phone")
    #expect(field.base == "13812342071")
    #expect(field.mine == "13900002222")
    #expect(field.theirs == "13900001111")
  }

  @Test("Only who may see the values in dispute receives it")
  func level() throws {
    let (conflict, _, change) = try disputed()
    #expect(conflict.level == 3)

    let titles = [
      ConflictField(pointer: "/title", base: "一", mine: "二", theirs: "三", rule: "guarded")
    ]
    func made(_ fields: [ConflictField], of record: Record) -> Record {
      ConflictRecord.of(
        fields, change: change, clock: change.clock, record: record, digest: MergeWorld.digest)
    }
    #expect(made(titles, of: start).level == 2)
    var confidential = start
    confidential["confidential"] = true
    #expect(made(ConflictRecord.fields(of: conflict), of: confidential).level == 4)
    #expect(made(titles, of: confidential).level == 2)
  }

  @Test("It is withdrawn once the values are equal, and not before")
  func withdrawn() throws {
    let (conflict, home, _) = try disputed()
    let now = Instant(milliseconds: MergeWorld.monday)
    #expect(
      ConflictRecord.withdrawn(conflict, record: home.record, now: now, context: MergeWorld.rules)
        == nil)

    var equal = home.record
    equal["contact"] = ["name": "王芳", "phone": "13900002222"]
    let gone = ConflictRecord.withdrawn(
      conflict, record: equal, now: now, context: MergeWorld.rules)
    #expect(gone?.status == "withdrawn")
  }

  @Test("A choice becomes a normal patch of the record")
  func resolved() throws {
    let (conflict, home, _) = try disputed()

    let mine = try ConflictResolution.patch(
      conflict, choices: ["/contact/phone": .mine], record: home.record)
    let after = try mine.apply(to: .object(home.record.members))
    #expect(after["contact"]?["phone"] == "13900002222")
    #expect(
      try ConflictResolution.patch(
        conflict, choices: ["/contact/phone": .theirs], record: home.record
      ).isEmpty)
  }

  @Test("Settling is a change of the conflict by its own table, with who settled it")
  func settled() throws {
    let (conflict, _, _) = try disputed()
    var (desk, home) = (Desk("l", conflict), Home(conflict))
    let identity = ConflictRecord.changeIdentity("l", 7, 2)

    let outcome = home.receive(
      desk.change("conflicts.resolve") { record in
        record["status"] = "settled"
        record["settledBy"] = .object(identity)
      })

    #expect(outcome.word == "accepted")
    #expect(home.record.status == "settled")
    #expect(home.record["settledBy"] == .object(identity))
  }

  @Test("A deletion that waits is moot once the record is deleted, not before")
  func deletionMoot() throws {
    let (_, home, change) = try disputed()
    let conflict = ConflictRecord.of(
      [
        ConflictField(
          pointer: "/deleted", base: nil, mine: nil, theirs: ["by": "x"], rule: "delete")
      ],
      change: change, clock: change.clock, record: home.record, digest: MergeWorld.digest)
    #expect(!ConflictRecord.isMoot(conflict, record: home.record))
    var gone = home.record
    gone["deleted"] = ["by": "x"]
    #expect(ConflictRecord.isMoot(conflict, record: gone))
  }

  @Test("A later proposal of the same desk for the same fields stands for the earlier one")
  func replaced() throws {
    let (conflict, home, change) = try disputed()
    var later = change
    later.number += 1
    let second = ConflictRecord.of(
      ConflictRecord.fields(of: conflict), change: later, clock: later.clock,
      record: home.record, digest: MergeWorld.digest)

    #expect(second.id != conflict.id)
    #expect(ConflictRecord.isReplaced(conflict, by: second))
    later.device = "other"
    let foreign = ConflictRecord.of(
      [], change: later, clock: later.clock, record: home.record, digest: MergeWorld.digest)
    #expect(!ConflictRecord.isReplaced(conflict, by: foreign))
  }
}
