import DomainModel

extension LocalStore {
  /// Checks the store: files, structure, everything derived against the documents, index, lock,
  /// disk. Reads all documents: seconds for 10⁶ records. Other processes may go on working.
  public func doctor() throws(Failure) -> [DoctorFinding] {
    var findings = FolderChecks.findings(folder)
    findings.append(LockCheck.finding(lock, now: environment.now()))
    findings += try read { (reader) throws(Failure) in
      var inside = [try StructureCheck.finding(reader.session)]
      inside += try DerivedCheck(session: reader.session).findings()
      inside.append(try IndexCheck.finding(reader))
      inside.append(try OutboxCheck.finding(reader))
      return inside
    }
    return findings
  }
}

/// Whether the database's pages, indexes and constraints fit together.
enum StructureCheck {
  private static let shown = 5

  static func finding(_ session: StoreSession) throws(Failure) -> DoctorFinding {
    let lines = try Query(session.database, "PRAGMA integrity_check(20)").all { $0.text(0) }
    guard lines != ["ok"] else {
      return DoctorFinding(
        "store.integrity", .ok, Phrase("数据库结构完好", "The database's structure is sound"))
    }
    let text = lines.prefix(shown).joined(separator: "; ")
    return DoctorFinding(
      "store.integrity", .error,
      Phrase("数据库结构损坏：\(text)", "The database is damaged: \(text)"),
      remedy: Phrase(
        "用最近的备份恢复：dutydesk restore FILE",
        "Restore the latest backup: dutydesk restore FILE"))
  }
}

/// Whether the search index has reached all records.
enum IndexCheck {
  static func finding(_ reader: StoreReader) throws(Failure) -> DoctorFinding {
    let version = try Meta.text(reader.session.database, .tokenVersion)
    guard version == SearchIndex.tokenVersion else {
      return DoctorFinding(
        "store.index", .warning,
        Phrase("搜索索引是旧版分词", "The search index has tokens of another version"),
        remedy: Phrase(
          "以可写方式打开一次，索引会自动重建",
          "Open the store for writing once; the index is then rebuilt"))
    }
    let share = Int(try reader.indexedShare() * 100)
    guard share < 100 else {
      return DoctorFinding(
        "store.index", .ok, Phrase("搜索索引完整", "The search index is complete"))
    }
    return DoctorFinding(
      "store.index", .note, Phrase("已索引 \(share) %", "\(share) % is indexed"),
      remedy: Phrase("工作站运行时会自动完成", "The workstation completes it while it runs"))
  }
}

/// Whether changes are owed or refused.
enum OutboxCheck {
  static func finding(_ reader: StoreReader) throws(Failure) -> DoctorFinding {
    let numbers = try reader.numbers()
    guard numbers.refusedChanges > 0 else {
      return DoctorFinding(
        "store.outbox", .ok,
        Phrase(
          "待同步变更 \(numbers.pendingChanges) 项，无退回",
          "\(numbers.pendingChanges) changes wait for the node, none was refused"))
    }
    return DoctorFinding(
      "store.outbox", .warning,
      Phrase(
        "有 \(numbers.refusedChanges) 项变更被上级节点退回",
        "The node refused \(numbers.refusedChanges) changes"),
      remedy: Phrase("在“冲突”屏逐项处理", "Settle them on the Conflicts screen"))
  }
}

/// Who holds the lock.
enum LockCheck {
  /// Longer than any transaction but a migration or a restore.
  private static let longSeconds = 60

  static func finding(_ lock: StoreLock?, now: Instant) -> DoctorFinding {
    guard let holder = lock?.holder() else {
      return DoctorFinding("store.lock", .ok, Phrase("写锁空闲", "The write lock is free"))
    }
    let since = Instant(milliseconds: holder.sinceMilliseconds)
    let isLong = now.seconds(since: since) > longSeconds
    let time = since.rfc3339
    return DoctorFinding(
      "store.lock", isLong ? .warning : .note,
      Phrase(
        "写锁由 \(holder.process) 持有（\(holder.work)，自 \(time)）",
        "\(holder.process) holds the write lock (\(holder.work), since \(time))"),
      remedy: isLong
        ? Phrase("若该程序已停止响应，请结束它", "If that program no longer responds, end it") : nil)
  }
}
