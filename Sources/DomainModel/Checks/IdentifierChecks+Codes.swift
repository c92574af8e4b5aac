extension IdentifierChecks {
  /// A unified social credit code (GB 32100); a wrong organisation digit (GB 11714) only warns.
  public static func uscc(_ value: String) -> CheckResult {
    let bytes = Array(value.utf8)
    guard bytes.count == 18 else { return .invalid("uscc.length") }
    let values = bytes.compactMap { usccAlphabet.firstIndex(of: $0) }
    guard values.count == 18 else { return .invalid("uscc.characters") }
    guard decimal(bytes[2..<8]) != nil else { return .invalid("uscc.region") }
    var sum = 0
    var weight = 1
    for value in values.prefix(17) {
      sum += value * weight
      weight = weight * 3 % 31
    }
    guard values[17] == (31 - sum % 31) % 31 else { return .invalid("uscc.check") }
    let organisation = Array(bytes[8..<17])
    let isWarned = organisationCheck(organisation) != organisation[8]
    return CheckResult(isValid: true, reason: isWarned ? "uscc.organisationCheck" : nil)
  }

  /// A licence identifier `1.2.156.3005.2.TYPE.ISSUER.SERIAL.VERSION.CHECK`.
  public static func licenceID(_ value: String) -> CheckResult {
    let root = "1.2.156.3005.2."
    guard value.hasPrefix(root) else { return .invalid("licenceId.root") }
    let parts = value.dropFirst(root.utf8.count)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 5, parts.allSatisfy({ !$0.isEmpty }), parts[4].utf8.count == 1 else {
      return .invalid("licenceId.parts")
    }
    let body = parts.prefix(4).joined()
    guard let check = mod37Check(body) else { return .invalid("licenceId.characters") }
    return String(parts[4]) == check ? .valid : .invalid("licenceId.check")
  }

  /// The check character of ISO 7064 MOD 37,36; nil when a character isn't `0-9A-Z`.
  public static func mod37Check(_ body: String) -> String? {
    var product = 36
    for byte in body.utf8 {
      guard let value = alphanumeric.firstIndex(of: byte) else { return nil }
      let sum = (product + value) % 36
      product = (sum == 0 ? 36 : sum) * 2 % 37
    }
    let check = (37 - product) % 36
    return String(decoding: [alphanumeric[check]], as: UTF8.self)
  }

  /// The check character of an organisation code's first eight (GB 11714).
  static func organisationCheck(_ bytes: [UInt8]) -> UInt8? {
    let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    var sum = 0
    for (byte, weight) in zip(bytes, weights) {
      guard let value = alphanumeric.firstIndex(of: byte) else { return nil }
      sum += value * weight
    }
    switch 11 - sum % 11 {
    case 10: return 0x58
    case 11: return 0x30
    case let check: return UInt8(0x30 + check)
    }
  }

  private static let usccAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let alphanumeric = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}
