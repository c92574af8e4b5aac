import DomainModel
import Interchange
import JSONDiff

/// What an import did, item by item where it refused.
struct ImportReport {
  /// A refused item with its file, when there were several.
  struct Rejected {
    let file: String?
    let place: ImportPlace
    let failure: Failure

    var placeText: String {
      let prefix = file.map { $0 + " " } ?? ""
      switch place {
      case .line(let number): return prefix + ":\(number)"
      case .path(let path): return path == file ? path : prefix + path
      }
    }
  }

  /// What is kept of refusals; more are only counted.
  static let keptRejections = 10_000

  /// How many names of what has no place are kept.
  static let keptNames = 1000

  var created = 0
  var updated = 0
  var unchanged = 0
  private(set) var rejected: [Rejected] = []
  /// All that were refused.
  private(set) var rejectedCount = 0
  /// What the sources say and records have no member for, with how often it was met.
  private(set) var leftOut: [String: Int] = [:]
  /// The first records that a dry run would write, masked as on any screen.
  private(set) var preview: [Record] = []
  static let previewed = 5
  var isInterrupted = false
  /// Whether alerts came in, which may replace others.
  var hasAlerts = false

  mutating func leaveOut(_ names: [String]) {
    for name in names where leftOut.count < ImportReport.keptNames || leftOut[name] != nil {
      leftOut[name, default: 0] += 1
    }
  }

  mutating func show(_ record: Record) {
    guard preview.count < ImportReport.previewed else { return }
    preview.append(Masking.masked(record, level: RecordPrinting.outputLevel))
  }

  mutating func reject(_ place: ImportPlace, _ failure: Failure) {
    rejectedCount += 1
    guard rejected.count < ImportReport.keptRejections else { return }
    rejected.append(Rejected(file: nil, place: place, failure: failure))
  }

  mutating func add(_ other: ImportReport, path: String?) {
    created += other.created
    updated += other.updated
    unchanged += other.unchanged
    isInterrupted = isInterrupted || other.isInterrupted
    hasAlerts = hasAlerts || other.hasAlerts
    rejected += other.rejected.prefix(ImportReport.keptRejections - rejected.count).map {
      Rejected(file: path, place: $0.place, failure: $0.failure)
    }
    rejectedCount += other.rejectedCount
    preview += other.preview.prefix(ImportReport.previewed - preview.count)
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
  }

  /// `created`, `updated`, `unchanged`, `rejected` (the first of them) with their
  /// `rejectedCount`, and `leftOut` when there is any.
  var json: JSON {
    var object: JSONObject = [
      "created": .number(JSONNumber(created)), "updated": .number(JSONNumber(updated)),
      "unchanged": .number(JSONNumber(unchanged)), "rejected": .array(rejected.map(json)),
      "rejectedCount": .number(JSONNumber(rejectedCount)),
    ]
    if !preview.isEmpty { object["preview"] = .array(preview.map { .object($0.members) }) }
    if !leftOut.isEmpty {
      object["leftOut"] = .array(
        leftOut.sorted { $0.key < $1.key }.map {
          ["member": .string($0.key), "count": JSON($0.value)]
        })
    }
    return .object(object)
  }

  private func json(_ item: Rejected) -> JSON {
    var object: JSONObject = ["code": .string(item.failure.code.rawValue)]
    object["details"] = .object(item.failure.details)
    object["file"] = item.file.map(JSON.string)
    switch item.place {
    case .line(let number): object["line"] = .number(JSONNumber(number))
    case .path(let path): object["path"] = .string(path)
    }
    return .object(object)
  }
}
