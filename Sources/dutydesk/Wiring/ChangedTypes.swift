import DomainModel
import LocalStore
import Synchronization

/// Notices which types were written since the last look, by this process or another.
final class ChangedTypes: Sendable {
  private let store: LocalStore
  private let seen: Mutex<Seen>

  private struct Seen {
    var version = 0
    var types: [RecordType: Int] = [:]
  }

  init(store: LocalStore) {
    self.store = store
    seen = Mutex(Seen())
    _ = take()
  }

  /// The names of the types; one cheap read when nothing was written.
  func take() -> Set<String> {
    seen.withLock { seen in
      let present = try? store.read { (reader) throws(Failure) -> Seen? in
        let version = try reader.dataVersion()
        guard version != seen.version else { return nil }
        return Seen(version: version, types: try reader.typeVersions())
      }
      guard let present = present.flatMap({ $0 }) else { return [] }
      let changed = present.types.filter { $0.value != seen.types[$0.key] }.map(\.key.rawValue)
      seen = present
      return Set(changed)
    }
  }
}
