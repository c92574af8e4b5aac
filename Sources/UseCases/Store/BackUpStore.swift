import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Writes an online copy of the store into one file, with its digest; the keys only on demand, and
/// then under a passphrase of the backup's own.
public struct BackUpStore: Sendable {
  let desk: Desk
  let place: Workplace

  /// Gives desk and workplace.
  public init(desk: Desk, place: Workplace) {
    self.desk = desk
    self.place = place
  }

  /// `request`: `file`; `keys` with `passphrase-file`, else the passphrase is asked.
  /// - Throws: `.fileExists`, `.cannotWrite`, `.roleRefused` for who isn't an administrator,
  ///   `.argumentMissing` and `.argumentInvalid` for the passphrase.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.unlockedActor(request.actor)
    try AdministratorRight.demand(actor, on: desk.today, for: "backup")
    let path = request.arguments["file"]?.string ?? ""
    let passphrase =
      request.asksForKeys ? try PassphraseSource(place: place, request: request).readNew() : nil
    let header = try desk.store.backup(to: path, keysUnder: passphrase)
    return CommandOutcome(
      Phrase(
        "已备份 \(header.records) 条到 \(path)（\(header.hasKeys ? "密钥用口令封存在内" : "不含密钥")）",
        "\(header.records) records backed up to \(path) "
          + (header.hasKeys ? "(with keys, under the passphrase)" : "(without keys)")),
      output: [
        "file": .string(path), "records": .number(JSONNumber(header.records)),
        "digest": .string(header.digest.text), "keys": .bool(header.hasKeys),
      ], text: Phrase("", ""))
  }
}

extension CommandRequest {
  /// A passphrase has no other use here.
  fileprivate var asksForKeys: Bool {
    arguments["keys"] == true || arguments["passphrase-file"] != nil
  }
}

/// Restores a backup: everything is verified before anything is replaced.
public struct RestoreStore: Sendable {
  let place: Workplace

  /// Gives the workplace; the store must not be open.
  public init(place: Workplace) {
    self.place = place
  }

  /// `request`: `file`; `keys` with `passphrase-file`, else the passphrase is asked.
  /// - Throws: `.fileMissing`, `.backupDamaged`, `.storeNewer`, `.passphraseWrong`,
  ///   `.argumentInvalid` when keys are asked for that aren't there; the store is then as it was.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let path = request.arguments["file"]?.string ?? ""
    let wantsKeys = request.asksForKeys
    let passphrase =
      wantsKeys
      ? try PassphraseSource(place: place, request: request)
        .read(asking: Phrase("备份的口令：", "Passphrase of the backup: ")) : nil
    let header = try LocalStore.restore(
      path, into: place.directory, environment: place.environment, keysUnder: passphrase)
    return CommandOutcome(
      sentence(header, wantsKeys),
      output: [
        "file": .string(path), "records": .number(JSONNumber(header.records)),
        "digest": .string(header.digest.text), "keys": .bool(wantsKeys),
      ], text: Phrase("", ""))
  }

  private func sentence(_ header: BackupHeader, _ hasKeys: Bool) -> Phrase {
    let done = Phrase(
      "已恢复 \(header.records) 条，原数据库移到 backups/",
      "\(header.records) records restored; the former database lies in backups/")
    if hasKeys {
      return Phrase(
        done.chinese + "；密钥已恢复，被换下的留在 keys/",
        done.english + "; the keys too, those they replace stay in keys/")
    }
    guard header.hasKeys else { return done }
    return Phrase(
      done.chinese + "；备份里的密钥没有取出，要取出请加 --keys",
      done.english + "; the keys in the backup were left there: --keys takes them")
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
