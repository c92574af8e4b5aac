import DomainModel
import JSONDiff
import RecordMerge
import Trust

/// A logged change as one reader gets it.
struct ChangeView {
  let reading: any NodeReading
  let reader: Reader

  /// A line of a pull with the rev of the reader's copy after it; nil when it is none of his.
  func line(_ logged: LoggedChange) throws(Failure) -> (line: JSONObject, rev: Digest32)? {
    guard logged.isOrdered, let after = logged.revAfter else { return nil }
    let (was, becomes) = (reader.level(logged.before), reader.level(logged.after))
    if becomes == 0 {
      return was == 0 ? nil : try withdrawn(logged)
    }
    let form = Form.of(level: becomes)
    if was > 0, Form.of(level: was) == form || logged.masked.isEmpty {
      let copy = form == Form.whole ? nil : logged.masked[form]
      return (line(logged, copy?.patch ?? logged.patch, isMasked: copy != nil), copy?.rev ?? after)
    }
    let record = SentChange.copy(try record(after: logged), form)
    let patch = Change.creation(of: record).json
    return (line(logged, patch, isMasked: form < Form.whole), Rev.of(record))
  }

  private func line(_ logged: LoggedChange, _ patch: JSON, isMasked: Bool) -> JSONObject {
    var line = logged.change
    line["patch"] = patch
    line["sequence"] = JSON(logged.sequence)
    line["clock"] = .number(JSONNumber(logged.clock))
    // Arguments may hold in clear what the copy hides.
    if isMasked { _ = line.removeValue(forName: "arguments") }
    return line
  }

  /// The record as it was after the change.
  func record(after logged: LoggedChange) throws(Failure) -> Record {
    guard let present = try reading.document(logged.record) else {
      throw Failure(.storeCorrupt, ["id": .string(logged.record)])
    }
    let later = try reading.changes(of: logged.record, after: logged.sequence)
    return try Earlier.record(than: present.record, later: later)
  }

  /// The record is none of the reader's any more: of it only the envelope stays, as a tombstone.
  private func withdrawn(
    _ logged: LoggedChange
  ) throws(Failure) -> (line: JSONObject, rev: Digest32) {
    let at = JSON.string(Change.instant(of: logged.clock).rfc3339)
    let tombstone = Record([
      "id": .string(logged.record), "type": logged.change["type"] ?? "",
      "schema": logged.change["schema"] ?? 1, "scope": .string(logged.before?.scope ?? ""),
      "updatedAt": at, "updatedBy": "system", "createdAt": at, "createdBy": "system",
      "deleted": ["at": at, "by": "system"],
    ])
    var line = line(
      logged, JSONPatch([.replace(.root, .object(tombstone.members))]).json, isMasked: true)
    // Where it went and why is for those who may read it there.
    for name in ["reason", "command"] { _ = line.removeValue(forName: name) }
    line["command"] = "withdraw"
    line["scope"] = tombstone["scope"]
    return (line, Rev.of(tombstone))
  }
}

/// Records as they were.
enum Earlier {
  /// - Throws: `.storeCorrupt` when an inverse doesn't fit.
  static func record(
    than present: Record, later changes: [LoggedChange]
  ) throws(Failure) -> Record {
    var inverses: [JSONPatch] = []
    for change in changes.reversed() {
      guard let inverse = try? JSONPatch(json: change.inverse) else {
        throw Failure(.storeCorrupt, ["text": .string("inverse \(change.sequence)")])
      }
      if !inverse.isEmpty { inverses.append(inverse) }
    }
    guard let record = SeenRecord.earlier(than: present, inverses: inverses) else {
      throw Failure(.storeCorrupt, ["id": .string(present.id)])
    }
    return record
  }
}
