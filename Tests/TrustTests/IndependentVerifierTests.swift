import Foundation
import Testing
import Trust

/// Runs `Scripts/verify-ledger-proof.py`, which shares no code with the module.
@Suite("Checking proofs by the independent verifier", .enabled(if: Verifier.isThere, "no python3"))
struct IndependentVerifierTests {
  private let world: LedgerWorld
  private let sm2Text: String

  init() throws {
    world = try LedgerWorld(changes: 13)
    sm2Text = world.keys[0].publicText
  }

  @Test("It accepts a proof with nothing but the node's SM2 key")
  func accepts() throws {
    let answer = try Verifier.run(world.proof(9, disclosing: true).bytes, ["--key", sm2Text])

    #expect(answer == "valid: leaf 9 of 13 in node330106.example/sm3\n")
  }

  @Test("It accepts the cosignature of a witness")
  func acceptsWitness() throws {
    var witness = Witness(
      origin: LedgerWorld.origin, logKeys: world.noteKeys, lastSeen: nil)
    let key = StoredKey.sm2(try sm2Key(seed: 30))
    let note = try witness.cosign(
      world.note(13), proof: [], key: key, name: "city", seconds: 1_700_000_000)
    let proof = try LedgerProof(
      of: world.entries[0], index: 0, note: note, read: world.log.reading)
    let cosigner = try NoteKey(name: "city", point: key.point, purpose: .cosignature)

    #expect(try Verifier.run(proof.bytes, ["--key", cosigner.text])?.hasPrefix("valid") == true)
  }

  @Test("It refuses another key and changed entries, indices, hashes, roots and signatures")
  func refuses() throws {
    let text = String(decoding: try world.proof(9, disclosing: true).bytes, as: UTF8.self)
    let hashes = try #require(text.range(of: "\"hashes\":[\"sm3:"))
    let changes = [
      text.replacing("grievance.edit", with: "grievance.audit"),
      text.replacing("\"index\":9", with: "\"index\":8"),
      text.replacing("13800001234", with: "13800001235"),
      text.replacing("sm3\\n13\\n", with: "sm3\\n14\\n"),
      text.replacing("\"hashes\":[", with: "\"hashes\":[\"sm3:\(SM3.hex([]))\","),
      text.replacingCharacters(
        in: hashes.upperBound..<text.index(hashes.upperBound, offsetBy: 4), with: "0000"),
    ]

    for changed in changes {
      #expect(changed != text)
      #expect(try Verifier.run(Array(changed.utf8), ["--key", sm2Text]) == nil)
    }
    let stranger = try sm2Key(seed: 99).publicKey.text
    #expect(try Verifier.run(Array(text.utf8), ["--key", stranger]) == nil)
  }
}

private enum Verifier {
  static let isThere = ["/usr/bin", "/usr/local/bin", "/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/python3")
  }

  private static let script = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scripts/verify-ledger-proof.py").path

  /// What the verifier says, nil when it refuses.
  static func run(_ document: [UInt8], _ arguments: [String]) throws -> String? {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("proof-\(UUID().uuidString).json")
    try Data(document).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script, file.path] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: answer, as: UTF8.self) : nil
  }
}
