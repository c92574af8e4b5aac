import Foundation
import JSONDiff
import Testing

@Suite("Running commands", .enabled(if: Program.isBuilt))
struct RunningCommandsTests {
  private let grievance = """
    {"kind":"complaint","source":"hotline12345","title":"三单元水管爆裂","content":"水漫楼道",
     "place":{"region":"370102001"}}
    """

  private func made() throws -> Program {
    let program = try Program()
    let run = try program.run(["init", "--operator", "王岚", "--scope", "370102", "--json"])
    #expect(run.status == 0)
    #expect(try run.json()["scope"] == "370102")
    return program
  }

  @Test("An order is registered, worked and filed by commands alone")
  func course() throws {
    let program = try made()
    let file = try program.file("g.json", grievance)
    let unit = try program.file("u.json", #"{"name":"区水务局","kind":"department","code":"SW01"}"#)
    #expect(try program.run(["new", "--type", "unit", "--file", unit]).status == 0)
    let registered = try program.run(["grievance", "new", "--file", file, "--json"]).json()
    let number = try #require(registered["number"]?.string)
    let ending = String(number.suffix(5))

    for words in [
      ["accept", ending], ["assign", number, "--to", "SW01"], ["sign", number],
      ["resolve", number, "--reply", "已修复"],
      ["visit", number, "--satisfied", "yes", "--outcome", "solved"],
      ["close", number],
    ] {
      let run = try program.run(["grievance"] + words)
      #expect(run.status == 0, "\(words): \(run.errors)")
    }

    let shown = try program.run(["show", number, "--json"]).json()
    #expect(shown["status"] == "closed" && shown["steps"]?.array?.count == 6)
    let list = try program.run(["grievance", "list", "--status", "closed", "--json"]).json()
    #expect(list["total"]?.int == 1 && list["next"] == .null)
    let history = try program.run(["history", number, "--json"]).json()
    #expect(history["items"]?.array?.count == 7)
  }

  @Test("A record of another type isn't shown by a pane, which says what shows it")
  func otherType() throws {
    let program = try made()
    let file = try program.file("g.json", grievance)
    let number = try #require(
      try program.run(["grievance", "new", "--file", file, "--json"]).json()["number"]?.string)

    for words in [["inspection", "show"], ["alert", "history"], ["task", "done"]] {
      let run = try program.run(words + [number, "--json"])
      #expect(run.status == 66 && run.output.isEmpty, "\(words)")
      #expect(try run.error()["details"]?["type"] == "grievance")
    }
    let hint = try program.run(["inspection", "show", number]).errors
    #expect(hint.contains("dutydesk grievance show \(number)"))
    #expect(try program.run(["grievance", "show", number]).status == 0)
  }

  @Test("An id that is too short says how many characters name a record")
  func shortID() throws {
    let run = try made().run(["show", "ab3"])

    #expect(run.status == 64)
    #expect(run.errors.contains("“ab3” is too short") && run.errors.contains("4 characters"))
  }

  @Test("An empty queue is no missing record")
  func emptyQueue() throws {
    let run = try made().run(["grievance", "next"])

    #expect(run.status == 66 && run.errors.contains("Your queue has no order to claim"))
  }

  @Test("What is wrong in the configuration is named with file, line and what was meant")
  func configuration() throws {
    let program = try made()
    let path = try program.file("none.toml", "them = \"dark\"\n\nreadOnly = = 1\n")

    let run = try program.run(["status"])
    let doctor = try program.run(["doctor", "--json"])

    #expect(run.status == 0 && doctor.status == 0 && doctor.errors.isEmpty)
    #expect(run.errors.contains("\(path), line 1: them"))
    #expect(run.errors.contains("did you mean theme?"))
    #expect(run.errors.contains("\(path), line 3"))
    let findings = try doctor.json()["findings"]?.array?.filter { $0["check"] == "config" }
    #expect(findings?.count == 2)
  }

  @Test("A file that can't be written is named")
  func unwritable() throws {
    let program = try made()

    let run = try program.run(["export", "--type", "unit", program.directory + "/no/such/x"])

    #expect(run.status == 73 && run.errors.contains("/no/such/x"))
  }

