import JSONDiff

/// The one error of the program: a stable code and the details that its sentence needs.
///
/// Conventional details: `id`, `number`, `type`, `command`, `status`, `rule` (dotted name of the rule
/// that refuses), `roles` (who may, as role names), `member` (pointer), `argument`, `candidates`, `line`,
/// `path`, `value`, `limit`, `text` (what a library said).
public struct Failure: Error, Hashable, Sendable {
  /// What went wrong.
  public let code: Code
  /// What the sentence about it needs; never an unmasked personal value.
  public let details: JSONObject

  /// Makes a failure.
  public init(_ code: Code, _ details: JSONObject = [:]) {
    self.code = code
    self.details = details
  }

  /// A text detail, nil when there is none.
  public func detail(_ name: String) -> String? {
    details[name]?.string
  }

  /// The same failure with one more detail.
  public func adding(_ name: String, _ value: JSON) -> Failure {
    var more = details
    more[name] = value
    return Failure(code, more)
  }
}

extension Failure: CustomStringConvertible {
  /// Code and details, for test output and logs.
  public var description: String {
    code.rawValue + " " + JSON.object(details).canonicalText
  }
}
