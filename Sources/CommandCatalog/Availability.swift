import DomainModel

/// Whether a command can run now, and if not, why; palette, hints and next steps show it.
public enum Availability: Sendable, Hashable {
  case available
  /// The sentence says which rule refuses it and who may do it.
  case unavailable(Phrase)

  /// Whether the command can run.
  public var isAvailable: Bool { self == .available }
}
