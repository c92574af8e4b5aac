import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Writes an online copy of the store into one file, with its digest; without keys.
public struct BackUpStore: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Throws: `.fileExists`, `.cannotWrite`, `.roleRefused` for who isn't an administrator.
  public func callAsFunction(
    _ path: String, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    try AdministratorRight.demand(try desk.unlockedActor(asked), on: desk.today, for: "backup")
    let header = try desk.store.backup(to: path)
    return CommandOutcome(
      Phrase(
        "已备份 \(header.records) 条到 \(path)（不含密钥）",
        "\(header.records) records backed up to \(path) (without keys)"),
      output: [
        "file": .string(path), "records": .number(JSONNumber(header.records)),
        "digest": .string(header.digest.text), "keys": false,
      ], text: Phrase("", ""))
  }
}

/// Restores a backup: everything is verified before anything is replaced.
public struct RestoreStore: Sendable {
  let place: Workplace

  /// Gives the workplace; the store must not be open.
  public init(place: Workplace) {
    self.place = place
  }

  /// - Throws: `.fileMissing`, `.backupDamaged`, `.storeNewer`; the store is then as it was.
  public func callAsFunction(_ path: String) throws(Failure) -> CommandOutcome {
    let header = try LocalStore.restore(
      path, into: place.directory, environment: place.environment)
    return CommandOutcome(
      Phrase(
        "已恢复 \(header.records) 条，原数据库移到 backups/",
        "\(header.records) records restored; the former database lies in backups/"),
      output: [
        "file": .string(path), "records": .number(JSONNumber(header.records)),
        "digest": .string(header.digest.text),
      ], text: Phrase("", ""))
  }
}

/// What only an administrator may.
enum AdministratorRight {
  /// - Throws: `.roleRefused`.
  static func demand(_ actor: Actor, on day: CivilDate, for command: String) throws(Failure) {
    guard actor.has(.administrator, on: day) else {
      throw Failure(
        .roleRefused,
        [
          "command": .string(command), "actor": .string(actor.name),
          "roles": Role.names([.administrator]),
        ])
    }
  }
}
