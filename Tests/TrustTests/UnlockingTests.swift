import Foundation
import Testing
import Trust

@Suite("Unlocking a key at a seat")
final class UnlockingTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("trust-\(UUID().uuidString)").path
  private let cheap = PassphraseCost(logarithm: 4, blocks: 1, lanes: 1)
  private let pin = SecretBytes(Array("314159".utf8))
  private let file: KeyFile

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    file = KeyFile(path: folder + "/operator.key")
    var source = SeededBytes(seed: 1)
    _ = try file.create(.sm2, passphrase: pin, cost: cheap) { source.bytes($0) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private var slip: String { file.path + ".open" }

  @Test("It is open at that seat only, until it is locked there")
  func oneSeat() throws {
    try file.unlock(passphrase: pin, at: "run1 terminal 1")

    #expect(file.isUnlocked(at: "run1 terminal 1"))
    #expect(!file.isUnlocked(at: "run1 terminal 2"))
    try file.unlock(passphrase: pin, at: "run1 terminal 2")
    try file.lock(at: "run1 terminal 1")
    #expect(!file.isUnlocked(at: "run1 terminal 1"))
    #expect(file.isUnlocked(at: "run1 terminal 2"))
  }

  @Test("A wrong passphrase unlocks nothing")
  func wrongPassphrase() {
    let problem = code { () throws(TrustProblem) in
      try file.unlock(passphrase: SecretBytes(Array("271828".utf8)), at: "run1 terminal 1")
    }

    #expect(problem == .passphrase)
    #expect(!file.isUnlocked(at: "run1 terminal 1"))
  }

  @Test("Another passphrase locks every seat")
  func changed() throws {
    try file.unlock(passphrase: pin, at: "run1 terminal 1")
    var source = SeededBytes(seed: 2)

    try file.changePassphrase(from: pin, to: pin, cost: cheap) { source.bytes($0) }

    #expect(!file.isUnlocked(at: "run1 terminal 1"))
  }

  @Test("A line that was moved to another seat or made up opens nothing")
  func forged() throws {
    try file.unlock(passphrase: pin, at: "run1 terminal 1")
    let text = try String(contentsOfFile: slip, encoding: .utf8)

    for forged in [text.replacing("terminal 1", with: "terminal 2"), "run1 terminal 2\tAAAA\n"] {
      try Data(forged.utf8).write(to: URL(filePath: slip))
      #expect(!file.isUnlocked(at: "run1 terminal 2"))
    }
  }

  @Test("Lines of an earlier run of the machine are dropped, and the slip is its owner's only")
  func earlierRun() throws {
    try file.unlock(passphrase: pin, at: "run1 terminal 1")

    try file.unlock(passphrase: pin, at: "run2 terminal 1")

    #expect(try !String(contentsOfFile: slip, encoding: .utf8).contains("run1"))
    let mode = try FileManager.default.attributesOfItem(atPath: slip)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }
}
