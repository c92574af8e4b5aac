/// What a check of an identifier found.
public struct CheckResult: Hashable, Sendable {
  /// Whether the identifier stands.
  public let isValid: Bool
  /// The dotted reason when it doesn't; also a warning beside a valid one.
  public let reason: String?

  /// Whether the identifier stands.
  public var valid: Bool { isValid }

  static func invalid(_ reason: String) -> CheckResult {
    CheckResult(isValid: false, reason: reason)
  }

  static let valid = CheckResult(isValid: true, reason: nil)
}
