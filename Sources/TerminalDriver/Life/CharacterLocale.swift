import Glibc

/// The character set that the C library takes the terminal for.
public enum CharacterLocale {
  /// Makes the C library write UTF-8; without it ncurses drops Chinese silently.
  ///
  /// - Returns: the character set that the environment asked for when it was another one, for one
  ///   sentence about it; nil when it was UTF-8.
  public static func prepare() -> String? {
    setlocale(LC_CTYPE, "")
    let wanted = codeset
    if wanted == "UTF-8" { return nil }
    for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"] {
      if setlocale(LC_CTYPE, name) != nil, codeset == "UTF-8" { break }
    }
    return wanted
  }

  private static var codeset: String {
    guard let name = nl_langinfo(Int32(CODESET)) else { return "" }
    return String(cString: name)
  }
}
