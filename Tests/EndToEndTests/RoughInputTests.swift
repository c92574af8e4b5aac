import CellGrid
import TestSupport
import Testing

@Suite("Surviving rough input")
struct RoughInputTests {
  /// Bytes that are the same in every run.
  private func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
  }

  @Test("A megabyte of random bytes, pasted, changes no record", .timeLimit(.minutes(15)))
  func pasted() throws {
    let desk = try Desk()
    let digest = try desk.digest()
    let session = try desk.open()

    // The end of a paste can't be in it: only a terminal sends that.
    let bytes = noise(1 << 20, seed: 1).filter { $0 != 0x1B }
    session.terminal.send(Array("\u{1B}[200~".utf8) + bytes + Array("\u{1B}[201~".utf8))
    session.send(Key.escape)

    try session.require("the list") { $0.contains("退出") }
    session.signal(15)
    #expect(session.exitStatus(seconds: 30) == 0)
    #expect(try desk.digest() == digest)
  }

  @Test(
    "Random bytes, typed, crash nothing and change no record", .timeLimit(.minutes(15)),
    arguments: [UInt64(2), 3])
  func typed(_ seed: UInt64) throws {
    let desk = try Desk()
    let digest = try desk.digest()
    let session = try desk.open(["--read-only"], environment: ["EDITOR": "/bin/true"])

    // Ctrl-z and q would stop and end it, which is their right; Ctrl-e would give the terminal to
    // an editor, where a random Ctrl-s stops all output.
    let spared: Set<UInt8> = [0x05, 0x1A, UInt8(ascii: "q")]
    let bytes = noise(1 << 14, seed: seed).filter { !spared.contains($0) }
    session.terminal.send(bytes)
    session.terminal.send(Array("\u{1B}\u{1B}[201~".utf8))

    session.signal(15)
    #expect(session.exitStatus(seconds: 60) == 0)
    try session.require("a terminal as before") { $0.isRestored }
    #expect(try desk.digest() == digest)
  }

  @Test("Pasted lines open the filter with the first, and run no command")
  func pastedLines() throws {
    let desk = try Desk()
    let digest = try desk.digest()
    let session = try desk.open()
    try session.press("2", for: "编号")

    session.send(Key.paste("泺源巷\na\nq\nU\n8\n"))

    try session.require("取消筛选")
    try session.require("both orders") { $0.contains("井盖松动") && $0.contains("路灯整夜") }
    #expect(try desk.digest() == digest)
    #expect(session.exitStatus(seconds: 0) == nil)
  }

  @Test("Han text in a list opens the filter with it")
  func hanText() throws {
    let desk = try Desk()
    let session = try desk.open()
    try session.press("2", for: "编号")

    session.send("泺源巷井盖")

    try session.require("the filter") { $0.contains("1/1") && $0.contains("取消筛选") }
  }

  @Test("No key pressed twice changes a record")
  func twice() throws {
    let desk = try Desk()
    let digest = try desk.digest()
    let session = try desk.open()
    try session.findOrder(StoreTemplate.acceptedInitials)

    for key in "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#*=<>[]" {
      session.send(String([key, key]) + Key.escape)
      session.send(Key.control("c"))
    }
    try session.require("the last key") { $0.contains("值守台") }
    session.signal(15)

    #expect(session.exitStatus(seconds: 30) == 0)
    #expect(try desk.digest() == digest)
  }
}
