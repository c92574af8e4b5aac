import Foundation
import Glibc
import Testing
import Trust

@Suite("Keeping keys in files")
final class KeyFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("trust-\(UUID().uuidString)").path
  private let cheap = PassphraseCost(logarithm: 4, blocks: 1, lanes: 1)
  private let pin = SecretBytes(Array("314159".utf8))

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func file(_ name: String = "device.key") -> KeyFile { KeyFile(path: "\(folder)/\(name)") }

  private func create(
    _ file: KeyFile, _ algorithm: StoredKey.Algorithm = .sm2, passphrase: SecretBytes? = nil,
    seed: UInt64 = 1
  ) throws(TrustProblem) -> StoredKey {
    var source = SeededBytes(seed: seed)
    return try file.create(algorithm, passphrase: passphrase, cost: cheap) { source.bytes($0) }
  }

  private func text(_ file: KeyFile) throws -> String {
    try String(contentsOfFile: file.path, encoding: .utf8)
  }

  /// Plain writing: Foundation's own would wait for the disk at every call.
  private func write(_ text: String, mode: mode_t = 0o600) throws -> KeyFile {
    let path = "\(folder)/written.key"
    unlink(path)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, mode)
    try #require(file >= 0)
    defer { close(file) }
    let bytes = Array(text.utf8)
    #expect(Glibc.write(file, bytes, bytes.count) == bytes.count)
    return KeyFile(path: path)
  }

  @Test("A key reads back from its file, sealed or not", arguments: StoredKey.Algorithm.allCases)
  func roundTrip(algorithm: StoredKey.Algorithm) throws {
    for passphrase in [nil, pin] {
      let file = file("\(algorithm)-\(passphrase == nil)")
      let made = try create(file, algorithm, passphrase: passphrase)

      let read = try file.read(passphrase: passphrase)

      #expect(read.publicText == made.publicText)
      #expect(try file.header().isSealed == (passphrase != nil))
      #expect(try file.header().algorithm == algorithm)
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
  }

  @Test("The private number doesn't stand in a sealed file")
  func sealedHidesNumber() throws {
    _ = try create(file("open"), seed: 5)
    _ = try create(file("sealed"), passphrase: pin, seed: 5)
    let number = try #require(try text(file("open")).split(separator: "\n").last).dropFirst(4)

    #expect(number.count == 43)
    #expect(!(try text(file("sealed"))).contains(number))
  }

  @Test("A key file is never overwritten")
  func neverOverwritten() throws {
    _ = try create(file())
    let before = try text(file())

    #expect(code { () throws(TrustProblem) in _ = try create(file(), seed: 2) } == .keyFileExists)
    #expect(try text(file()) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["device.key"])
  }

  @Test("Without passphrase, with another, and without file there is no key")
  func refusals() throws {
    _ = try create(file(), passphrase: pin)
    let other = SecretBytes(Array("271828".utf8))

    #expect(code { () throws(TrustProblem) in _ = try file().read() } == .passphraseMissing)
    #expect(
      code { () throws(TrustProblem) in
        _ = try file().read(passphrase: other)
      } == .passphrase)
    #expect(code { () throws(TrustProblem) in _ = try file("none").read() } == .keyFileMissing)
    #expect(
      code { () throws(TrustProblem) in
        _ = try create(KeyFile(path: "\(folder)/none/device.key"))
      } == .keyFileWrite)
  }

  @Test(
    "Files that others may read and links are refused",
    arguments: [0o640, 0o604, 0o660] as [mode_t])
  func exposed(mode: mode_t) throws {
    _ = try create(file())
    let exposed = try write(try text(file()), mode: mode)
    let link = "\(folder)/link.key"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: file().path)

    #expect(code { () throws(TrustProblem) in _ = try exposed.read() } == .keyFileExposed)
    #expect(
      code { () throws(TrustProblem) in
        _ = try KeyFile(path: link).read()
      } == .keyFileExposed)
  }

  @Test("A file with any byte changed gives no key")
  func changed() throws {
    for passphrase in [nil, pin] {
      let original = file("changed-\(passphrase == nil)")
      _ = try create(original, passphrase: passphrase)
      let bytes = Array(try text(original).utf8)
      for place in bytes.indices {
        var changed = bytes
        changed[place] ^= 1
        let file = try write(String(decoding: changed, as: UTF8.self))
        #expect(throws: TrustProblem.self, "byte \(place)") {
          try file.read(passphrase: passphrase)
        }
      }
    }
  }

  @Test("Parameters that would fill the machine's memory are refused unread")
  func excessiveCost() throws {
    _ = try create(file(), passphrase: pin)
    let greedy = try write(try text(file()).replacing("scrypt 4 1 1", with: "scrypt 20 32 16"))

    #expect(
      code { () throws(TrustProblem) in
        _ = try greedy.read(passphrase: pin)
      } == .keyFileForm)
  }

  @Test("A token is replaced by the next and reads back; another text is no token")
  func token() throws {
    let file = TokenFile(path: "\(folder)/token")
    try file.write(SecretBytes([UInt8](repeating: 7, count: 32)))
    try file.write(SecretBytes([UInt8](repeating: 8, count: 32)))

    #expect(try file.read().withBytes { Array($0) } == [UInt8](repeating: 8, count: 32))
    let other = TokenFile(path: try write("AAAA\n").path)
    #expect(code { () throws(TrustProblem) in _ = try other.read() } == .keyFileForm)
    #expect(code { () throws(TrustProblem) in try other.write(SecretBytes([1])) } == .key)
  }

  @Test("A changed passphrase opens the same key and the old one no longer does")
  func changePassphrase() throws {
    let made = try create(file(), passphrase: pin)
    let new = SecretBytes(Array("161803".utf8))
    var source = SeededBytes(seed: 3)

    try file().changePassphrase(from: pin, to: new, cost: cheap) { source.bytes($0) }

    #expect(try file().read(passphrase: new).publicText == made.publicText)
    #expect(
      code { () throws(TrustProblem) in
        _ = try file().read(passphrase: pin)
      } == .passphrase)
  }
}
