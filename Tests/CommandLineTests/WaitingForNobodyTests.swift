import Foundation
import JSONDiff
import Testing

@Suite("Waiting for nobody", .enabled(if: Program.isBuilt))
struct WaitingForNobodyTests {
  private func made() throws -> Program {
    let program = try Program()
    try #require(try program.run(["init", "--scope", "370102"]).status == 0)
    return program
  }

  @Test("Commands that only read don't wait for a process that keeps the lock")
  func reads() throws {
    let program = try made()
    let device = try program.run(["list", "--type", "device", "--json"]).json()
    let id = try #require(device["items"]?[0]?["id"]?.string)
    let lock = try #require(HeldLock(store: program.store))

    for words in [
      ["status"], ["show", id], ["history", id], ["list", "--type", "unit"], ["search", "x"],
      ["grievance", "list"], ["export", "--type", "unit", "-"], ["doctor"], ["operator", "list"],
      ["conflicts", "list"], ["tray", "list"], ["grievance", "stats"], [],
      ["backup", program.directory + "/copy"],
    ] {
      let run = try program.run(words)
      #expect(run.status == 0, "\(words): \(run.errors)")
    }
    withExtendedLifetime(lock) {}
  }

  @Test("A command that writes gives up with 75 and writes nothing")
  func writes() throws {
    let program = try made()
    let lock = try #require(HeldLock(store: program.store))

    let run = try program.run(["doctor", "--rebuild", "--json"])

    #expect(run.status == 75)
    #expect(try run.error()["code"] == "store.busy")
    withExtendedLifetime(lock) {}
  }

  @Test("A reading command leaves the files of the store as they were")
  func leavesFiles() throws {
    let program = try made()
    let path = program.store + "/store.sqlite"
    let before = FileManager.default.contents(atPath: path)

    try #require(try program.run(["status"]).status == 0)

    #expect(FileManager.default.contents(atPath: path) == before)
    let log = FileManager.default.contents(atPath: path + "-wal")
    #expect(log?.isEmpty ?? true)
  }
}
