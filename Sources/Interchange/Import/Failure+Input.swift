import DomainModel
import JSONDiff

extension Failure {
  /// Something in a source that can't be used, with the reason as a dotted name.
  static func input(
    _ reason: String, member: String? = nil, value: String? = nil
  ) -> Failure {
    var details: JSONObject = ["reason": .string(reason)]
    details["member"] = member.map(JSON.string)
    details["value"] = value.map { .string(String($0.prefix(40))) }
    return Failure(.inputValue, details)
  }
}
