import DomainModel
import JSONDiff
import LocalStore
import Trust

/// A command binds to the record as it was when the key was read.
enum RevisionCheck {
  /// - Throws: `.recordChanged`.
  static func demand(
    _ request: CommandRequest, _ wanted: String, _ stored: StoredRecord
  ) throws(Failure) {
    let expected =
      request.expectedRevisions[wanted] ?? request.expectedRevisions[stored.record.id]
    guard let expected, expected != stored.rev.text else { return }
    var details: JSONObject = ["id": .string(stored.record.id), "rev": .string(stored.rev.text)]
    details["number"] = stored.record.number.map(JSON.string)
    throw Failure(.recordChanged, details)
  }
}
