import AppShell
import Assets
import Synchronization

/// Notices when `config.toml` was saved, made or removed: one system call a look.
final class ConfigurationWatch: Sendable {
  private let path: String
  private let seen: Mutex<(stamp: LogStamp?, configuration: Configuration)>

  init(path: String, configuration: Configuration) {
    self.path = path
    seen = Mutex((LogStamp(path: path), configuration))
  }

  /// What the file says now; nil when it wasn't written since the last look.
  func take() -> ConfigurationChange? {
    let stamp = LogStamp(path: path)
    return seen.withLock { seen in
      guard stamp != seen.stamp else { return nil }
      let loaded = ConfigurationFile.load(path)
      let change = ConfigurationChange(
        before: seen.configuration, after: loaded.configuration,
        problems: loaded.problems.map(\.phrase))
      seen = (stamp, loaded.configuration)
      return change
    }
  }
}
