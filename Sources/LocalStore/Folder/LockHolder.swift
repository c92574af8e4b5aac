import JSONDiff

/// Who holds a store's lock, as the lock file tells it.
public struct LockHolder: Sendable, Hashable {
  /// The process, such as `dutydesk import (4711)`.
  public let process: String
  /// What it is doing, such as `write` or `migration`.
  public let work: String
  /// Since when, in milliseconds of Unix time.
  public let sinceMilliseconds: Int64

  var json: JSON {
    .object([
      "process": .string(process), "work": .string(work),
      "since": .number(JSONNumber(sinceMilliseconds)),
    ])
  }

  init(process: String, work: String, sinceMilliseconds: Int64) {
    self.process = process
    self.work = work
    self.sinceMilliseconds = sinceMilliseconds
  }

  /// Nil when the bytes are no holder: the file is empty, or half written at this moment.
  init?(bytes: [UInt8]) {
    let text = bytes.prefix { $0 != 0 }
    guard let json = try? JSON.parse(Array(text)), let process = json["process"]?.string,
      let work = json["work"]?.string, let since = json["since"]?.int
    else { return nil }
    self.init(process: process, work: work, sinceMilliseconds: Int64(since))
  }
}
