import DomainModel

/// What is said of templates.
package enum TemplatePhrases {
  package static let none = Phrase(
    "没有适用此件的模板。", "No template fits this order.")
  package static let missing = Phrase("待填：", "To be filled: ")
}
