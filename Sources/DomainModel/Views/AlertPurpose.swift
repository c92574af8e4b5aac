import JSONDiff

/// What a CAP message is for, by its `status` (CAP 1.2, section 3.2.1).
public enum AlertPurpose: String, Sendable {
  case actual = "Actual"
  /// A drill: marked everywhere, out of all figures.
  case exercise = "Exercise"
  /// Between machines: not for people.
  case system = "System"
  /// Stands in the list and doesn't ring.
  case test = "Test"
  /// Not to be acted on yet.
  case draft = "Draft"

  /// The purpose of an alert. A message that says nothing, or a word that CAP doesn't know, is taken
  /// as real: better a ring too many.
  public static func of(_ record: Record) -> AlertPurpose {
    record["cap"]?["status"]?.string.flatMap(AlertPurpose.init(rawValue:)) ?? .actual
  }

  /// Whether it stands in the lists of alerts; the others are in the source's log only.
  var isListed: Bool { self != .system && self != .draft }
}

extension Record {
  /// Whether it belongs to a drill, by a drill's task or by what its message says.
  public var isDrill: Bool {
    drill != nil || type == .alert && AlertPurpose.of(self) == .exercise
  }
}
