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

  var created = 0
  var updated = 0
  var unchanged = 0
  var rejected: [Rejected] = []
  var isInterrupted = false
  /// Whether alerts came in, which may replace others.
  var hasAlerts = false

  mutating func reject(_ place: ImportPlace, _ failure: Failure) {
    guard rejected.count < ImportReport.keptRejections else { return }
    rejected.append(Rejected(file: nil, place: place, failure: failure))
  }

  mutating func add(_ other: ImportReport, path: String?) {
    created += other.created
    updated += other.updated
    unchanged += other.unchanged
    isInterrupted = isInterrupted || other.isInterrupted
    hasAlerts = hasAlerts || other.hasAlerts
    rejected += other.rejected.map {
      Rejected(file: path, place: $0.place, failure: $0.failure)
    }
  }

  /// `created`, `updated`, `unchanged`, `rejected`.
  var json: JSON {
    [
      "created": .number(JSONNumber(created)), "updated": .number(JSONNumber(updated)),
      "unchanged": .number(JSONNumber(unchanged)), "rejected": .array(rejected.map(json)),
    ]
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
