import DomainModel
import JSONDiff
import UseCases

/// Turns names of units, operators and records among a command's arguments into ids.
struct ReferenceResolution {
  let workplace: Workplace
  let command: Command

  /// - Throws: `.unitUnknown` with candidates, `.actorUnknown`, `.notFound`, `.ambiguous`.
  func resolved(_ request: CommandRequest) throws(Failure) -> CommandRequest {
    var resolved = request
    for (name, value) in command.defaults where resolved.arguments[name] == nil {
      resolved.arguments[name] = value
    }
    for argument in command.arguments {
      guard let text = resolved.arguments[argument.name]?.string else { continue }
      switch argument.kind {
      case .unit:
        let id = try ReferenceLookup(desk: try workplace.desk()).unit(text)
        resolved.arguments[argument.name] = .string(id)
      case .person:
        let id = try ReferenceLookup(desk: try workplace.desk()).person(text)
        resolved.arguments[argument.name] = .string(id)
      case .persons:
        resolved.arguments[argument.name] = .array(try persons(text))
      case .citations:
        let citations = try CitationLookup(desk: try workplace.desk())(text)
        resolved.arguments[argument.name] = .array(citations)
      case .signatures:
        resolved.arguments[argument.name] = .array(signatures(text, try workplace.desk()))
      case .record(let type):
        let id = try ReferenceLookup(desk: try workplace.desk()).record(text, type: type)
        resolved.arguments[argument.name] = .string(id)
      default: continue
      }
    }
    return resolved
  }

  private func persons(_ text: String) throws(Failure) -> [JSON] {
    let lookup = ReferenceLookup(desk: try workplace.desk())
    var ids: [JSON] = []
    for name in text.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == "、" }) {
      ids.append(.string(try lookup.person(String(name))))
    }
    return ids
  }

  /// The parties who signed, by name.
  private func signatures(_ text: String, _ desk: Desk) -> [JSON] {
    text.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == "、" }).map { party in
      [
        "id": .string(desk.newID()), "party": .string(String(party)),
        "at": .string(desk.now.rfc3339),
      ]
    }
  }
}
