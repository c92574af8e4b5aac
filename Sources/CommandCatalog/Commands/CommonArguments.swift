import DomainModel

/// Arguments that many commands ask for, so that each has one name and one title.
extension CommandArgument {
  static func reason(isRequired: Bool = false) -> CommandArgument {
    CommandArgument("reason", .longText, Phrase("理由", "Reason"), isRequired: isRequired)
  }

  static func text(_ title: Phrase = Phrase("内容", "Text"), isRequired: Bool = true) -> Self {
    CommandArgument("text", .longText, title, isRequired: isRequired)
  }

  static func unit(isRequired: Bool = false) -> CommandArgument {
    CommandArgument("to", .unit, Phrase("单位", "Unit"), isRequired: isRequired)
  }

  static func until(isRequired: Bool = false) -> CommandArgument {
    CommandArgument("until", .time, Phrase("到何时", "Until"), isRequired: isRequired)
  }

  static let reply = CommandArgument("reply", .longText, Phrase("答复", "Reply"), isRequired: true)

  static func choice(
    _ name: String, _ title: Phrase, isRequired: Bool = false, _ choices: [Choice]
  ) -> CommandArgument {
    CommandArgument(name, .choice(choices), title, isRequired: isRequired)
  }
}
