import Glibc

/// The character set that the C library takes the terminal for.
public enum CharacterLocale {
  /// What was chosen in place of a locale that can't carry Chinese.
  public struct Substitution: Hashable, Sendable {
    /// The character set that the environment asked for.
    public let characterSet: String
    /// The locale in use; nil where none for UTF-8 is installed.
    public let chosen: String?
  }

  /// Makes the C library write UTF-8; without it ncurses drops Chinese silently.
  ///
  /// - Returns: what to say about it in one sentence; nil when the environment asked for UTF-8.
  public static func prepare() -> Substitution? {
    setlocale(LC_CTYPE, "")
    let wanted = codeset
    if wanted == "UTF-8" { return nil }
    let chosen = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"].first { (name: String) in
      setlocale(LC_CTYPE, name) != nil && codeset == "UTF-8"
    }
    return Substitution(characterSet: wanted, chosen: chosen)
  }

  private static var codeset: String {
    guard let name = nl_langinfo(Int32(CODESET)) else { return "" }
    return String(cString: name)
  }
}
