import DomainModel
import JSONDiff

/// Brings times that come from outside into the one stored form, so that the same moment written
/// another way is no change.
enum TimeForms {
  /// The members with every declared time in UTC with milliseconds; what is no time stays as it
  /// is, validation says so.
  static func stored(_ members: JSONObject, type: RecordType) -> JSONObject {
    var result = members
    for member in TypeDeclaration.of(type).timeMembers {
      guard let value = members[member.name] else { continue }
      let changed = stored(value, member.kind)
      if changed != value { result[member.name] = changed }
    }
    return result
  }

  private static func stored(_ value: JSON, _ kind: MemberKind) -> JSON {
    switch (value, kind) {
    case (.string(let text), .time):
      return Instant(rfc3339: text).map { .string($0.rfc3339) } ?? value
    case (.array(let elements), .list(let element)):
      return .array(elements.map { stored($0, element) })
    case (.object(let object), .object(let members)):
      var result = object
      for member in members where member.kind.holdsTimes {
        if let inner = object[member.name] { result[member.name] = stored(inner, member.kind) }
      }
      return .object(result)
    case (.object(let object), .map(let element)):
      var result = object
      for member in object { result[member.name] = stored(member.value, element) }
      return .object(result)
    default: return value
    }
  }
}
