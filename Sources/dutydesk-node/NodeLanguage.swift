import DomainModel
import Foundation

/// The language in which the program speaks to administrators.
enum NodeLanguage {
  /// What `--lang` says, else the locale; Chinese when neither says one (`C` and `POSIX` don't).
  static func of(_ words: [String], _ variables: [String: String]) -> Language {
    asked(words).flatMap(Language.init(rawValue:)) ?? locale(variables)
  }

  private static func asked(_ words: [String]) -> String? {
    if let index = words.firstIndex(of: "--lang"), index + 1 < words.count {
      return words[index + 1]
    }
    return words.first { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
  }

  private static func locale(_ variables: [String: String]) -> Language {
    for name in ["DUTYDESK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = variables[name], !value.isEmpty else { continue }
      if value.hasPrefix("zh") { return .chinese }
      if value == "C" || value.hasPrefix("C.") || value.hasPrefix("POSIX") { continue }
      return .english
    }
    return .chinese
  }
}
