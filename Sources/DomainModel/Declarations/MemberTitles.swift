/// The words on screen for members; English comes from the name, Chinese from a table.
enum MemberTitles {
  static func title(of member: MemberDeclaration) -> Phrase {
    let chinese = special[member.path] ?? words[member.name] ?? member.name
    return Phrase(chinese, english(member.name))
  }

  /// The camel-case name as words: `dueAt` is `due at`.
  static func english(_ name: String) -> String {
    var text = ""
    for character in name {
      if character.isUppercase {
        text.append(" ")
        text.append(contentsOf: character.lowercased())
      } else {
        text.append(character)
      }
    }
    return text
  }

  static let special: [String: String] = [:]
  static let words: [String: String] = [:]
}
