import Foundation
import JSONDiff
import Logging

/// One JSON object a line on standard error: time, level, message and what belongs to it.
struct NodeLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  static func logger() -> Logger {
    Logger(label: "dutydesk-node") { _ in NodeLog() }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line: JSONObject = [
      "at": .string(Date().ISO8601Format()), "level": .string(event.level.rawValue),
      "message": .string("\(event.message)"),
    ]
    let more = event.metadata ?? [:]
    for (name, value) in metadata.merging(more, uniquingKeysWith: { $1 }) {
      line[name] = .string("\(value)")
    }
    FileHandle.standardError.write(Data(line.canonicalBytes() + [0x0A]))
  }
}
