import DomainModel
import JSONDiff

/// What a desk confirms to its node.
public enum Receipt: Sendable, Hashable {
  /// Rows and blobs of a scope are erased.
  case forgotten(scope: String, at: Instant)
  /// An alert was shown to somebody.
  case alertShown(alert: String, alertNumber: Int, scope: String, at: Instant)

  /// The line.
  public var json: JSONObject {
    switch self {
    case .forgotten(let scope, let at):
      return ["forgotten": ["scope": .string(scope), "at": .string(at.rfc3339)]]
    case .alertShown(let alert, let number, let scope, let at):
      return [
        "alertShown": [
          "alert": .string(alert), "alertNumber": JSON(number), "scope": .string(scope),
          "at": .string(at.rfc3339),
        ]
      ]
    }
  }

  /// Reads a line.
  /// - Throws: `.malformed`.
  public init(json line: JSONObject) throws(Problem) {
    if let forgotten = line["forgotten"], let scope = forgotten["scope"]?.string,
      let at = forgotten["at"]?.string.flatMap({ Instant(rfc3339: $0) })
    {
      self = .forgotten(scope: scope, at: at)
    } else if let shown = line["alertShown"], let alert = shown["alert"]?.string,
      let number = shown["alertNumber"]?.int, let scope = shown["scope"]?.string,
      let at = shown["at"]?.string.flatMap({ Instant(rfc3339: $0) })
    {
      self = .alertShown(alert: alert, alertNumber: number, scope: scope, at: at)
    } else {
      throw Problem(.malformed, ["code": "receipt.form"])
    }
  }
}