  @Test("A package goes out as it was archived, and a record moves to another region")
  func archiveAndTransfer() throws {
    let program = try made()
    let unit = try program.file("u.json", #"{"name":"区水务局","kind":"department","code":"SW01"}"#)
    try #require(try program.run(["new", "--type", "unit", "--file", unit]).status == 0)

    let archived = try program.run(["archive", "SW01", "--json"]).json()
    let package = try program.run(["archive", "SW01", "--out", "-"])
    let file = try program.file("p.json", package.output)
    let digest = try program.run(["json", "canonical", file, "--digest"]).output

    #expect(archived["archived"]?["digest"]?.string.map { $0 + "\n" } == digest)
    #expect(try package.json()["record"]?["name"] == "区水务局")
    let refused = try program.run(["transfer", "SW01", "--scope", "370103"])
    #expect(refused.status == 77)
    let moved = try program.run(["transfer", "SW01", "--scope", "370102001", "--json"]).json()
    #expect(moved["scope"] == "370102001")
  }

  @Test("Every command of the node says how it is used")
  func nodeHelp() throws {
    for command in ["serve", "invite", "sync", "prune", "revoke", "status", "verify", "backup"] {
      for words in [[command, "--help"], ["help", command]] {
        let run = try Program().run(words, program: "dutydesk-node")
        #expect(run.status == 0 && run.output.contains("dutydesk-node \(command)"), "\(words)")
      }
    }
    let all = try Program().run(["--help"], program: "dutydesk-node")
    #expect(all.status == 0 && all.output.contains("invite") && all.output.contains("backup"))
  }

  @Test("The node speaks the language that is asked for, before or behind the command")
  func nodeLanguage() throws {
    for (language, help, refusal) in [
      ("en", "counts and lag", "wrong usage"), ("zh", "数量与滞后", "命令有误"),
    ] {
      let run = try Program().run(
        ["status", "--help", "--lang", language], program: "dutydesk-node")
      #expect(run.status == 0 && run.output.contains(help), "\(language)")
      let odd = try Program().run(["--lang", language, "nothing"], program: "dutydesk-node")
      #expect(odd.status == 64 && odd.errors.contains(refusal), "\(odd.errors)")
    }
    let other = try Program().run(["status", "--lang", "fr"], program: "dutydesk-node")
    #expect(other.status == 64)
  }

  @Test("Status has the members that the contract fixes")
  func status() throws {
    let status = try made().run(["status", "--json"]).json()

    #expect(status["store"]?.object?.names == ["bytes", "digest", "path", "records", "schema"])
    #expect(
      status["panes"]?.object?.names
        == ["alerts", "catalog", "grievances", "inspections", "licences"])
    #expect(status["panes"]?["grievances"]?.object?.names == ["dueToday", "open", "overdue"])
    #expect(
      status["sync"]?.object?.names
        == [
          "conflicts", "cursor", "lastSuccessAt", "lastVerifiedAt", "missingAlerts", "node",
          "nodeState",
          "pendingChanges", "state",
        ])
  }

  @Test(
    "Exit codes are those of the contract",
    arguments: [
      (["show", "no-such-record"], 66), (["frobnicate"], 64), (["grievance", "accept"], 64),
      (["import", "/no/such/file"], 66), (["show", "x"], 64), (["undo"], 1),
      (["status", "--actor", "nobody"], 0),
      (["note", "x", "--text", "t", "--actor", "nobody"], 66),
    ])
  func exitCodes(words: [String], status: Int) throws {
    let run = try made().run(words)

    #expect(run.status == Int32(status), "\(run.errors)")
    #expect(status == 0 || !run.errors.isEmpty)
  }

  @Test("An error is a document on standard error, and standard output stays empty")
  func errors() throws {
    let run = try made().run(["show", "no-such-record", "--json"])

    #expect(run.output.isEmpty)
    let error = try run.error()
    #expect(error.object?.names == ["code", "details", "hint", "message"])
    #expect(error["code"] == "record.notFound")
  }

  @Test("A command without a store says how to make one")
  func noStore() throws {
    let run = try Program().run(["status"])

    #expect(run.status == 66 && run.errors.contains("dutydesk init"))
  }

  @Test("Without a terminal the board is text and the exit code 0")
  func board() throws {
    let run = try made().run([])

    #expect(run.status == 0 && run.output.contains("grievances 0"))
  }

  @Test("Import reads standard input, and a dry run writes nothing")
  func importing() throws {
    let program = try made()
    let rows = #"{"type":"unit","name":"甲","kind":"other","scope":"370102"}"# + "\n{bad\n"

    let dry = try program.run(["import", "-", "--dry-run", "--json"], input: rows)
    let wet = try program.run(["import", "-", "--json"], input: rows)
    let strict = try program.run(["import", "-", "--strict"], input: rows)
    let good = #"{"type":"unit","name":"乙","kind":"other","scope":"370102"}"#
    let strictAndGood = try program.run(["import", "-", "--strict", "--json"], input: good)

    #expect(try dry.json()["created"]?.int == 1 && wet.json()["created"]?.int == 1)
    #expect(try wet.json()["rejected"]?[0]?["line"]?.int == 2)
    #expect(try wet.json()["rejected"]?[0]?["message"]?.string?.isEmpty == false)
    #expect(wet.status == 0 && strict.status == 65)
    #expect(try strictAndGood.json()["created"]?.int == 1)
  }

  @Test("A backup restores into another folder with the same digest")
  func restore() throws {
    let program = try made()
    let before = try program.run(["status", "--json"]).json()["store"]?["digest"]
    let backup = program.directory + "/copy"
    #expect(try program.run(["backup", backup]).status == 0)

    let other = try Program()
    let run = try other.run(["restore", backup])

    #expect(run.status == 0, "\(run.errors)")
    #expect(try other.run(["status", "--json"]).json()["store"]?["digest"] == before)
  }
}
