import DomainModel

/// The sentence of each rule that refuses a command.
enum RuleWords {
  /// The rule in words; one that has none yet is named as it is.
  static func sentence(_ failure: Failure) -> Phrase {
    let name = failure.detail("rule") ?? ""
    if let words = words[name] { return words }
    return Phrase("规则 \(name) 不允许。", "The rule \(name) refuses this.")
  }

  private static let words: [String: Phrase] = [:]
}
