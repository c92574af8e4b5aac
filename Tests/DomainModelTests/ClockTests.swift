@testable import DomainModel
import JSONDiff
import Testing

@Suite("Counting the time of grievances")
struct ClockTests {
  private let world = DomainWorld()
  private let calendar = WorkingCalendar()

  private func due(_ text: String, _ counting: TimeCounting, from start: String) -> String {
    let from = moment(start)
    let allowance =
      Allowance(text, counting: counting) ?? Allowance(days: 0, seconds: 0, counting: counting)
    let amount = allowance.milliseconds(calendar, year: from.civilDate.year)
    return TimeCount(calendar, counting, from: from).due(after: amount).localText(.minute)
  }

  @Test("Working time leaves out noon, nights, weekends and holidays")
  func working() {
    #expect(due("PT1H", .working, from: "2026-11-23 09:00") == "2026-11-23 10:00")
    #expect(due("PT4H", .working, from: "2026-11-23 09:00") == "2026-11-23 14:30")
    #expect(due("PT1H", .working, from: "2026-11-23 11:30") == "2026-11-23 14:00")
    #expect(due("P1D", .working, from: "2026-11-23 08:30") == "2026-11-23 17:30")
    #expect(due("P1D", .working, from: "2026-11-23 17:30") == "2026-11-24 17:30")
    #expect(due("P5D", .working, from: "2026-11-23 09:00") == "2026-11-30 09:00")
    #expect(due("PT1H", .working, from: "2026-09-30 17:00") == "2026-10-08 09:00")
    #expect(due("PT1H", .working, from: "2026-10-09 17:00") == "2026-10-10 09:00")
    #expect(due("PT2H", .working, from: "2026-11-22 23:59") == "2026-11-23 10:30")
  }

  @Test("Clock time counts every second, calendar days begin after the first day")
  func others() {
    #expect(due("PT24H", .clock, from: "2026-10-01 20:15") == "2026-10-02 20:15")
    #expect(due("P60D", .calendarDays, from: "2026-11-23 09:00") == "2027-01-23 00:00")
  }

