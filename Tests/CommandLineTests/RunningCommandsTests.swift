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
      ["resolve", number, "--reply", "已修复"], ["visit", number, "--satisfied", "yes"],
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
