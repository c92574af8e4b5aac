import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Testing
import UseCases

@Suite("Reading answers")
struct ReadingAnswersTests {
  private struct Case {
    let name: String
    let command: String
    let output: String
    let background: AnswerBackground
  }

  private func cases() throws -> [Case] {
    let named = AnswerBackground(now: AnswerSamples.now, names: AnswerSamples.names)
    let listed = AnswerBackground(now: AnswerSamples.now, rows: AnswerSamples.rows)
    var told = named
    told.subject = try AnswerSamples.subject()
    told.inverses = try AnswerSamples.inverses.mapValues { try JSON.parse($0) }
    var running = told
    running.subject?["status"] = "signed"
    running.subject?["suspension"] = nil
    var divided = named
    divided.regions = ["370102008": 300, "370102013": 99, "370102099": 1]
    return [
      Case(
        name: "show", command: "record.show", output: AnswerSamples.grievance, background: named),
      Case(
        name: "clock", command: "grievance.clock", output: AnswerSamples.clocks,
        background: running),
      Case(
        name: "history", command: "record.history", output: AnswerSamples.history,
        background: told),
      Case(
        name: "stats", command: "grievance.stats", output: AnswerSamples.statistics,
        background: divided),
      Case(
        name: "statsBy", command: "grievance.stats", output: AnswerSamples.divided,
        background: named),
      Case(
        name: "risks", command: "grievance.risks", output: AnswerSamples.risks,
        background: named),
      Case(
        name: "status", command: "store.status", output: AnswerSamples.status, background: named),
      Case(
        name: "doctor", command: "store.doctor", output: AnswerSamples.findings,
        background: named),
      Case(
        name: "operators", command: "operator.list", output: AnswerSamples.operators,
        background: named),
      Case(
        name: "list", command: "grievance.list", output: AnswerSamples.list, background: listed),
      Case(
        name: "search", command: "store.search", output: AnswerSamples.found, background: listed),
      Case(name: "check", command: "check.uscc", output: AnswerSamples.checks, background: named),
      Case(
        name: "similar", command: "grievance.similar", output: AnswerSamples.similar,
        background: listed),
    ]
  }

  @Test(
    "Each answer reads as its snapshot in both languages", arguments: [Language.chinese, .english])
  func snapshots(language: Language) throws {
    for example in try cases() {
      let text = try answer(
        example.command, example.output, language, background: example.background)

      try AnswerSnapshot(name: "\(example.name).\(language.rawValue)", text: text).check()
    }
  }

