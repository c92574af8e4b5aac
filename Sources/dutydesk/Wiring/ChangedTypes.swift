import DomainModel
import LocalStore
import Synchronization

/// Notices which types were written since the last look, by this process or another.
///
/// Every commit appends to the log, so the store is asked only when that file has changed: a look
/// at a store where nothing happens costs two system calls, through the night too.
final class ChangedTypes: Sendable {
  private let store: LocalStore
  private let seen: Mutex<Seen>

  private struct Seen {
    var version = 0
    var types: [RecordType: Int] = [:]
    var log: LogStamp?
    /// Whether the log was as it is at the look before: times of files are coarse, so a change is
    /// looked for once more.
    var isSettled = false
  }

  init(store: LocalStore) {
    self.store = store
    seen = Mutex(Seen())
    _ = take()
  }

  /// The names of the types.
  func take() -> Set<String> {
    let log = LogStamp(path: store.folder.database + "-wal")
    return seen.withLock { seen in
      let isSame = log != nil && log == seen.log
      if isSame && seen.isSettled { return [] }
      seen.log = log
      seen.isSettled = isSame
      let before = seen.version
      let present = try? store.read { (reader) throws(Failure) -> (Int, [RecordType: Int])? in
        let version = try reader.dataVersion()
        return version == before ? nil : (version, try reader.typeVersions())
      }
      guard let present = present.flatMap({ $0 }) else { return [] }
      let changed = present.1.filter { $0.value != seen.types[$0.key] }.map(\.key.rawValue)
      (seen.version, seen.types) = present
      return Set(changed)
    }
  }
}
