import DomainModel
import Foundation
import Glibc
import JSONDiff
import Synchronization
import Testing
import Trust

@testable import LocalStore

@Suite("Backing up and restoring")
struct BackingUpTests {
  private func filled() throws -> World {
    let world = try World()
    let blob = [UInt8]("照片".utf8)
    let hexadecimal = SM3.hex(blob)
    for number in 1...20 {
      try world.create(
        Given.grievance(
          number, ["attachments": [["id": "a", "digest": .string("sm3:" + hexadecimal)]]]))
    }
    let path = world.store.folder.blob(hexadecimal)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(blob).write(to: URL(fileURLWithPath: path))
    return world
  }

  private func digest(_ store: LocalStore) throws -> Digest32 {
    try store.read { (reader) throws(Failure) in try reader.numbers().digest }
  }

  @Test("A restored store has the same records, blobs and keys, another epoch and other letters")
  func restoredIsEqual() throws {
    let world = try filled()
    let file = world.folder + "/../" + UUID().uuidString + ".backup"
    let target = World.freshFolder()
    defer { for path in [file, target] { try? FileManager.default.removeItem(atPath: path) } }

    let passphrase = SecretBytes(Array("口令".utf8))
    try write([1, 2, 3], world.folder + "/keys/device.key")
    try write([4], world.folder + "/keys/device.key.open")
    let header = try world.store.backup(to: file, keysUnder: passphrase)
    try world.create(Given.grievance(99))
    let restored = try LocalStore.restore(
      file, into: target, environment: World.environment(seed: 9), keysUnder: passphrase)
    let store = try LocalStore.open(target, environment: World.environment(seed: 10))
    defer { try? store.close() }

    #expect(restored == header)
    #expect(try digest(store) == header.digest)
    #expect(header.records == 20)
    #expect(header.parts.map(\.name).first == "store.sqlite" && header.parts.count == 3)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: target + "/keys/device.key")) == Data([1, 2, 3]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: target + "/keys").count == 1)
    #expect(FileManager.default.fileExists(atPath: store.folder.blob(SM3.hex(Array("照片".utf8)))))
    let identities = try [world.store, store].map { store in
      try store.read { (reader) throws(Failure) in try reader.identity() }
    }
    #expect(identities[0].device == identities[1].device)
    #expect(identities[0].epoch != identities[1].epoch)
    #expect(identities[0].desk != identities[1].desk)
    #expect(try store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("Restoring over a store moves its database aside, and who has it open is told")
  func restoringOverAStore() throws {
    let world = try filled()
    let file = world.folder + "/one.backup"
    try world.store.backup(to: file)
    let before = try digest(world.store)
    try world.create(Given.grievance(99))

    try LocalStore.restore(file, into: world.folder, environment: World.environment(seed: 9))

    let failure = #expect(throws: Failure.self) { try world.create(Given.grievance(100)) }
    #expect(failure?.code == .storeBusy && failure?.details["replaced"] == true)
    let again = try world.another()
    defer { try? again.close() }
    #expect(try digest(again) == before)
    let aside = try FileManager.default.contentsOfDirectory(atPath: world.folder + "/backups")
    #expect(aside.contains { $0.hasPrefix("replaced-") && $0.hasSuffix(".sqlite") })
  }

  @Test("Another passphrase than that of the keys is refused, and nothing is replaced")
  func wrongPassphrase() throws {
    let world = try filled()
    let (sealed, plain) = (world.folder + "/sealed.backup", world.folder + "/plain.backup")
    try write([1, 2, 3], world.folder + "/keys/device.key")
    try world.store.backup(to: sealed, keysUnder: SecretBytes([1]))
    try world.store.backup(to: plain)
    try world.create(Given.grievance(99))
    let before = try digest(world.store)

    for (file, code) in [(sealed, Failure.Code.passphraseWrong), (plain, .argumentInvalid)] {
      let failure = #expect(throws: Failure.self) {
        try LocalStore.restore(
          file, into: world.folder, environment: World.environment(),
          keysUnder: SecretBytes([2]))
      }
      #expect(failure?.code == code)
    }

    #expect(try digest(world.store) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: world.folder)
    #expect(!left.contains("restoring"))
  }