  @Test("Going back some working days is the way forward backwards")
  func backwards() {
    #expect(
      calendar.subtracting(workingDays: 1, from: moment("2026-11-30 09:00"))
        == moment("2026-11-27 09:00"))
    #expect(
      calendar.subtracting(workingDays: 1, from: moment("2026-10-08 09:00"))
        == moment("2026-09-30 09:00"))
  }

  @Test("The calendar knows the holidays and make-up days of 2026")
  func days() {
    #expect(calendar.kind(of: day("2026-02-23")) == .holiday)
    #expect(calendar.kind(of: day("2026-02-24")) == .workday)
    #expect(calendar.kind(of: day("2026-02-28")) == .makeUp)
    #expect(calendar.kind(of: day("2026-03-01")) == .weekend)
    #expect(calendar.year(2027).isProvisional && !calendar.year(2026).isProvisional)
  }

  @Test("The record of the longest scope wins over the built-in table")
  func records() {
    func record(_ scope: String, _ holiday: String) -> Record {
      Record([
        "id": .string(scope), "type": "workingCalendar", "scope": .string(scope), "year": 2026,
        "holidays": [.string(holiday)], "workdays": [], "status": "published",
        "hours": [["from": "09:00", "to": "12:00"]],
      ])
    }
    let own = WorkingCalendar(
      records: [
        record("37", "2026-11-23"), record("370102", "2026-11-24"), record("3702", "2026-11-25"),
      ],
      scope: "370102")
    #expect(own.kind(of: day("2026-11-24")) == .holiday)
    #expect(own.isWorkingDay(day("2026-11-23")))
    #expect(own.secondsOfWorkingDay(in: 2026) == 10_800)
  }

  @Test("Each profile has the durations of the page")
  func profiles() {
    let settings = ClockSettings()
    func rule(_ profile: String, _ step: ClockStep) -> String? {
      settings.rule(step, profile: profile)?.description
    }
    #expect(rule("complaint", .accept) == "complaint.accept=PT30M/clock")
    #expect(rule("complaint", .sign) == "complaint.sign=PT4H/working")
    #expect(rule("consult", .resolve) == "consult.resolve=P1D/working")
    #expect(rule("suggestion", .resolve) == "suggestion.resolve=P10D/working")
    #expect(rule("petition", .resolve) == "petition.resolve=P60D/calendarDays")
    #expect(rule("urgent", .resolve) == "urgent.resolve=PT24H/clock")
    #expect(rule("urgent", .respond) == "urgent.respond=PT30M/clock")
    #expect(rule("complaint", .respond) == nil)
    #expect(rule("marketComplaint", .accept) == "marketComplaint.accept=P7D/working")
    #expect(ClockRule("complaint.sign=PT4H/working")?.step == .sign)
    #expect(ClockRule("nonsense") == nil)
  }

  @Test("A unit's own durations hold, and wrong ones are named")
  func settings() {
    let json: JSON = [
      "complaint": ["resolve": "P3D"], "urgent": ["calendar": "working"],
      "king": ["resolve": "P1D"],
      "consult": ["resolve": "soon"],
    ]
    let settings = ClockSettings(json: json)
    #expect(settings.rule(.resolve, profile: "complaint")?.allowance.days == 3)
    #expect(settings.rule(.resolve, profile: "urgent")?.allowance.counting == .working)
    #expect(settings.flaws == ["consult.resolve", "king.resolve"])
  }

  @Test("A changed rule doesn't touch orders that were counted by the old one")
  func pinned() throws {
    let record = try world.after([("accept", [:])], try world.grievance())
    let stricter = ClockSettings(overrides: ["complaint.resolve": "P1D"])
    #expect(GrievanceClocks.derived(record, calendar: calendar, settings: stricter) == record)
  }

  @Test("Time under review of a return isn't the unit's")
  func review() throws {
    let assigned = try world.after(
      [("accept", [:]), ("assign", ["to": .string(DomainWorld.water)])], try world.grievance())
    let returned = try world.after([("return", ["reason": "x"])], assigned)
    #expect(GrievanceClocks.first(of: returned)?.step == .review)
    let overruled = try TransitionRules.apply(
      "overrule", to: returned, actor: DomainWorld.everyone, now: DomainWorld.monday + 60 + 7200,
      context: world.context
    ).record
    let before = GrievanceClocks.clocks(of: assigned).first { $0.step == .resolve }
    let after = GrievanceClocks.clocks(of: overruled).first { $0.step == .resolve }
    #expect(before.map { $0.dueAt + 7200 } == after?.dueAt)
    #expect(after?.pausedSeconds == 7200)
  }

  @Test("What is done beside a suspension leaves its pause; resuming ends it, or its date")
  func beside() throws {
    let monday = DomainWorld.monday
    let suspended = try world.after(
      [
        ("accept", [:]), ("assign", ["to": .string(DomainWorld.water)]), ("sign", [:]),
        ("suspend", ["until": "2026-11-26T09:00:00+08:00", "for": "市民", "reason": "等材料"]),
      ], try world.grievance())
    func paused(_ record: Record) -> Int? {
      GrievanceClocks.clocks(of: record).first { $0.step == .resolve }?.pausedSeconds
    }
    let whole = paused(suspended)

    let urged = try world.after(
      [
        ("urge", ["reason": "催办"]),
        ("inspect", ["subject": "01910000-0000-7000-8000-0000000000e1", "inspectors": ["a"]]),
        ("note", ["text": "已联系"]),
      ], suspended, at: monday.adding(seconds: 3600))
    #expect(urged.status == "suspended")
    #expect(urged.steps.count == suspended.steps.count + 2)
    #expect(paused(urged) == whole)

    let resumed = try world.after([("resume", [:])], urged, at: monday.adding(seconds: 7200))
    #expect(paused(resumed).map { $0 < 7200 } == true)

    let late = try world.after([("urge", [:])], urged, at: monday.adding(seconds: 4 * 86_400))
    #expect(late.status == "signed")
    #expect(paused(late) == whole)
  }

  @Test("A due time that crosses a holiday of an unpublished year is provisional")
  func provisional() throws {
    let late = moment("2026-12-28 09:00")
    let record = try world.after([("accept", [:])], try world.grievance(at: late), at: late)
    let clocks = GrievanceClocks.clocks(of: record)
    #expect(clocks.first { $0.step == .resolve }?.isProvisional == true)
    #expect(clocks.first { $0.step == .assign }?.isProvisional == false)
  }

  @Test("Colours go from plenty to overdue, and cards stay after closing")
  func views() throws {
    let record = try world.after(
      [("accept", [:]), ("assign", ["to": .string(DomainWorld.water)]), ("sign", [:])],
      try world.grievance())
    func colour(_ text: String) -> ClockColour? {
      GrievanceClocks.colour(of: record, at: moment(text), calendar: calendar)
    }
    #expect(colour("2026-11-24 09:00") == .plenty)
    #expect(colour("2026-11-26 09:00") == .half)
    #expect(colour("2026-11-30 08:45") == .quarter)
    #expect(colour("2026-11-30 09:02") == .overdue)
    #expect(
      GrievanceClocks.cards(of: record, at: moment("2026-11-26 09:00"), calendar: calendar).isEmpty)
    #expect(GrievanceClocks.isOverdue(record, at: moment("2026-11-30 09:02")))

    let resolved = try TransitionRules.apply(
      "resolve", to: record, arguments: ["reply": "已修"], actor: DomainWorld.everyone,
      now: moment("2026-12-01 09:00"), context: world.context
    ).record
    let cards = GrievanceClocks.cards(
      of: resolved, at: moment("2026-12-01 10:00"), calendar: calendar)
    #expect(cards.map(\.colour) == [.yellow, .red])
    #expect(GrievanceClocks.wasLate(resolved, by: moment("2026-12-01 10:00")))
    #expect(!GrievanceClocks.isOverdue(resolved, at: moment("2026-12-01 10:00")))
  }

  @Test("An imported order has the clocks of its state")
  func imported() throws {
    let record = try RecordCreation.imported(
      [
        "type": "grievance", "kind": "complaint", "source": "grid", "title": "占道",
        "content": "占道经营",
        "scope": "370102", "status": "signed", "createdAt": "2026-11-23T09:00:00+08:00",
      ], actor: DomainWorld.everyone, now: moment("2026-11-24 09:00"), context: world.context)
    #expect(record.steps.map(\.command) == ["import"])
    #expect(GrievanceClocks.running(in: record).map(\.step) == [.resolve])
    #expect(GrievanceClocks.firstDue(of: record) == moment("2026-11-30 09:00"))
  }

  @Test("A change of kind counts anew and keeps the former due time")
  func reclassified() throws {
    let record = try world.after([("accept", [:])], try world.grievance())
    var consult = record
    consult["kind"] = "consult"
    let changed = GrievanceClocks.reclassified(
      consult, before: record, at: moment("2026-11-23 16:00"), calendar: calendar,
      settings: ClockSettings())
    let resolve = GrievanceClocks.clocks(of: changed).first { $0.step == .resolve }
    #expect(resolve?.dueAt == moment("2026-11-24 09:01"))
    #expect(resolve?.earlier.first?.dueAt == moment("2026-11-30 09:01"))
  }
}
