/// The words on screen for the words of enumerations.
public enum EnumerationTitles {
  /// The title of a word; an unknown one is shown as it stands.
  public static func title(_ word: String, of type: RecordType?, member: String) -> Phrase {
    let key = member + "." + word
    let chinese = special["\(type?.rawValue ?? "").\(key)"] ?? special[key] ?? words[word] ?? word
    return Phrase(chinese, MemberTitles.english(word))
  }

  static let special: [String: String] = [:]
  static let words: [String: String] = [:]
}