  @Test("A key that another one replaces stays beside it; without a passphrase keys are left alone")
  func keysAreNeverOverwritten() throws {
    let world = try filled()
    let (file, key) = (world.folder + "/one.backup", world.folder + "/keys/operator-x.key")
    try write([1], key)
    try world.store.backup(to: file, keysUnder: SecretBytes([1]))
    try write([2], key)
    try world.store.close()

    try LocalStore.restore(file, into: world.folder, environment: World.environment())
    #expect(FileManager.default.contents(atPath: key) == Data([2]))
    try LocalStore.restore(
      file, into: world.folder, environment: World.environment(), keysUnder: SecretBytes([1]))

    #expect(FileManager.default.contents(atPath: key) == Data([1]))
    let keys = try FileManager.default.contentsOfDirectory(atPath: world.folder + "/keys")
    let replaced = try #require(keys.first { $0.hasPrefix("operator-x.key.replaced-") })
    #expect(FileManager.default.contents(atPath: "\(world.folder)/keys/\(replaced)") == Data([2]))
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
  }

  @Test("Any damaged byte is refused before anything is replaced")
  func damagedBackup() throws {
    let world = try filled()
    let file = world.folder + "/one.backup"
    try world.store.backup(to: file)
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    let before = try digest(world.store)

    for place in [3, 40, 120, 600, whole.count / 2, whole.count - 1] {
      var bytes = whole
      bytes[place] ^= 1
      try bytes.write(to: URL(fileURLWithPath: file))
      let failure = #expect(throws: Failure.self) {
        try LocalStore.restore(file, into: world.folder, environment: World.environment())
      }
      #expect(failure?.code == .backupDamaged, "\(place)")
    }
    for length in [0, 10, 500, whole.count - 1] {
      try whole.prefix(length).write(to: URL(fileURLWithPath: file))
      #expect(throws: Failure.self) { try LocalStore.verifyBackup(file) }
    }
    #expect(try digest(world.store) == before)
  }

  @Test("A part that would leave the store's folder makes the header none")
  func escapingPart() {
    for name in [
      "../evil", "blobs/../../evil", "/etc/passwd", "blobs//x", "log", "lock",
      "keys/device.key",
    ] {
      let part: JSON = [
        "name": .string(name), "bytes": 1, "digest": .string(Digest32.zero.text),
      ]
      #expect(BackupHeader.Part(part) == nil, "\(name)")
    }
  }

  @Test("A backup never writes over a file")
  func neverOverwrites() throws {
    let world = try World()
    let file = world.folder + "/one.backup"
    try world.store.backup(to: file)

    let failure = #expect(throws: Failure.self) { try world.store.backup(to: file) }
    #expect(failure?.code == .fileExists)
  }

  @Test("What is being copied is the owner's alone from its first byte")
  func copyIsPrivate() throws {
    let world = try filled()
    let file = World.freshFolder() + ".backup"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let modes = Mutex<Set<mode_t>>([])
    let isOver = Mutex(false)
    let watched = DispatchSemaphore(value: 0)
    let watcher = Thread {
      while !isOver.withLock({ $0 }) {
        var information = stat()
        guard stat(file + ".copying", &information) == 0 else { continue }
        _ = modes.withLock { $0.insert(information.st_mode & 0o777) }
      }
      watched.signal()
    }
    watcher.start()

    // A copy takes a moment; it is made again until the watcher has seen one.
    for _ in 0..<200 where modes.withLock({ $0.isEmpty }) {
      try? FileManager.default.removeItem(atPath: file)
      try world.store.backup(to: file)
    }
    isOver.withLock { $0 = true }
    watched.wait()

    #expect(modes.withLock { $0 } == [0o600])
  }
}
