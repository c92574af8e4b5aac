import CommandCatalog
import DomainModel
import JSONDiff
import Testing
import UseCases

@Suite("Understanding a command line")
struct UnderstandingLinesTests {
  private func parse(_ line: String) throws -> ParsedCommandLine {
    try CommandGrammar.parse(line.split(separator: " ").map(String.init))
  }

  @Test("Options stand anywhere, with a space or an equals sign")
  func optionsAnywhere() throws {
    let first = try parse("--json grievance assign G-1 --to SW01 --store /s")
    let second = try parse("grievance --store=/s assign --to=SW01 G-1 --json")

    for parsed in [first, second] {
      #expect(parsed.command?.id == "grievance.assign")
      #expect(parsed.request.records == ["G-1"])
      #expect(parsed.request.arguments == ["to": "SW01"])
      #expect(parsed.options.isJSON && parsed.options.store == "/s")
    }
  }

  @Test("Several records make a bulk")
  func bulk() throws {
    #expect(try parse("grievance accept a b c").request.records == ["a", "b", "c"])
  }

  @Test("A time of any offset is taken, and one without an offset is at +08:00")
  func times() throws {
    let zulu = try parse("grievance extend G-1 --until 2026-12-01T00:00:00Z --reason r")
    let local = try CommandGrammar.parse(
      ["grievance", "extend", "G-1", "--until", "2026-12-01 08:00", "--reason", "r"])

    #expect(zulu.request.arguments["until"] == "2026-12-01T00:00:00.000Z")
    #expect(local.request.arguments["until"] == zulu.request.arguments["until"])
  }

  @Test("Aliases, flags, booleans and numbers get their values")
  func values() throws {
    let merge = try parse("grievance merge G-1 --to G-2")
    let visit = try parse("grievance visit G-1 --satisfied no --reached yes")
    let list = try parse("grievance list --overdue --limit 5 --status assigned,signed")

    #expect(merge.request.arguments["into"] == "G-2")
    #expect(visit.request.arguments["satisfied"] == false)
    #expect(list.request.arguments["overdue"] == true)
    #expect(list.request.arguments["limit"]?.int == 5)
  }

  @Test("A common verb follows the name of a pane")
  func paneVerb() throws {
    #expect(try parse("grievance show G-1").command?.id == "record.show")
    #expect(try parse("licence history L-1").command?.id == "record.history")
    #expect(try parse("inspection list").command?.id == "inspection.list")
  }

  @Test("Search takes all words, those that exclude too")
  func search() throws {
    let parsed = try parse("search 水管 -已结 --type grievance")

    #expect(parsed.request.arguments["query"] == ["水管", "-已结"])
    #expect(parsed.request.arguments["type"] == "grievance")
  }

  @Test("Nothing at all opens the workstation")
  func empty() throws {
    #expect(try parse("--theme night --demo").command == nil)
    #expect(try parse("--theme night --demo").options.theme == "night")
  }

  @Test(
    "What cannot be understood is refused with its reason",
    arguments: [
      ("grievance explode G-1", "usage.unknownCommand"), ("frobnicate", "usage.unknownCommand"),
      ("grievance assign G-1 --nope x", "usage.unknownOption"),
      ("grievance return G-1", "usage.missingArgument"),
      ("grievance accept", "usage.missingRecord"), ("show a b", "usage.unexpectedWord"),
      ("grievance assign G-1 --to", "usage.missingValue"),
      ("grievance decline G-1 --lane somewhere", "usage.badValue"),
      ("grievance extend G-1 --until tomorrow --reason r", "usage.badValue"),
      ("status --lang fr", "usage.badValue"), ("status --now never", "usage.badValue"),
      ("json diff a", "usage.missingArgument"), ("new --type nope --file f", "usage.badValue"),
    ])
  func refused(line: String, code: String) {
    #expect {
      try parse(line)
    } throws: { error in
      guard let problem = error as? UsageProblem else { return false }
      return problem.code == code && !problem.headline(.chinese).isEmpty
        && !problem.remedy(.english).isEmpty
    }
  }

  @Test("Help of a command needs none of its arguments")
  func help() throws {
    let parsed = try parse("grievance return --help")

    #expect(parsed.command?.id == "grievance.return" && parsed.options.wantsHelp)
  }

  @Test("“help” asks what --help does, of a command, of a pane and of all of them")
  func helpInFront() throws {
    #expect(try parse("help grievance assign").command?.id == "grievance.assign")
    #expect(try parse("help keys").options.wantsHelp == false)
    for line in ["help", "help grievance", "grievance --help", "help inspection plan"] {
      let parsed = try parse(line)
      #expect(parsed.command == nil && parsed.options.wantsHelp, "\(line)")
    }
    let pane = HelpText.overview(.english, of: ["grievance"])
    #expect(pane.contains("grievance assign") && pane.contains("grievance show"))
    #expect(!pane.contains("licence") && !pane.contains("json diff"))
    #expect(throws: UsageProblem.self) { try parse("help frobnicate") }
  }

  @Test(
    "An unknown command is answered with what was probably meant",
    arguments: [
      ("grievance assing G-1", ["grievance assign"]), ("grievnce list", ["grievance list"]),
      ("staus", ["status"]), ("licence shwo L-1", ["licence show"]),
      ("assign G-1", ["grievance assign", "task assign"]),
    ])
  func meant(line: String, candidates: [String]) {
    #expect {
      try parse(line)
    } throws: { error in
      guard case .unknownCommand(_, let found)? = error as? UsageProblem else { return false }
      return found == candidates
    }
  }

  @Test("A reason of spaces is none", arguments: ["", "  ", "\u{3000}"])
  func blank(reason: String) {
    for line in [
      ["grievance", "return", "G-1", "--reason", reason],
      ["reveal", "G-1", "--field", "/contact/phone", "--reason", reason],
    ] {
      #expect {
        try CommandGrammar.parse(line)
      } throws: {
        ($0 as? UsageProblem)?.code == "usage.missingArgument"
      }
    }
  }
}