  @Test("No line is wider than was asked for", arguments: [40, 60, 76, 80])
  func widths(columns: Int) throws {
    for example in try cases() {
      for language in [Language.chinese, .english] {
        let text = try answer(
          example.command, example.output, language, background: example.background,
          columns: columns)
        for line in text.split(separator: "\n") {
          #expect(
            TextWidth.columns(of: String(line)) <= columns, "\(example.name) \(language): \(line)")
        }
      }
    }
  }

  @Test("A record hides nothing it holds, members unknown here neither")
  func nothingHidden() throws {
    let text = try answer("record.show", AnswerSamples.grievance, .chinese)
    let record = try JSON.parse(AnswerSamples.grievance)

    for part in ["futureMember", "depth", "sm3:ae31d74a", "019b6417-ad90", "居民再次来电"] {
      #expect(text.contains(part), "\(part)")
    }
    for name in record.object?.names ?? [] where !["steps", "notes"].contains(name) {
      guard let value = record[name]?.string, Instant(rfc3339: value) == nil
      else { continue }
      let isCode = value.allSatisfy { $0.isASCII }
      #expect(isCode || text.contains(value.prefix(20)), "\(name)")
    }
  }

  @Test("Spans of a clock add up to its allowance in words too")
  func sums() throws {
    let text = try answer("grievance.clock", AnswerSamples.clocks, .chinese)

    #expect(text.contains("计入合计 8:30:00 = 限期 7:30:00 + 延期 1:00:00"))
    #expect(text.contains("国庆节"))
  }

  @Test("A label longer than its column stands above its value, within the width")
  func longLabels() throws {
    let name = "aMemberWhoseNameIsLongerThanAnyColumnForLabelsMayBe"
    let record = "{\"id\":\"x\",\"type\":\"grievance\",\"title\":\"t\",\"\(name)\":\"value\"}"

    let lines = try answer("record.show", record, .english, columns: 60).split(separator: "\n")

    let place = try #require(lines.firstIndex { $0 == name })
    #expect(lines[place + 1].hasSuffix("  value"))
    #expect(lines.allSatisfy { TextWidth.columns(of: String($0)) <= 60 })
  }

  @Test("Control characters of a record never reach the page")
  func controls() throws {
    let record = #"{"id":"x","type":"grievance","title":"a\u001b[2Jb","content":"c\u0007d"}"#

    let text = try answer("record.show", record, .english)

    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("What changed records has its message only")
  func changes() throws {
    let command = try #require(CommandCatalog.command(id: "grievance.accept"))
    let outcome = CommandOutcome(Phrase("好", "done"), changed: ["x"], output: ["id": "x"])

    #expect(AnswerText.text(of: outcome, command: command, language: .english) == nil)
  }

  @Test("Refused lines of an import say where, what and what to do; at most twenty are listed")
  func refusals() throws {
    let command = try #require(CommandCatalog.command(id: "store.import"))
    let rows = (1...25).map { number -> JSON in
      ["line": JSON.number(JSONNumber(number)), "code": "input.json", "details": ["text": "?"]]
    }
    let outcome = CommandOutcome(Phrase("", ""), output: ["rejected": .array(rows)])

    let chinese = AnswerText.refusals(of: outcome, command: command, language: .chinese)
    let english = AnswerText.refusals(of: outcome, command: command, language: .english)

    #expect(chinese.first?.hasPrefix("第 1 行：不") == true && chinese.last == "另有 5 条未收。")
    #expect(english.first?.hasPrefix("Line 1: ") == true && english.last == "And 5 more refused.")
  }

  @Test("Every command that a state machine knows has a word of its own")
  func machineVerbs() {
    for type in RecordType.allCases {
      for transition in StateMachine.of(type)?.transitions ?? [] {
        let title = CommandTitles.title(of: transition.command)
        #expect(title.chinese != transition.command, "\(type.rawValue) \(transition.command)")
      }
    }
  }

  @Test("Verbs of histories have their words, also where only the catalogue knows them")
  func verbs() {
    #expect(CommandTitles.title(of: "grievance.assign").chinese == "派单")
    #expect(CommandTitles.title(of: "note").english == "note")
    #expect(CommandTitles.title(of: "never.heard") == Phrase("heard", "heard"))
  }

  @Test("A bulk in which nothing was done prints its refusals alone, each record named once")
  func refusedBulk() throws {
    let command = try #require(CommandCatalog.command(id: "grievance.merge"))
    let number = "G3701022611300A0032"
    let failure = Failure(
      .transitionRefused,
      [
        "number": .string(number), "type": "grievance", "command": "merge", "status": "signed",
      ])
    let outcome = CommandOutcome(
      Phrase("已办 0 条，2 条未办", "merge: 0 done, 2 refused"),
      refused: [number, "0032"].map { CommandOutcome.Refusal(record: $0, failure: failure) },
      output: ["changed": [], "refused": []])

    #expect(AnswerText.text(of: outcome, command: command, language: .chinese) == nil)
    let lines = AnswerText.refusals(of: outcome, command: command, language: .chinese)
    #expect(lines.first?.hasPrefix("\(number) 处于“办理中”") == true)
    #expect(lines.contains { $0.hasPrefix("0032：\(number)") })
  }
}
