import DomainModel
import class GRDB.Database
import Foundation
import JSONDiff

extension LocalStore {
  /// Erases members of records to the last byte: from the documents, from the patches, arguments
  /// and reasons of earlier changes, from drafts, from the search index, from blobs that nothing
  /// names any more, and from the log of the database. The changes themselves stay with their
  /// digests.
  ///
  /// - Parameters:
  ///   - erasures: what is to go, each with what remains; all in one transaction.
  ///   - context: who erases, when and why.
  /// - Returns: what was taken away.
  /// - Throws: `record.notFound`, `store.busy`, `store.failed`. Nothing is then erased.
  public func erase(
    _ erasures: [MemberErasure], by context: WriteContext
  ) throws(Failure) -> ErasureReceipt {
    try onWriter { (database) throws(Failure) in
      try Query(database, "PRAGMA secure_delete = ON").run()
    }
    var bulk = context
    bulk.isBulk = true
    let (changes, told) = try write(by: bulk) { (transaction) throws(Failure) in
      var changes = 0
      var told: [JSON] = []
      for erasure in erasures {
        let (count, values) = try transaction.erase(erasure)
        changes += count
        told += values
      }
      return (changes, told)
    }
    let isLogEmpty = try emptyIndexAndLog(by: bulk)
    let blobs = erasures.flatMap(\.blobs).map(JSON.string)
    let digests = BlobNames.digests(in: JSON.array(told + blobs).canonicalText)
    return ErasureReceipt(
      texts: ErasedTexts(told), changes: changes, blobs: try removeUnnamedBlobs(Set(digests)),
      backups: backupCount, isLogEmpty: isLogEmpty)
  }

  /// - Returns: how many contents no record names any more.
  func removeUnnamedBlobs(_ digests: Set<String>) throws(Failure) -> Int {
    guard !digests.isEmpty else { return 0 }
    let kept = Set(try BlobNames.named(in: self))
    var count = 0
    for digest in digests.subtracting(kept) {
      let path = folder.blob(digest)
      guard FileManager.default.fileExists(atPath: path) else { continue }
      do {
        try FileManager.default.removeItem(atPath: path)
        count += 1
      } catch {
        throw Failure(.cannotWrite, ["path": .string(path)])
      }
    }
    return count
  }

  private var backupCount: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.backups))?.count ?? 0
  }
}

extension WriteTransaction {
  private static let erasing = "erase"

  /// - Returns: how many changes told it, and what the member was, now and before.
  fileprivate func erase(
    _ erasure: MemberErasure
  ) throws(Failure) -> (changes: Int, told: [JSON]) {
    let present = try presentRow(erasure.record, expectedRev: erasure.rev)
    let before = try present.record()
    let value = JSON.object(before.members).value(at: erasure.pointer)
    _ = try store(
      Record(erasure.remaining), over: present, before: before, Self.erasing,
      ["field": .string(erasure.pointer.description)])
    let redacted = try redactHistory(of: present.row, erasure.pointer, telling: value)
    try Query(database, "DELETE FROM localItem WHERE record = ?")
      .bind(RecordKey(erasure.record), 1).run()
    return redacted
  }

  /// The change that erases is among them: its patch tells nothing, but its inverse would bring the
  /// member back.
  private func redactHistory(
    of row: Int64, _ pointer: JSONPointer, telling value: JSON?
  ) throws(Failure) -> (changes: Int, told: [JSON]) {
    let redaction = HistoryRedaction(pointer)
    let changes = try Query(
      database,
      "SELECT \(ChangeRows.columns) FROM change JOIN record ON record.row = change.record"
        + " WHERE change.record = ?"
    ).bind(row, 1).all { (query) throws(Failure) in try ChangeRows.stored(query) }
    let patches = changes.flatMap { change in
      [change.command == Self.erasing ? nil : change.patch, change.inverse].compactMap { $0 }
    }
    let values = [value].compactMap { $0 } + patches.flatMap(redaction.told)
    let texts = ErasedTexts(values)
    var count = 0
    for change in changes {
      let isErasing = change.command == Self.erasing
      let patch = isErasing ? change.patch : change.patch.map(redaction.redacted)
      let inverse = change.inverse.map(redaction.redacted)
      let told = texts.areIn(.object(change.arguments))
      let reason = change.reason.flatMap { texts.areIn(.string($0)) ? nil : $0 }
      guard patch != change.patch || inverse != change.inverse || told || reason != change.reason
      else { continue }
      count += 1
      try Query(
        database,
        "UPDATE change SET patch = ?, inverse = ?, arguments = ?, reason = ? WHERE sequence = ?"
      ).bind(patch?.canonicalBytes(), 1).bind(inverse?.json.canonicalBytes(), 2)
        .bind(told && !isErasing ? nil : change.arguments.canonicalBytes(), 3).bind(reason, 4)
        .bind(change.sequence, 5).run()
    }
    return (count, values)
  }
}
