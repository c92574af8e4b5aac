import DomainModel
import JSONDiff
import Phrasebook

/// Puts the sentence beside the code of each refused row.
enum RefusalWords {
  static func filled(_ json: JSON, _ language: Language) -> JSON {
    guard var object = json.object else { return json }
    for name in ["rejected", "refused"] {
      guard let rows = object[name]?.array else { continue }
      object[name] = .array(rows.map { row($0, language) })
    }
    return .object(object)
  }

  private static func row(_ row: JSON, _ language: Language) -> JSON {
    guard var object = row.object, object["message"] == nil,
      let code = object["code"]?.string.flatMap(Failure.Code.init(rawValue:))
    else { return row }
    let failure = Failure(code, object["details"]?.object ?? [:])
    object["message"] = .string(failure.message.headline(language))
    return .object(object)
  }
}
