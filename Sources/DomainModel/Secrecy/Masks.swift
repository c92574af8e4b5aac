extension Masking {
  /// A telephone number with its middle hidden: `138****2071`; short ones keep the last two digits.
  public static func maskPhone(_ phone: String) -> String {
    let characters = Array(phone)
    guard characters.count >= 8 else { return "****" + String(characters.suffix(2)) }
    return String(characters.prefix(3)) + "****" + String(characters.suffix(4))
  }

  /// A person's name with all but its first character hidden, whatever its length: `王**`.
  public static func maskName(_ name: String) -> String {
    name.first.map { String($0) + "**" } ?? ""
  }

  /// A citizen id with its middle hidden: `3701**********1234`.
  public static func maskIdentity(_ identity: String) -> String {
    let characters = Array(identity)
    guard characters.count >= 12 else { return String(repeating: "*", count: characters.count) }
    return String(characters.prefix(4)) + String(repeating: "*", count: characters.count - 8)
      + String(characters.suffix(4))
  }

  /// An address of which only the beginning stays.
  public static func maskAddress(_ address: String) -> String {
    String(address.prefix(6)) + "****"
  }

  /// Whether a text is what one of the masks makes, so that it must never be written back.
  public static func isMask(_ text: String) -> Bool {
    text.contains("**")
  }
}
