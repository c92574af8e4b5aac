import DomainModel
import Foundation
import JSONDiff
import Trust

/// The private keys of a store on their way into a backup and out of it: never but sealed.
enum BackupKeys {
  /// The part that holds them.
  static let partName = "keys/sealed"
  private static let largestFile = 64 * 1024

  /// The key files and the token of a folder under a passphrase. What says that a key is unlocked
  /// at a terminal stays behind.
  static func sealed(
    _ folder: StoreFolder, _ passphrase: SecretBytes, random: (Int) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    var files: [String: [UInt8]] = [:]
    for name in names(in: folder.keys) {
      files[name] = try FileStream(reading: folder.keys + "/" + name).read(largestFile)
    }
    do throws(TrustProblem) {
      return try SealedFiles.sealed(files, passphrase: passphrase, random: random)
    } catch {
      throw Failure(.internalError, ["text": .string(error.description)])
    }
  }

  /// Puts the keys of a backup's folder in the place of the part that holds them, or takes that
  /// part away when no passphrase is given.
  /// - Throws: `passphrase.wrong`, `argument.invalid` when the backup has no keys.
  static func open(
    in staging: StoreFolder, _ passphrase: SecretBytes?
  ) throws(Failure) {
    let part = "\(staging.path)/\(partName)"
    let bytes = FileManager.default.contents(atPath: part).map { Array($0) }
    try? FileManager.default.removeItem(atPath: part)
    guard let passphrase else { return }
    guard let bytes else {
      throw Failure(.argumentInvalid, ["argument": "keys", "reason": "backup.noKeys"])
    }
    for (name, content) in try opened(bytes, passphrase) where isKey(name) {
      let output = try FileStream(writing: staging.keys + "/" + name)
      try output.write(content)
      try output.synchronize()
    }
  }

  private static func opened(
    _ bytes: [UInt8], _ passphrase: SecretBytes
  ) throws(Failure) -> [String: [UInt8]] {
    do throws(TrustProblem) {
      return try SealedFiles.opened(bytes, passphrase: passphrase)
    } catch {
      guard error.code == .passphrase else {
        throw Failure(.backupDamaged, ["text": .string(error.description)])
      }
      throw Failure(.passphraseWrong)
    }
  }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter(isKey).sorted()
  }

  /// A name may lead nowhere but into the folder of keys.
  private static func isKey(_ name: String) -> Bool {
    !name.contains("/") && (name == "token" || name.hasSuffix(".key"))
  }
}
