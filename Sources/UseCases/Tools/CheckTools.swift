import DomainModel
import JSONDiff

/// The checks of identifiers: per value whether it holds, and if not, why.
public enum CheckTools {
  /// Unified social credit codes (GB 32100).
  public static func uscc(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  { results(request, IdentifierChecks.uscc) }

  /// Citizen ids (GB 11643).
  public static func citizenID(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  { results(request, IdentifierChecks.citizenID) }

  /// Region codes (GB/T 2260 and below).
  public static func region(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  { results(request) { IdentifierChecks.region($0) } }

  /// Licence identifiers (ISO 7064 MOD 37,36).
  public static func licenceID(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  { results(request, IdentifierChecks.licenceID) }

  private static func results(
    _ request: CommandRequest, _ check: (String) -> CheckResult
  ) -> CommandOutcome {
    let values = (request.arguments["value"]?.array ?? []).compactMap(\.string)
    var isAllValid = true
    var items: [JSON] = []
    for value in values {
      let result = check(value)
      isAllValid = isAllValid && result.valid
      let reason = result.reason.map(JSON.string) ?? .null
      items.append(["value": .string(value), "valid": .bool(result.valid), "reason": reason])
    }
    var outcome = CommandOutcome.read([
      "items": .array(items), "next": .null, "total": .number(JSONNumber(items.count)),
    ])
    outcome.exitStatus = isAllValid ? 0 : 1
    return outcome
  }
}
