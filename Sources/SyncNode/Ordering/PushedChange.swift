import DomainModel
import JSONDiff
import RecordMerge

/// A change as a device sent it, read before its turn comes: reading needs nothing of the store.
struct PushedChange: Sendable {
  let object: JSONObject
  /// The same, read, and in canonical members; a failure of the change where it can't be read.
  let read: Result<(change: Change, members: JSONObject), Failure>

  init(_ object: JSONObject) {
    self.object = object
    read = Result { () throws(Failure) in
      let change = try Change(json: .object(object))
      return (change, change.json.object ?? [:])
    }
  }

  /// The record's id.
  var record: String? { object["record"]?.string }
}
