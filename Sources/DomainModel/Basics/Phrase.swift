/// A language that the program speaks.
public enum Language: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
}

/// One sentence or word in both languages; both are required, so a missing translation can't compile.
public struct Phrase: Hashable, Sendable {
  /// The text in simplified Chinese.
  public let chinese: String
  /// The text in English.
  public let english: String

  /// Makes a phrase from its two texts.
  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The text in the given language.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
