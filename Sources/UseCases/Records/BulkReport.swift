import DomainModel
import JSONDiff

/// The JSON of a command on many records.
enum BulkReport {
  static func json(
    _ changed: [String], _ refused: [CommandOutcome.Refusal], group: String?
  ) -> JSON {
    var object: JSONObject = [
      "changed": .array(changed.map(JSON.string)), "refused": .array(refused.map(refusal)),
    ]
    object["group"] = group.map(JSON.string)
    return .object(object)
  }

  private static func refusal(_ refusal: CommandOutcome.Refusal) -> JSON {
    [
      "id": .string(refusal.record), "code": .string(refusal.failure.code.rawValue),
      "details": .object(refusal.failure.details),
    ]
  }
}
