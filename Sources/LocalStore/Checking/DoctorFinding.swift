import DomainModel

/// What a check of the store found.
public struct DoctorFinding: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: Int, Sendable, Hashable, Comparable {
    /// As it should be.
    case ok
    /// Worth knowing.
    case note
    /// Should be mended.
    case warning
    /// Must be mended.
    case error

    /// Worse is more.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// A stable name of the check, such as `store.digest`.
  public let check: String
  /// How bad it is.
  public let severity: Severity
  /// What was found.
  public let text: Phrase
  /// How to mend it, nil where nothing needs mending.
  public let remedy: Phrase?

  /// Makes a finding.
  public init(_ check: String, _ severity: Severity, _ text: Phrase, remedy: Phrase? = nil) {
    self.check = check
    self.severity = severity
    self.text = text
    self.remedy = remedy
  }
}
