import Foundation
import TestSupport
import Testing

@Suite("Opening stores that aren't in order")
struct DamagedStoreTests {
  private func expect(
    _ result: CommandResult, _ status: Int32, _ words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, sourceLocation: sourceLocation)
    #expect(result.errors.hasPrefix("错误："), sourceLocation: sourceLocation)
    #expect(!result.errors.contains("\u{1B}"), sourceLocation: sourceLocation)
    for word in words {
      #expect(result.errors.contains(word), sourceLocation: sourceLocation)
    }
  }

  @Test("No store: a plain sentence with the remedy, on a terminal too")
  func missing() throws {
    let desk = try Desk.empty()

    expect(try desk.command([]), 66, desk.store, "dutydesk init")
    expect(try desk.command(["grievance", "list"]), 66, "dutydesk init")
    let session = try desk.start()
    #expect(session.exitStatus(seconds: 20) == 66)
    try session.require("dutydesk init")
    #expect(!session.screen.isAlternate)
    let english = try desk.command(["status", "--lang", "en", "--json"])
    #expect(english.errors.contains("\"code\":\"store.missing\""))
  }

  @Test("A store of a newer program is left alone and named")
  func newer() throws {
    let desk = try Desk()
    // Bytes 60 to 63 of a database are its user version.
    try overwrite(desk, at: 60, with: [0, 0, 0, 99])

    expect(try desk.command(["status"]), 78, "升级")
    let session = try desk.start()
    #expect(session.exitStatus(seconds: 20) == 78)
  }

  @Test("A damaged store is named, with what to do")
  func corrupt() throws {
    let desk = try Desk()
    try overwrite(desk, at: 0, with: [UInt8](repeating: 0x58, count: 4_096))

    expect(try desk.command(["status"]), 74, "doctor", "备份")
    let session = try desk.start()
    #expect(session.exitStatus(seconds: 20) == 74)
    try session.require("备份")
  }

  @Test("Samples that aren't there leave no half-made store")
  func noSamples() throws {
    let desk = try Desk.empty()

    let result = try desk.command(
      ["init", "--samples"],
      environment: ["DUTYDESK_SAMPLES": "/nowhere", "DUTYDESK_ASSETS": "/nowhere"])

    #expect(result.status == 78)
    #expect(!FileManager.default.fileExists(atPath: desk.store + "/store.sqlite"))
  }

  @Test("A folder that can't be written is shown, read-only and with the reason")
  func readOnlyFolder() throws {
    // Permissions mean nothing to root, so the program runs as nobody there.
    let desk = try Desk()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: desk.folder.path)
    _ = try CommandResult.of("/bin/chmod", ["-R", "a+rX,a-w", desk.store], environment: [:])
    defer {
      _ = try? CommandResult.of("/bin/chmod", ["-R", "u+w", desk.store], environment: [:])
    }
    guard geteuid() != 0 || access("/usr/bin/setpriv", X_OK) == 0 else { return }
    let words = ["--store", desk.store, "grievance", "accept", "泺源巷井盖松动异响"]

    let refused = try desk.asNobody(words)
    let board = try desk.asNobody(["--store", desk.store, "--now", StoreTemplate.now])

    #expect(refused.status == 73)
    #expect(refused.errors.contains("权限"))
    #expect(board.status == 0)
    #expect(board.output.contains("最先到期的诉求"))
  }

  private func overwrite(_ desk: Desk, at offset: UInt64, with bytes: [UInt8]) throws {
    let handle = try #require(FileHandle(forUpdatingAtPath: desk.store + "/store.sqlite"))
    try handle.seek(toOffset: offset)
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }
}
